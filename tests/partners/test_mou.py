"""Agreements: from a draft to an offer, signatures, renewal, the end."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from network.lib.dates import today
from partners import leaving
from partners.models import Mou, MouTemplate
from partners.mou_document import as_text, sha256_of
from people.models import AuditEntry, Delivery, Link
from tests.make_mous import make_active, make_mou, make_offered, make_template, sign_as
from tests.make_promises import make_appointment, make_role


def kinds(address: str) -> list[str]:
    return list(Delivery.objects.filter(address=address).order_by("pk").values_list("kind", flat=True))


def test_a_draft_is_filled_from_the_jobs_and_promises_of_the_partner(asha, sandpiper, ben):
    make_appointment(make_role("Note-taker", hours=3), sandpiper, person=ben)
    gives = [{"kind": "in_kind", "words": "a heated room on Fridays"}]
    mou = make_mou(asha, sandpiper, gives=gives, gets=["A seat at the table"])
    text = mou.draft_text()
    assert "– Note-taker · Ben Okafor · about 3 hours a month" in text
    assert "– gifts in kind: a heated room on Fridays" in text
    assert "– A seat at the table" in text
    assert "[partner]" not in text
    assert "[end]" not in text
    assert (mou.signer, mou.state, mou.days_left(today())) == (ben, "draft", 364)


def test_what_is_offered_is_frozen_with_its_fingerprint_and_mailed_with_a_link(asha, sandpiper, ben):
    mou = make_offered(asha, sandpiper)
    version = mou.current
    assert version.sha256 == sha256_of(version.text)
    assert version.text == as_text(version.document)
    assert version.size == len(version.text.encode())
    assert kinds(ben.email) == ["mou_offered"]
    assert Link.objects.usable().for_act("mou.sign", mou).get().person == ben


def test_both_sign_in_either_order_and_then_it_holds(asha, sandpiper, ben, clinic, dora):
    for partner, signer, order in ((sandpiper, ben, ("partner", "backbone")), (clinic, dora, ("backbone", "partner"))):
        mou = make_offered(asha, partner)
        people = {"partner": signer, "backbone": asha}
        sign_as(mou, people[order[0]], order[0])
        assert (mou.state, mou.awaits()) == ("offered", [order[1]])
        sign_as(mou, people[order[1]], order[1])
        assert (mou.state, mou.awaits()) == ("active", [])


def test_each_signer_gets_a_receipt_with_the_head_of_the_chain_and_the_way_to_the_copy(asha, sandpiper, ben):
    mou = make_active(asha, sandpiper)
    assert kinds(ben.email) == ["mou_offered", "mou_receipt", "mou_active"]
    assert kinds(asha.email) == ["mou_ready", "mou_receipt", "mou_active"]
    signed = AuditEntry.objects.filter(act="mou.signed").order_by("number")
    receipt = Delivery.objects.get(kind="mou_receipt", person=ben)
    assert signed[0].hash in receipt.text
    assert mou.current.sha256 in receipt.text


def test_a_signature_keeps_who_as_what_when_and_from_where(asha, sandpiper, ben):
    signature = sign_as(make_offered(asha, sandpiper), ben, name=" Ben Okafor ", position="coordinator")
    signature.refresh_from_db()
    assert (signature.name, signature.position, signature.side) == ("Ben Okafor", "coordinator", "partner")
    assert signature.authority == "I may sign for Sandpiper Playgroup."
    assert "version 1" in signature.consent
    assert (signature.how, signature.link_id, signature.address) == ("personal link", 7, "192.0.2.7")
    assert signature.sha256 == signature.version.sha256


def test_the_moment_of_signing_is_that_of_the_database_whatever_the_web_process_thinks(
    asha, sandpiper, ben, time_machine
):
    mou = make_offered(asha, sandpiper)
    time_machine.move_to("2020-01-01 12:00")
    assert sign_as(mou, ben).at.year > 2020


def test_the_same_click_twice_is_one_signature_and_one_receipt(asha, sandpiper, ben):
    mou = make_offered(asha, sandpiper)
    assert sign_as(mou, ben) == sign_as(mou, ben)
    assert AuditEntry.objects.filter(act="mou.signed").count() == 1
    assert Delivery.objects.filter(kind="mou_receipt").count() == 1


def test_somebody_else_cannot_sign_again_nor_one_person_for_both_sides(asha, sandpiper, ben, fern):
    mou = make_offered(asha, sandpiper)
    sign_as(mou, ben)
    with pytest.raises(ValidationError, match="has been signed already"):
        sign_as(mou, fern)
    with pytest.raises(ValidationError, match="a second person signs"):
        sign_as(mou, ben, "backbone")


def test_a_draft_cannot_be_signed(asha, sandpiper, ben):
    with pytest.raises(ValidationError, match="not offered"):
        sign_as(make_mou(asha, sandpiper), ben, sha256="0" * 64)


def test_without_somebody_to_sign_nothing_is_offered(asha, sandpiper):
    with pytest.raises(ValidationError, match="who signs"):
        make_mou(asha, sandpiper).offer(asha)


def test_a_partner_has_one_agreement_at_a_time_in_work(asha, sandpiper, ben):
    make_mou(asha, sandpiper)
    with pytest.raises(ValidationError, match="being worked on already"):
        make_mou(asha, sandpiper)


def test_offered_again_signatures_under_the_earlier_text_no_longer_count(asha, sandpiper, ben):
    mou = make_offered(asha, sandpiper)
    sign_as(mou, ben)
    mou.edit(asha, gets=["A warm welcome"])
    assert mou.has_unsent_changes
    mou.offer_again(asha, "The welcome is spelled out.")
    assert (mou.number, mou.current.kind, mou.awaits()) == (2, "material", ["partner", "backbone"])
    assert kinds(ben.email) == ["mou_offered", "mou_receipt", "mou_changed"]


def test_nothing_changed_is_not_offered_again(asha, sandpiper, ben):
    with pytest.raises(ValidationError, match="Nothing has changed"):
        make_offered(asha, sandpiper).offer_again(asha)


def test_an_offer_taken_back_is_a_draft_and_its_links_are_dead(asha, sandpiper, ben):
    mou = make_offered(asha, sandpiper).withdraw(asha)
    assert mou.state == "draft"
    assert not Link.objects.usable().for_act("mou.sign", mou).exists()
    assert kinds(ben.email) == ["mou_offered", "mou_withdrawn"]
    assert Delivery.objects.get(kind="mou_offered").state == "cancelled"


def test_a_signature_under_an_offer_taken_back_does_not_count_when_it_is_offered_anew(asha, sandpiper, ben):
    mou = make_offered(asha, sandpiper)
    sign_as(mou, ben)
    mou.withdraw(asha)
    mou.offer(asha)
    assert mou.awaits() == ["partner", "backbone"]


def test_a_renewal_takes_the_place_of_the_agreement_before(asha, sandpiper, ben):
    before = make_active(asha, sandpiper)
    after = before.follow(asha, "renewal")
    assert after.starts_on == before.until + timedelta(days=1)
    assert after.clauses == before.clauses
    after.offer(asha)
    sign_as(after, ben)
    sign_as(after, asha, "backbone")
    before.refresh_from_db()
    assert (before.state, after.state, before.ended_on) == ("renewed", "active", today())


def test_a_change_both_sign_replaces_the_agreement_before(asha, sandpiper, ben):
    before = make_active(asha, sandpiper)
    after = before.follow(asha, "change").edit(asha, gets=["A warm welcome"]).offer(asha)
    assert (before.state, after.until) == ("active", before.until)
    sign_as(after, asha, "backbone")
    sign_as(after, ben)
    before.refresh_from_db()
    assert (before.state, after.state) == ("superseded", "active")


def test_a_slip_corrected_asks_nobody_to_sign_and_is_told_to_both(asha, sandpiper, ben):
    mou = make_active(asha, sandpiper)
    signed = mou.signed_version()
    version = mou.correct(asha, {"resources": "This agreement commits nobody to pay."}, "A superfluous word.")
    assert (version.kind, version.number, mou.signed_version()) == ("minor", 2, signed)
    assert mou.state == "active"
    assert Delivery.objects.filter(kind="mou_corrected").count() == 2


def test_what_was_signed_is_not_edited(asha, sandpiper, ben):
    with pytest.raises(ValidationError, match="stays as it is"):
        make_active(asha, sandpiper).edit(asha, title="Another")


def test_a_partner_that_leaves_ends_its_agreement_and_keeps_the_signatures(asha, sandpiper, ben):
    mou = make_active(asha, sandpiper)
    mou.follow(asha).offer(asha)
    leaving.leave(sandpiper, ben)
    assert [(one.state, one.ending) for one in Mou.objects.order_by("pk")] == [("ended", "left"), ("discarded", "")]
    mou.refresh_from_db()
    assert mou.current.is_signed_by_both
    assert Delivery.objects.get(kind="mou_active", person=ben).state == "queued"


def test_a_stale_draft_is_not_overwritten(asha, sandpiper, ben):
    mou = make_mou(asha, sandpiper)
    Mou.objects.get(pk=mou.pk).edit(asha, title="Mine")
    with pytest.raises(ValidationError) as refused:
        mou.edit(asha, revision=1, title="Yours")
    assert refused.value.code == "stale"


def test_the_first_template_of_a_network_comes_from_the_library(asha):
    template = MouTemplate.ours(asha)
    assert [row["key"] for row in template.clauses][:3] == ["purpose", "time", "duration"]
    assert len(template.clauses) == 17
    assert MouTemplate.ours(asha) == template


def test_editing_a_template_leaves_agreements_as_they_are(asha, sandpiper, ben):
    template = make_template(asha)
    mou = make_mou(asha, sandpiper, template=template)
    template.edit(asha, clauses=template.clauses[:3])
    mou.refresh_from_db()
    assert len(mou.clauses) == 17


def test_a_draft_nobody_has_seen_is_not_brought_into_force(asha, sandpiper, ben):
    with pytest.raises(ValidationError, match="Both sides sign first"):
        make_mou(asha, sandpiper).activate(asha)
