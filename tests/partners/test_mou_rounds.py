"""A new text for all: a worker offers, the page tells how far it is; and reminders before the end."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from network.lib.dates import today
from partners import tasks
from partners.merging import merge
from partners.models import Mou, MouRound, MouTemplate
from people.models import Delivery
from tests.make import make_partner
from tests.make_mous import make_active, make_offered, make_template, sign_as
from tests.make_plans import remind


def test_a_round_offers_to_every_active_partner_and_keeps_what_they_give(asha, sandpiper, ben, clinic, dora):
    gives = [{"kind": "in_kind", "words": "a warm room"}]
    before = make_active(asha, sandpiper, gives=gives)
    make_partner("Paused Choir", stage="paused")
    one = MouRound.begin(asha, make_template(asha, title="New rules"), "New rules on data.")
    tasks.go_on_with_mou_rounds()
    rows = one.rows.with_names()
    assert [(row.partner, row.state, row.mou.title) for row in rows] == [
        (clinic, "offered", "New rules"), (sandpiper, "offered", "New rules"),
    ]  # fmt: skip
    assert (rows[1].mou.gives, rows[1].mou.follows, rows[1].mou.origin) == (gives, before, "change")
    sign_as(rows[1].mou, ben)
    sign_as(rows[1].mou, asha, "backbone")
    before.refresh_from_db()
    one.refresh_from_db()
    assert (before.state, one.is_done, one.counts()["signed"]) == ("superseded", True, 1)


def test_a_round_that_stopped_half_way_goes_on_and_offers_nobody_twice(asha, sandpiper, ben, clinic, dora):
    one = MouRound.begin(asha, make_template(asha))
    one.rows.first().go()
    one.rows.first().go()
    one.go_on()
    one.go_on()
    assert (Mou.objects.offered().count(), Delivery.objects.filter(kind="mou_offered").count()) == (2, 2)


def test_a_partner_with_an_offer_open_is_left_out_and_the_round_says_why(asha, sandpiper, ben):
    make_offered(asha, sandpiper)
    row = MouRound.begin(asha, make_template(asha, name="Other")).go_on().rows.get()
    assert (row.state, row.why) == ("skipped", "Another agreement with this partner is being worked on already.")


def test_the_same_template_is_not_offered_twice_at_once(asha, sandpiper, ben):
    template = make_template(asha)
    MouRound.begin(asha, template)
    with pytest.raises(ValidationError, match="with this template for everybody already"):
        MouRound.begin(asha, template)


SLIP = ("four hours a month", "three hours a month", "A number.")


def test_a_slip_is_corrected_in_all_agreements_of_a_template_and_in_the_template(asha, sandpiper, ben, clinic, dora):
    mous = [make_active(asha, partner) for partner in (sandpiper, clinic)]
    template = MouTemplate.ours(asha)
    signed = [mou.current.sha256 for mou in mous]
    one = MouRound.begin_correction(asha, template, *SLIP)
    tasks.go_on_with_mou_rounds()
    tasks.go_on_with_mou_rounds()
    assert [(row.state, row.mou.current.kind) for row in one.rows.all()] == [("corrected", "minor")] * 2
    assert all(SLIP[1] in mou.current.text and SLIP[0] not in mou.current.text for mou in mous)
    assert [mou.signed_version().sha256 for mou in mous] == signed
    assert SLIP[1] in {row["key"]: row["text"] for row in template.clauses}["time"]
    assert Delivery.objects.filter(kind="mou_corrected").count() == 4


def test_a_correction_leaves_alone_what_is_not_active_of_another_template_or_without_the_slip(
    asha, sandpiper, ben, clinic, dora
):
    own = [{"key": "own", "title": "Hours", "text": "As many as we like.", "shows": ""}]
    others = [make_active(asha, clinic, clauses=own), make_offered(asha, sandpiper)]
    with pytest.raises(ValidationError, match="says so"):
        MouRound.begin_correction(asha, MouTemplate.ours(asha), *SLIP)
    assert [mou.current.number for mou in others] == [1, 1]


def test_what_was_corrected_by_hand_meanwhile_is_left_out_and_named(asha, sandpiper, ben):
    mou = make_active(asha, sandpiper)
    one = MouRound.begin_correction(asha, mou.template, *SLIP)
    mou.correct(asha, {"time": "Three hours."}, "By hand.")
    row = one.go_on().rows.get()
    assert (row.state, row.why) == ("skipped", "These words do not stand there any more.")
    assert mou.current.number == 2


@pytest.mark.parametrize(("days", "mails"), [(91, 0), (90, 2), (60, 2), (30, 2), (7, 2), (0, 2)])
def test_both_sides_are_reminded_before_the_end(asha, sandpiper, ben, days, mails):
    make_active(asha, sandpiper, until=today() + timedelta(days=days))
    remind("mou_renewal")
    remind("mou_renewal")
    assert Delivery.objects.filter(kind="mou_renewal").count() == mails


def test_each_of_the_three_reminders_comes_once(asha, sandpiper, ben, time_machine):
    time_machine.move_to(timezone.now())
    make_active(asha, sandpiper, until=today() + timedelta(days=95))
    for _day in range(0, 96, 3):
        remind("mou_renewal")
        time_machine.shift(timedelta(days=3))
    subjects = Delivery.objects.filter(kind="mou_renewal", person=ben).order_by("pk").values_list("subject", flat=True)
    assert list(subjects) == [f"Sandpiper Playgroup’s agreement ends in {days} days" for days in (89, 29, 5)]


def test_nobody_is_reminded_while_the_renewal_waits_for_signatures(asha, sandpiper, ben):
    make_active(asha, sandpiper, until=today() + timedelta(days=20)).follow(asha).offer(asha)
    remind("mou_renewal")
    assert not Delivery.objects.filter(kind="mou_renewal").exists()


def test_it_ends_when_its_last_day_is_over(asha, sandpiper, ben, time_machine):
    time_machine.move_to(timezone.now())
    mou = make_active(asha, sandpiper, until=today())
    tasks.end_agreements()
    assert Mou.objects.active().count() == 1
    time_machine.shift(timedelta(days=1))
    tasks.end_agreements()
    mou.refresh_from_db()
    assert (mou.state, mou.ending) == ("ended", "term")
    assert Delivery.objects.filter(kind="mou_ended").count() == 2


def test_of_two_entries_made_one_the_one_that_stays_keeps_its_agreement(asha, sandpiper, ben, clinic, dora):
    kept, gone = make_active(asha, sandpiper), make_active(asha, clinic)
    open_one = gone.follow(asha).offer(asha)
    merge(asha, sandpiper, clinic, set())
    states = dict(Mou.objects.filter(partner=sandpiper).values_list("pk", "state"))
    assert states == {kept.pk: "active", gone.pk: "superseded", open_one.pk: "offered"}
