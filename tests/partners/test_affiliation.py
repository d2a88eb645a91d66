"""People of a partner: added, described, gone, back. Each page signed in and by personal link."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from learning.rules import FIGURE
from network.lib.dates import today
from newsletter.models import TELL
from partners.models import Affiliation
from partners.models.introduction import ANSWER, OUTCOME
from people.holdings import erase
from people.models import AuditEntry, Link, Person
from tests.make import make_affiliation, make_person
from tests.make_measures import make_measure, make_owed
from tests.make_newsletter import make_highlight
from tests.make_promises import make_appointment, make_introduction, make_role


@pytest.fixture
def token(ben, sandpiper):
    return Link.create(ben, "partner.profile", sandpiper).token


@pytest.fixture
def doors(ben, sandpiper, token):
    return {"signed in": sandpiper.get_absolute_url(), "by link": f"/l/{token}/"}


@pytest.fixture
def clients(client, as_, ben):
    return {"signed in": as_(ben), "by link": client}


@pytest.mark.parametrize("door", ["signed in", "by link"])
def test_a_colleague_is_added(door, doors, clients, ben, sandpiper):
    form = {
        "name": "Yonas Tesfay",
        "email": "Yonas@Example.org",
        "title": "volunteer lead",
        "description": "interprets",
    }
    answer = clients[door].post(f"{doors[door]}people/add/", form)
    row = sandpiper.people_now().get(person__email="yonas@example.org")
    assert (answer.url, row.title, row.description, row.is_primary) == (
        doors[door],
        "volunteer lead",
        "interprets",
        False,
    )
    assert AuditEntry.objects.get(act="affiliation.started").actor == ben


def test_a_colleague_without_a_name_is_refused_with_what_was_typed(as_, ben, sandpiper):
    answer = as_(ben).post(f"{sandpiper.get_absolute_url()}people/add/", {"title": "volunteer lead"})
    assert (answer.status_code, Person.objects.count()) == (422, 1)
    assert 'value="volunteer lead"' in answer.text


def test_somebody_listed_already_is_not_listed_twice(as_, ben, fern, sandpiper):
    answer = as_(ben).post(f"{sandpiper.get_absolute_url()}people/add/", {"name": "Fern", "email": "FERN@example.org"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"email": ["This person is already listed here."]}


def test_a_person_known_elsewhere_is_one_person_at_two_partners(asha, ben, dora, sandpiper):
    row = Affiliation.start(asha, sandpiper, "D. Lindqvist", "dora@example.org")
    assert row.person == dora


@pytest.mark.parametrize("door", ["signed in", "by link"])
def test_what_stands_about_a_colleague_changes(door, doors, clients, fern, sandpiper):
    row = sandpiper.people_now().get(person=fern)
    form = {"title": "treasurer", "description": "keeps the books", "may_edit": "on", "is_primary": "on"}
    clients[door].post(f"{doors[door]}people/{row.pk}/edit/", form)
    row.refresh_from_db()
    edits = door == "signed in"
    assert (row.title, row.description, row.may_edit, row.is_primary) == ("treasurer", "keeps the books", edits, True)
    assert sandpiper.people_now().filter(is_primary=True).count() == 1


def test_a_colleague_of_another_partner_is_not_found(as_, ben, dora, sandpiper, clinic):
    other = clinic.people_now().get()
    for page in ("edit", "left", "back"):
        assert as_(ben).post(f"{sandpiper.get_absolute_url()}people/{other.pk}/{page}/").status_code == 404


@pytest.mark.parametrize("page", ["people/add/", "people/{pk}/edit/", "people/{pk}/left/", "people/{pk}/back/"])
def test_a_member_who_may_not_edit_is_refused(as_, fern, sandpiper, page):
    row = sandpiper.people_now().get(person=fern)
    assert as_(fern).post(f"{sandpiper.get_absolute_url()}{page.format(pk=row.pk)}").status_code == 403


def test_whoever_takes_over_gets_contact_and_rights(as_, asha, ben, fern, sandpiper):
    leaving, heir = sandpiper.people_now().get(person=ben), sandpiper.people_now().get(person=fern)
    make_affiliation(sandpiper, started_on="2020-01-01")
    as_(asha).post(f"{sandpiper.get_absolute_url()}people/{leaving.pk}/left/", {"successor": heir.pk})
    leaving.refresh_from_db()
    heir.refresh_from_db()
    assert (leaving.is_primary, leaving.may_edit, heir.is_primary, heir.may_edit) == (False, False, True, True)


def test_without_a_choice_the_longest_serving_colleague_takes_over(asha, ben, fern, sandpiper):
    longest = make_affiliation(sandpiper, started_on="2020-01-01")
    sandpiper.people_now().get(person=ben).end(asha)
    assert sandpiper.people_now().get(is_primary=True) == longest


def test_a_departure_revokes_the_personal_link(asha, ben, sandpiper, client, token):
    sandpiper.people_now().get(person=ben).end(asha)
    assert client.get(f"/l/{token}/").status_code == 410


def test_a_departure_can_be_undone_with_all_that_was_had(as_, asha, ben, fern, sandpiper):
    row, client = sandpiper.people_now().get(person=ben), as_(asha)
    answer = client.post(f"{sandpiper.get_absolute_url()}people/{row.pk}/left/", {}, follow=True)
    undo = f"{sandpiper.get_absolute_url()}people/{row.pk}/back/"
    assert f'action="{undo}"' in answer.text
    client.post(undo)
    row.refresh_from_db()
    assert (row.ended_on, row.is_primary, row.may_edit) == (None, True, True)


def test_a_departure_said_twice_counts_once(asha, ben, fern, sandpiper):
    row = sandpiper.people_now().get(person=ben)
    row.end(asha)
    Affiliation.objects.get(pk=row.pk).end(asha)
    assert AuditEntry.objects.filter(act="affiliation.ended").count() == 1


def test_whoever_says_that_they_have_left_themselves_is_thanked(client, token, ben, fern, sandpiper):
    row = sandpiper.people_now().get(person=ben)
    answer = client.post(f"/l/{token}/people/{row.pk}/left/", {})
    assert "Thank you, and farewell" in answer.text
    assert sandpiper.people_now().get().person == fern


def test_a_partner_without_anybody_can_be_left_too(as_, asha, ben, sandpiper):
    row = sandpiper.people_now().get(person=ben)
    assert "Nobody else is listed" in as_(asha).get(f"{sandpiper.get_absolute_url()}people/{row.pk}/left/").text
    answer = as_(asha).post(f"{sandpiper.get_absolute_url()}people/{row.pk}/left/", {}, follow=True)
    assert "No mail reaches anybody here." in answer.text


def test_backbone_staff_invite_a_contact_and_nobody_else_does(as_, asha, ben, fern, sandpiper):
    row = sandpiper.people_now().get(person=fern)
    url = f"{sandpiper.get_absolute_url()}people/{row.pk}/invite/"
    assert as_(ben).post(url).status_code == 403
    as_(asha).post(url)
    assert list(fern.deliveries.values_list("kind", "address")) == [("invitation", "fern@example.org")]


def test_a_contact_without_an_address_cannot_be_invited(as_, asha, sandpiper):
    person = make_person("No Address")
    Person.objects.filter(pk=person.pk).update(email=None)
    row = make_affiliation(sandpiper, person)
    answer = as_(asha).post(f"{sandpiper.get_absolute_url()}people/{row.pk}/invite/", follow=True)
    assert "Enter a mail address that works first." in answer.text


def test_the_database_refuses_a_second_primary_contact(ben, fern, sandpiper):
    row = sandpiper.people_now().get(person=fern)
    row.is_primary = True
    with pytest.raises(ValidationError):
        row.full_clean(exclude=["search"])


def test_an_edit_keeps_what_somebody_else_changed_meanwhile(sandpiper, asha, ben):
    row = make_affiliation(sandpiper, title="coordinator")
    stale = Affiliation.objects.get(pk=row.pk)
    row.edit(asha, description="Speaks for us in the reading group")
    stale.edit(ben, title="director")
    row.refresh_from_db()
    assert (row.title, row.description) == ("director", "Speaks for us in the reading group")


def test_who_came_on_a_later_day_further_east_does_not_leave_before_it(sandpiper, asha):
    tomorrow = today() + timedelta(days=1)
    row = make_affiliation(sandpiper, started_on=tomorrow).end(asha)
    assert row.ended_on == tomorrow


def test_a_link_that_was_forwarded_lets_nobody_else_edit(client, fern, sandpiper, token):
    row = sandpiper.people_now().get(person=fern)
    client.post(f"/l/{token}/people/add/", {"name": "Mallory", "email": "m@example.org", "may_edit": "on"})
    client.post(f"/l/{token}/people/{row.pk}/edit/", {"title": "volunteer", "may_edit": "on"})
    rights = sandpiper.people_now().order_by("person__name").values_list("person__name", "may_edit")
    assert list(rights) == [("Ben Okafor", True), ("Fern Albright", False), ("Mallory", False)]
    assert "May edit the profile" not in client.get(f"/l/{token}/people/add/").text


def test_by_a_link_the_right_to_edit_goes_to_nobody_new(client, ben, sandpiper, token):
    client.post(f"/l/{token}/people/add/", {"name": "Mallory", "email": "mallory@example.org"})
    mallory, row = Affiliation.objects.get(person__name="Mallory"), Affiliation.objects.get(person=ben)
    client.post(f"/l/{token}/people/{row.pk}/left/", {"successor": mallory.pk})
    mallory.refresh_from_db()
    assert (mallory.is_primary, mallory.may_edit) == (True, False)


def test_by_a_link_the_right_to_edit_goes_to_a_colleague_of_old(client, ben, fern, sandpiper, token):
    Affiliation.objects.filter(person=fern).update(started_on=today() - timedelta(days=30))
    row, heir = Affiliation.objects.get(person=ben), Affiliation.objects.get(person=fern)
    client.post(f"/l/{token}/people/{row.pk}/left/", {"successor": heir.pk})
    heir.refresh_from_db()
    assert (heir.is_primary, heir.may_edit) == (True, True)


def test_no_link_speaks_for_a_partner_its_owner_has_left(asha, ben, sandpiper, clinic):
    met = make_introduction(sandpiper, clinic)
    things = [
        ("partners.answer_role", "role.answer", make_appointment(make_role(), sandpiper, state="suggested")),
        ("partners.answer_introduction", ANSWER.format("seeker"), met),
        ("partners.answer_introduction", OUTCOME, met),
        ("newsletter.answer_highlight", TELL, make_highlight(sandpiper, state="asked")),
        ("learning.give_figure", FIGURE, make_owed(make_measure(), sandpiper)),
    ]

    def may(wish, act, thing):
        bearer = Person.objects.get(pk=ben.pk)
        bearer.link = Link(person=ben, act=act, target_id=thing.pk)
        return bearer.has_perm(wish, thing)

    before = [may(*thing) for thing in things]
    Affiliation.objects.get(person=ben).end(asha)
    assert (before, [may(*thing) for thing in things]) == ([True] * 5, [False] * 5)


def test_a_link_of_backbone_staff_shows_no_more_than_anybodys(client, asha, ben, sandpiper):
    make_affiliation(sandpiper, asha)
    Person.objects.filter(pk=ben.pk).update(email_visibility="backbone")
    token = Link.create(asha, "partner.profile", sandpiper).token
    assert "mailto:ben@example.org" not in client.get(f"/l/{token}/").text


def test_an_erased_person_does_not_come_back(as_, asha, ben, fern, sandpiper):
    row = sandpiper.people_now().get(person=fern)
    erase(fern, by=asha)
    answer = as_(ben).post(f"{sandpiper.get_absolute_url()}people/{row.pk}/back/", follow=True)
    assert [row.person for row in sandpiper.people_now()] == [ben]
    assert "data was erased" in answer.text
