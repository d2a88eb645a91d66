"""Answers: from the mail or signed in, places, waiting, a colleague instead."""

import pytest
from django.core.exceptions import ValidationError

from gatherings import answering, planning
from gatherings.inviting import personal_link
from gatherings.models import Rsvp
from people.models import Delivery, Link
from tests.make import make_affiliation, make_person
from tests.make_gatherings import make_gathering, make_rsvp


@pytest.fixture
def small(chidi):
    """Two places."""
    return make_gathering("Small circle", chidi, capacity=2)


def door(rsvp):
    return f"/l/{personal_link(rsvp).token}/"


def said(gathering):
    """Name → answer, with a star for who waits."""
    rows = gathering.rsvps.order_by("pk").select_related("person")
    return {row.person.first_name: f"{row.answer}{'*' if row.waiting else ''}" for row in rows}


def test_an_answer_is_one_click_from_the_mail_without_an_account(client, dora, clinic):
    rsvp = make_rsvp(make_gathering(link="https://meet.example.org/x"), dora, partner=clinic)
    url = door(rsvp)
    page = client.get(url)
    assert (page.status_code, "https://meet.example.org/x" in page.content.decode()) == (200, True)
    assert Rsvp.objects.get().answer == ""
    assert client.post(url, {"answer": "maybe"})["Location"] == url
    assert Rsvp.objects.get().answer == "maybe"
    assert client.post(url, {"answer": "yes"}).status_code == 302
    assert Rsvp.objects.get().answer == "yes"


def test_the_four_questions_are_asked_after_the_answer_and_none_must_be_answered(client, dora):
    rsvp = make_rsvp(make_gathering(), dora)
    url = door(rsvp)
    assert "What draws you" not in client.get(url).content.decode()
    client.post(url, {"answer": "yes"})
    assert "What draws you" in client.get(url).content.decode()
    client.post(url, {"tell": "1", "brings": "Tea", "without_name": "on", "access_needs": "A ramp"})
    rsvp.refresh_from_db()
    assert (rsvp.brings, rsvp.draws, rsvp.without_name, rsvp.access_needs) == ("Tea", "", True, "A ramp")


def test_beyond_the_last_place_a_yes_waits_and_moves_up_by_itself(small, chidi):
    rows = [make_rsvp(small, make_person(name)) for name in ("Ann", "Bo", "Cy", "Di")]
    for row in rows:
        answering.answer(row, row.person, "yes")
    assert said(small) == {"Ann": "yes", "Bo": "yes", "Cy": "yes*", "Di": "yes*"}
    answering.answer(rows[0], rows[0].person, "no")
    assert said(small) == {"Ann": "no", "Bo": "yes", "Cy": "yes", "Di": "yes*"}
    mail = Delivery.objects.get(kind="gathering_place")
    assert (mail.person, "A place has become free" in mail.text) == (rows[2].person, True)
    planning.change(small, chidi, capacity=None)
    assert said(small) == {"Ann": "no", "Bo": "yes", "Cy": "yes", "Di": "yes"}
    assert Delivery.objects.filter(kind="gathering_place").count() == 2


def test_saying_yes_twice_does_not_lose_ones_turn(small):
    rows = [make_rsvp(small) for _ in range(4)]
    for row in rows:
        answering.answer(row, row.person, "yes")
    before = rows[2].answered_at
    assert answering.answer(rows[2], rows[2].person, "yes").answered_at == before
    answering.answer(rows[2], rows[2].person, "maybe")
    answering.answer(rows[2], rows[2].person, "yes")
    assert [row.person for row in small.rsvps.queued()] == [rows[3].person, rows[2].person]


def test_a_colleague_instead_gets_an_invitation_of_their_own(client, ben, fern, sandpiper):
    rsvp = make_rsvp(make_gathering(), ben, partner=sandpiper)
    client.post(door(rsvp), {"colleague": "1", "person": fern.pk})
    row = Rsvp.objects.get(person=fern)
    rsvp.refresh_from_db()
    assert (rsvp.answer, row.stands_in_for, row.why) == ("colleague", rsvp, "instead of Ben Okafor")
    mail = Delivery.objects.get(address="fern@example.org")
    assert "Ben Okafor thought that you could come instead" in " ".join(mail.text.split())


def test_a_colleague_we_did_not_know_joins_the_partner(client, ben, sandpiper):
    rsvp = make_rsvp(make_gathering(), ben, partner=sandpiper)
    url = door(rsvp)
    assert client.post(url, {"colleague": "1", "name": "Mira"}).status_code == 422
    client.post(url, {"colleague": "1", "name": "Mira Novak", "email": "mira@example.org"})
    row = Rsvp.objects.get(person__email="mira@example.org")
    assert sandpiper.affiliations.current().filter(person=row.person).exists()
    again = client.post(url, {"colleague": "1", "name": "Ola", "email": "ola@example.org"})
    assert (again.status_code, Rsvp.objects.count()) == (422, 2)


def test_a_cancelled_or_past_gathering_takes_no_answers(client, ben, chidi):
    gathering = make_gathering("", chidi)
    rsvp = make_rsvp(gathering, ben, "yes")
    planning.cancel(gathering, chidi, "The hall is flooded.")
    page = client.get(door(rsvp)).content.decode()
    assert ("does not take place" in page, "The hall is flooded." in page) == (True, True)
    rsvp.refresh_from_db()
    with pytest.raises(ValidationError, match="cancelled"):
        answering.answer(rsvp, ben, "no")
    past = make_rsvp(make_gathering(in_days=-2), ben, "yes")
    with pytest.raises(ValidationError, match="over"):
        answering.answer(past, ben, "no")


def test_afterwards_one_says_whether_it_was_worth_it(client, ben):
    rsvp = make_rsvp(make_gathering(in_days=-2), ben, "yes", well_spent="Less reporting, more deciding.")
    url = door(rsvp)
    assert "Less reporting, more deciding." in client.get(url).content.decode()
    client.post(url, {"met": "partly"})
    rsvp.refresh_from_db()
    assert rsvp.met == "partly"
    soon = make_rsvp(make_gathering(), ben, "yes")
    with pytest.raises(ValidationError):
        answering.tell_met(soon, ben, "met")


def test_facilitators_write_down_what_they_hear_on_the_phone(small, chidi, ben, fern, as_):
    rsvp = make_rsvp(small, ben)
    as_(chidi).post(f"/gatherings/answers/{rsvp.pk}/", {"answer": "yes"})
    rsvp.refresh_from_db()
    assert rsvp.answer == "yes"
    assert as_(fern).get(f"/gatherings/answers/{rsvp.pk}/").status_code == 404


def test_the_network_comes_along_where_it_is_invited_at_large(fern, chidi, as_, sandpiper):
    open_one = make_gathering("Coffee", chidi, reach="everyone")
    closed = make_gathering("Committee", chidi)
    make_rsvp(open_one)
    for gathering in (open_one, closed):
        gathering.invited_at = gathering.created_at
        gathering.save()
    as_(fern).post(f"/gatherings/{open_one.pk}/join/")
    assert as_(fern).post(f"/gatherings/{closed.pk}/join/").status_code == 403
    row = Rsvp.objects.get(person=fern)
    assert (row.gathering, row.answer, row.partner) == (open_one, "yes", sandpiper)


def test_a_link_opens_its_own_invitation_only(client, ben, dora):
    gathering = make_gathering()
    mine, other = make_rsvp(gathering, ben), make_rsvp(gathering, dora)
    link = Link.create(ben, "gathering.rsvp", other)
    assert client.post(f"/l/{link.token}/", {"answer": "yes"}).status_code == 403
    assert client.get(door(mine)).status_code == 200
    other.refresh_from_db()
    assert other.answer == ""


def test_colleagues_are_those_of_the_same_partner(client, ben, fern, dora, sandpiper):
    make_affiliation(sandpiper, make_person("Gone", email=""), ended_on=None)
    rsvp = make_rsvp(make_gathering(), ben, partner=sandpiper)
    form = client.get(door(rsvp)).context["instead"]
    assert fern in form.fields["person"].queryset
    assert {dora, ben} & {*form.fields["person"].queryset} == set()
