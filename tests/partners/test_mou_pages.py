"""The pages of agreements: offered, talked about, changed, signed from a mail's link, taken as a PDF, checked."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from partners.models import Mou, MouComment, MouRound, Partner
from people.models import Delivery, Link
from tests.make import make_affiliation, make_partner, make_person
from tests.make_mous import make_active, make_mou, make_offered, make_template, sign_as
from tests.queries import assert_same_queries

TICKS = {"name": "Ben Okafor", "position": "coordinator", "authority": "on", "consent": "on"}


def mailed(kind: str, address: str) -> str:
    """The address behind the button of the newest mail of a kind."""
    mail = Delivery.objects.filter(kind=kind, address=address).latest("pk")
    return re.search(r"/l/[^\s]+/", mail.unsealed()[1])[0]


def shown(client: Client, url: str) -> str:
    """The fingerprint of the text that the signing page shows."""
    return re.search(r'name="sha256" value="([0-9a-f]{64})"', client.get(url).text)[1]


def draft_of(page: str) -> dict[str, str]:
    """What the builder would send back unchanged."""
    form = {"base": page.context["form"].base(), "order": page.context["form"].shown["order"], "do": "save"}
    rows = page.context["form"].rows()
    words = {f"{part}:{row.key}": getattr(row, part) for row in rows for part in ("title", "text")}
    return {
        **form,
        **words,
        **{name: page.context["form"][name].value() or "" for name in ("title", "gets", "starts_on", "until")},
    }


def test_an_agreement_is_drafted_and_offered(as_, asha, ben, sandpiper):
    browser = as_(asha)
    template = make_template(asha)
    browser.post(f"/mous/new/{sandpiper.slug}/", {"template": template.pk})
    mou = Mou.objects.get()
    assert browser.post(f"/mous/{mou.pk}/offer/", {"signer": ben.pk}).status_code == 302
    assert [Mou.objects.get().state, Delivery.objects.get().kind] == ["offered", "mou_offered"]


def test_the_signer_reads_talks_and_signs_without_an_account(client, as_, asha, ben, sandpiper):
    mou = make_offered(asha, sandpiper)
    door = mailed("mou_offered", ben.email)
    assert "Purpose and scope" in client.get(door).text
    client.post(f"{door}agreement/say/", {"clause": "time", "words": "A lot.", "proposal": "Three hours."})
    comment = MouComment.objects.get()
    as_(asha).post(f"/mous/{mou.pk}/comments/{comment.pk}/", {"accept": "yes", "reply": "Gladly."})
    as_(asha).post(f"/mous/{mou.pk}/offer/", {"signer": ben.pk, "note": "Fewer hours."})
    door = mailed("mou_changed", ben.email)
    assert "<ins>Three</ins>" in client.get(f"{door}agreement/compare/").text
    page = client.post(f"{door}agreement/sign/", {**TICKS, "sha256": shown(client, f"{door}agreement/sign/")})
    assert page["Location"] == f"{door}agreement/thanks/"
    url = f"/mous/{mou.pk}/sign/"
    as_(asha).post(url, {**TICKS, "name": "Asha Rao", "sha256": shown(as_(asha), url)})
    assert Mou.objects.get().state == "active"
    assert "have both signed" in client.get(f"{door}agreement/thanks/").text


def test_a_text_changed_while_reading_answers_409_and_keeps_what_was_typed(as_, asha, ben, sandpiper):
    mou = make_offered(asha, sandpiper)
    seen = shown(as_(ben), f"/mous/{mou.pk}/sign/")
    mou.edit(asha, gets=["A warm welcome"])
    mou.offer_again(asha)
    page = as_(ben).post(f"/mous/{mou.pk}/sign/", {**TICKS, "position": "treasurer", "sha256": seen})
    assert (page.status_code, mou.current.signatures.count()) == (409, 0)
    assert "<ins>" in page.text
    assert "A warm welcome" in page.text
    assert 'value="treasurer"' in page.text
    assert f'name="sha256" value="{mou.current.sha256}"' in page.text


def test_a_signature_needs_both_ticks_and_a_position(as_, asha, ben, sandpiper):
    mou = make_offered(asha, sandpiper)
    said = {"name": "Ben Okafor", "sha256": mou.current.sha256}
    page = as_(ben).post(f"/mous/{mou.pk}/sign/", said)
    assert (page.status_code, mou.current.signatures.count()) == (422, 0)


def test_a_second_click_leads_to_the_thanks(as_, asha, ben, sandpiper):
    mou = make_offered(asha, sandpiper)
    said = {**TICKS, "sha256": mou.current.sha256}
    for _click in range(2):
        assert as_(ben).post(f"/mous/{mou.pk}/sign/", said)["Location"] == f"/mous/{mou.pk}/thanks/"
    assert mou.current.signatures.count() == 1


def test_the_copy_is_found_whole_and_one_byte_changed_is_found(client, as_, asha, ben, sandpiper):
    mou = make_active(asha, sandpiper)
    pdf = as_(ben).get(f"/mous/{mou.pk}/copy/").content
    for content, words in (
        (pdf, "nothing in it was changed"),
        (pdf[:-900] + b"X" + pdf[-899:], "something in it differs"),
    ):
        answer = client.post("/verify/", {"file": SimpleUploadedFile("copy.pdf", content)})
        assert words in answer.text


def test_checking_is_limited(client, asha):
    statuses = [client.post("/verify/", {}).status_code for _try in range(21)]
    assert (statuses[0], statuses[-1]) == (422, 429)


def test_two_people_write_one_draft_and_nothing_is_lost(as_, asha, ben, sandpiper):
    mou = make_mou(asha, sandpiper)
    url = f"/mous/{mou.pk}/edit/"
    mine, theirs = (draft_of(as_(asha).get(url)) for _who in range(2))
    as_(asha).post(url, {**theirs, "text:time": "Three hours.", "do": "down:purpose"})
    as_(asha).post(url, {**mine, "text:data": "We keep little."})
    mou.refresh_from_db()
    texts = {row["key"]: row["text"] for row in mou.clauses}
    assert (texts["time"], texts["data"], mou.clauses[0]["key"]) == ("Three hours.", "We keep little.", "time")


def test_where_both_wrote_the_same_both_texts_are_shown(as_, asha, ben, sandpiper):
    mou = make_mou(asha, sandpiper)
    url = f"/mous/{mou.pk}/edit/"
    mine, theirs = (draft_of(as_(asha).get(url)) for _who in range(2))
    as_(asha).post(url, {**theirs, "text:time": "Three hours."})
    page = as_(asha).post(url, {**mine, "text:time": "Two hours."})
    assert page.status_code == 409
    assert "Three hours." in page.text
    assert "Two hours." in page.text
    as_(asha).post(url, {**mine, "text:time": "Two hours.", "base": page.context["form"].base()})
    mou.refresh_from_db()
    assert mou.clauses[1]["text"] == "Two hours."


def test_what_somebody_left_out_while_it_was_rewritten_comes_back(as_, asha, ben, sandpiper):
    mou = make_mou(asha, sandpiper)
    url = f"/mous/{mou.pk}/edit/"
    mine, theirs = (draft_of(as_(asha).get(url)) for _who in range(2))
    as_(asha).post(url, {**theirs, "do": "out:time"})
    as_(asha).post(url, {**mine, "text:time": "Two hours."})
    mou.refresh_from_db()
    assert [row["text"] for row in mou.clauses if row["key"] == "time"] == ["Two hours."]


def test_clauses_are_left_out_added_and_moved(as_, asha, ben, sandpiper):
    mou = make_mou(asha, sandpiper)
    url = f"/mous/{mou.pk}/edit/"
    for act in ("out:time", "add:conflict", "down:purpose"):
        as_(asha).post(url, {**draft_of(as_(asha).get(url)), "do": act})
    own = {"new_title": "Dogs", "new_text": "Dogs are welcome.", "gives_kind": ["it"], "gives_words": ["A website."]}
    as_(asha).post(url, {**draft_of(as_(asha).get(url)), **own})
    mou.refresh_from_db()
    keys = [row["key"] for row in mou.clauses]
    assert (keys[:2], "time" in keys, keys[-1], mou.clauses[-2]["title"]) == (
        ["duration", "purpose"],
        False,
        "signatures",
        "Dogs",
    )
    assert mou.gives == [{"kind": "it", "words": "A website."}]


def test_the_list_asks_the_same_questions_however_long(as_, asha):
    def offer() -> None:
        partner: Partner = make_partner()
        make_affiliation(partner, make_person(), is_primary=True)
        make_offered(asha, partner)

    assert_same_queries(as_(asha), "/mous/", offer, 6)


def test_the_network_signs_from_a_link_of_its_own_mailed_once(client, asha, ben, sandpiper):
    mou = make_offered(asha, sandpiper)
    for _click in range(2):
        sign_as(mou, ben)
    assert Delivery.objects.filter(kind="mou_ready").count() == 1
    door = mailed("mou_ready", asha.email)
    assert "Purpose and scope" in client.get(door).text
    page = client.post(f"{door}agreement/sign/", {**TICKS, "sha256": shown(client, f"{door}agreement/sign/")})
    assert page["Location"] == f"{door}agreement/thanks/"
    signature = mou.current.signature_of("backbone")
    assert (Mou.objects.get().state, signature.person, signature.how) == ("active", asha, "personal link")
    assert signature.link_id == Link.objects.get(act="mou.countersign").pk


def test_the_networks_link_signs_this_one_agreement_and_does_nothing_else(client, asha, ben, sandpiper, clinic, dora):
    mou, other = make_offered(asha, sandpiper), make_offered(asha, clinic)
    sign_as(mou, ben)
    comment = MouComment.say(ben, mou, "partner", "time", proposal="Three hours.")
    door = mailed("mou_ready", asha.email)
    page = client.get(door)
    assert ("Take the offer back" in page.text, "Take these words" in page.text) == (False, False)
    for act, said in (("say/", {"clause": "time", "words": "No."}), (f"comments/{comment.pk}/", {"accept": "yes"})):
        assert client.post(f"{door}agreement/{act}", said).status_code == 410
    for url in (f"/mous/{other.pk}/", f"/mous/{mou.pk}/withdraw/"):
        assert client.post(url).status_code in (302, 405)
    assert [one.state for one in (mou, other)] == ["offered", "offered"]


def test_the_networks_link_ends_with_the_role_and_with_the_offer(client, asha, ben, sandpiper, chidi):
    mou = make_offered(asha, sandpiper)
    sign_as(mou, ben)
    door = mailed("mou_ready", asha.email)
    chidi.set_roles(asha, is_backbone=True, is_facilitator=False)
    asha.refresh_from_db()
    asha.set_roles(chidi, is_backbone=False, is_facilitator=False)
    assert client.get(door).status_code == 410
    chidi.set_roles(chidi, is_backbone=True, is_facilitator=False)
    asha.set_roles(chidi, is_backbone=True, is_facilitator=False)
    assert client.get(door).status_code == 200
    mou.withdraw(asha)
    assert client.get(door).status_code == 410


def test_who_signed_for_the_partner_is_not_asked_for_the_other_side(asha, sandpiper, chidi):
    make_affiliation(sandpiper, asha)
    chidi.set_roles(asha, is_backbone=True, is_facilitator=False)
    sign_as(make_offered(asha, sandpiper, asha), asha)
    assert Delivery.objects.get(kind="mou_ready").person == chidi


def test_a_clause_of_ones_own_that_was_left_out_comes_back_as_it_was_where_it_was(as_, asha, ben, sandpiper):
    mou = make_mou(asha, sandpiper)
    url = f"/mous/{mou.pk}/edit/"
    as_(asha).post(url, {**draft_of(as_(asha).get(url)), "new_title": "Dogs", "new_text": "Dogs are welcome."})
    mou.refresh_from_db()
    before, key = mou.clauses, next(row["key"] for row in mou.clauses if row["title"] == "Dogs")
    page = as_(asha).post(url, {**draft_of(as_(asha).get(url)), "do": f"out:{key}"}, follow=True)
    undo = re.search(r'action="(/mous/\d+/clauses/[^"]+)"', page.text)[1]
    mou.refresh_from_db()
    assert key not in {row["key"] for row in mou.clauses}
    assert f'value="back:{key}"' in page.text
    as_(asha).post(undo)
    mou.refresh_from_db()
    assert (mou.clauses, mou.left_out) == (before, [])
    assert as_(asha).post(undo).status_code == 302  # a second click breaks nothing


def test_a_template_gets_its_clause_back_too(as_, asha):
    template = make_template(asha)
    before = template.clauses
    url = f"/mous/templates/{template.pk}/edit/".replace("edit/", "")
    form = as_(asha).get(url).context["form"]
    words = {f"{part}:{row.key}": getattr(row, part) for row in form.rows() for part in ("title", "text")}
    said = {name: form[name].value() or "" for name in ("name", "title", "months", "gets")}
    as_(asha).post(url, {**words, **said, "base": form.base(), "order": form.shown["order"], "do": "out:data"})
    template.refresh_from_db()
    assert len(template.clauses) == len(before) - 1
    as_(asha).post(f"{url}clauses/data/back/")
    template.refresh_from_db()
    assert (template.clauses, template.left_out) == (before, [])


def test_a_slip_is_looked_for_before_it_is_corrected_in_all(as_, asha, ben, sandpiper):
    mou = make_active(asha, sandpiper)
    url = f"/mous/templates/{mou.template_id}/correct/"
    said = {"wrong": "four hours a month", "right": "three hours a month", "note": "A number."}
    page = as_(asha).post(url, {**said, "do": "look"})
    assert ("stand in 1 active agreement" in page.text, MouRound.objects.count()) == (True, 0)
    assert as_(asha).post(url, {**said, "wrong": "nowhere", "do": "go"}).status_code == 422
    assert as_(asha).post(url, {**said, "do": "go"}).status_code == 302
    assert MouRound.objects.get().go_on().counts()["corrected"] == 1


def test_the_page_of_an_agreement_asks_the_same_questions_however_much_was_said_and_offered(as_, asha, ben, sandpiper):
    mou = make_offered(asha, sandpiper)

    def talk() -> None:
        MouComment.say(ben, mou, "partner", "time", "A word.", "Three hours.")
        mou.edit(asha, gets=[f"Welcome {mou.number}"])
        mou.offer_again(asha)

    assert_same_queries(as_(asha), f"/mous/{mou.pk}/", talk, 15)


@pytest.mark.parametrize("unseen", ["\x00", "\x1b", "\u202e"])
def test_what_nobody_sees_does_not_get_into_an_agreement(as_, asha, ben, sandpiper, unseen):
    mou = make_mou(asha, sandpiper)
    url = f"/mous/{mou.pk}/edit/"
    words = {"text:time": f"Three{unseen} hours.", "title:time": f"Ti{unseen}me"}
    gift = {"gives_kind": ["it"], "gives_words": [f"A web{unseen}site."]}
    assert as_(asha).post(url, {**draft_of(as_(asha).get(url)), **words, **gift}).status_code == 302
    mou.refresh_from_db()
    assert (mou.clauses[1]["title"], mou.clauses[1]["text"]) == ("Time", "Three hours.")
    assert mou.gives == [{"kind": "it", "words": "A website."}]
    assert unseen not in mou.offer(asha).current.text


def test_a_clause_by_a_made_up_name_is_refused(as_, asha, ben, sandpiper):
    mou = make_mou(asha, sandpiper)
    url = f"/mous/{mou.pk}/edit/"
    draft = draft_of(as_(asha).get(url))
    made_up = {"order": f"{draft['order']} ../\x00", "title:../\x00": "A", "text:../\x00": "B"}
    assert as_(asha).post(url, {**draft, **made_up}).status_code == 422
