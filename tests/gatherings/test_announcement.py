"""Announcements: told beforehand with an ask, each with its seconds, answered."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from gatherings.announcing import LEAST_SECONDS, MOST_SECONDS, Shares, plan_of, shares
from gatherings.models import AgendaItem, Announcement
from partners.models import Introduction, Need
from people.models import Link
from tests.make import make_partner
from tests.make_gatherings import make_gathering
from tests.queries import assert_same_queries


@pytest.fixture
def gathering(chidi):
    return make_gathering("First stories", chidi)


def block(gathering, minutes: int) -> AgendaItem:
    return AgendaItem.objects.create(gathering=gathering, title="News", kind="announcements", minutes=minutes)


def announce(gathering, partner=None, doing="We paint.", **said) -> Announcement:
    return Announcement.enter(None, gathering, partner or make_partner(), doing=doing, **said)


@pytest.mark.parametrize(
    ("minutes", "count", "shared"),
    [(12, 8, Shares(90, 8, 0)), (3, 6, Shares(45, 4, 2)), (10, 7, Shares(85, 7, 0)), (12, 1, Shares(180, 1, 0)),
     (0, 4, Shares(0, 0, 4)), (12, 0, Shares(0, 0, 0))],
)  # fmt: skip
def test_minutes_are_shared(minutes, count, shared):
    assert shares(minutes, count) == shared


@given(minutes=st.integers(0, 60), count=st.integers(0, 100))
@settings(max_examples=60, deadline=None)
def test_nobody_gets_less_than_can_be_said_and_the_block_holds_them_all(minutes, count):
    shared = shares(minutes, count)
    assert shared.said + shared.over == count
    assert shared.said * shared.seconds <= minutes * 60
    assert not shared.said or LEAST_SECONDS <= shared.seconds <= MOST_SECONDS


def test_it_begins_with_the_words_of_the_profile(as_, ben, sandpiper, gathering):
    sandpiper.working_on, sandpiper.needs_help = "A reading corner.", "A bench."
    sandpiper.save()
    page = as_(ben).get(f"/gatherings/{gathering.pk}/announcements/of/{sandpiper.slug}/").content.decode()
    assert ("A reading corner.</textarea>" in page, "A bench.</textarea>" in page) == (True, True)


def test_it_is_told_from_the_link_of_the_reminder(client, ben, sandpiper, gathering):
    link = Link.create(ben, "gathering.announce", gathering)
    said = {"doing": "A reading corner.", "ask": "A bench.", "speaker": "Ben"}
    response = client.post(f"/l/{link.token}/", said)
    one = Announcement.objects.get()
    assert (one.partner, one.doing, one.ask, one.speaker) == (sandpiper, "A reading corner.", "A bench.", "Ben")
    assert response.headers["Location"] == f"/l/{link.token}/announcements/"


def test_an_ask_stands_among_needs_too_and_leaves_with_the_announcement(ben, sandpiper, gathering):
    one = announce(gathering, sandpiper, ask="A bench.")
    assert [need.words for need in Need.objects.open()] == ["A bench."]
    one = announce(gathering, sandpiper, ask="A shelf.")
    assert [need.words for need in Need.objects.open()] == ["A shelf."]
    one.withdraw(ben)
    assert list(Need.objects.open()) == []
    one.give_back(ben)
    assert [need.words for need in Need.objects.open()] == ["A shelf."]


def test_a_partner_announces_once_and_changes_it(sandpiper, gathering):
    announce(gathering, sandpiper, doing="We paint.")
    announce(gathering, sandpiper, doing="We paint blue.")
    assert [one.doing for one in Announcement.objects.standing()] == ["We paint blue."]


def test_taking_it_back_can_be_undone(as_, ben, sandpiper, gathering):
    announce(gathering, sandpiper)
    place = f"/gatherings/{gathering.pk}/announcements/of/{sandpiper.slug}"
    as_(ben).post(f"{place}/withdraw/")
    assert Announcement.objects.standing().count() == 0
    as_(ben).post(f"{place}/give-back/")
    assert Announcement.objects.standing().count() == 1


def test_after_a_gathering_nothing_is_announced(sandpiper):
    with pytest.raises(ValidationError, match="no announcements any more"):
        announce(make_gathering(in_days=-2), sandpiper)


def test_we_can_help_asks_whoever_asked_first(as_, ben, dora, sandpiper, clinic, gathering):
    one = announce(gathering, sandpiper, ask="A bench.")
    as_(dora).post(f"/gatherings/{gathering.pk}/announcements/{one.pk}/help/", {"helper": clinic.pk, "words": "Two."})
    made = Introduction.objects.get()
    assert (made.seeker, made.helper, made.need.words, made.awaited()) == (sandpiper, clinic, "A bench.", ["seeker"])


def test_we_can_help_works_from_the_link_too(client, ben, dora, sandpiper, clinic, gathering):
    one = announce(gathering, sandpiper, ask="A bench.")
    link = Link.create(dora, "gathering.announce", gathering)
    client.post(f"/l/{link.token}/announcements/{one.pk}/help/", {"helper": clinic.pk})
    assert Introduction.objects.get().helper == clinic


def test_nobody_helps_in_the_name_of_another(as_, fern, ben, clinic, gathering):
    one = announce(gathering, clinic, ask="A bench.")
    place = f"/gatherings/{gathering.pk}/announcements/{one.pk}/help/"
    assert as_(fern).post(place, {"helper": clinic.pk}).status_code == 403
    assert as_(ben).post(place, {"helper": clinic.pk}).status_code == 422
    assert Introduction.objects.count() == 0


def test_the_facilitator_orders_them_and_gives_the_rest_to_the_newsletter(as_, chidi, gathering):
    block(gathering, 2)
    first, second, third = (announce(gathering) for _number in range(3))
    client, place = as_(chidi), f"/gatherings/{gathering.pk}/announcements/"
    client.post(f"{place}{third.pk}/move/", {"way": "up"})
    assert [line.announcement for line in plan_of(gathering).lines] == [first, third, second]
    client.post(f"{place}newsletter/", {"to": "newsletter"})
    assert list(Announcement.objects.for_newsletter()) == [second]
    client.post(f"{place}newsletter/", {"to": "gathering", "number": second.pk})
    assert Announcement.objects.for_newsletter().count() == 0


def test_the_page_asks_the_database_always_the_same(as_, ben, gathering):
    place = f"/gatherings/{gathering.pk}/announcements/"
    assert_same_queries(as_(ben), place, lambda: announce(gathering, ask="A bench."), 10)
