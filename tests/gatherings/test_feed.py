"""Feeds: a calendar program subscribes by a secret address, and sees what its owner may see."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gatherings.models import Feed, Scope, State
from people.models import AuditEntry
from tests.calendar_readers import by_icalendar, by_thunderbird
from tests.make_gatherings import make_gathering, make_rsvp
from tests.queries import assert_same_queries


@pytest.fixture
def spring(db):
    return make_gathering("Spring dialogue", link="https://meet.example.org/spring")


def fetched(feed):
    return Client().get(f"/calendar/{feed.token}.ics")


def names(feed):
    return [event["summary"] for event in by_icalendar(fetched(feed).content.decode())["events"]]


def test_my_feed_holds_what_i_am_invited_to_and_what_i_facilitate(ben, spring):
    make_gathering("By Ben", ben, in_days=8)
    make_gathering("Not mine", in_days=9)
    make_rsvp(spring, ben)
    assert names(Feed.renew(ben, Scope.MINE)) == ["Spring dialogue", "By Ben"]
    assert names(Feed.renew(ben, Scope.ALL)) == ["Spring dialogue", "By Ben", "Not mine"]


@pytest.mark.parametrize(("answer", "stays"), [("", True), ("yes", True), ("maybe", True), ("no", False)])
def test_what_i_said_no_to_leaves_my_feed(ben, spring, answer, stays):
    make_rsvp(spring, ben, answer)
    assert names(Feed.renew(ben, Scope.MINE)) == (["Spring dialogue"] if stays else [])


def test_not_before_the_invitation_has_gone_and_the_date_is_found(ben, spring):
    make_rsvp(spring, ben, invited_at=None)
    make_rsvp(make_gathering("Some day", is_date_open=True), ben)
    assert names(Feed.renew(ben, Scope.MINE)) == []


def test_whoever_is_outside_sees_only_what_they_are_invited_to(elif_, spring):
    make_gathering("Inside")
    make_rsvp(spring, elif_)
    assert names(Feed.renew(elif_, Scope.ALL)) == ["Spring dialogue"]


def test_the_link_to_take_part_is_for_those_invited(asha, ben, dora, spring):
    make_rsvp(spring, ben)
    feeds = [Feed.renew(person, Scope.ALL) for person in (asha, ben, dora)]
    assert [b"meet.example.org" in fetched(feed).content for feed in feeds] == [True, True, False]


def test_a_year_later_it_is_history(ben, spring):
    make_rsvp(make_gathering("Long ago", in_days=-400), ben)
    make_rsvp(make_gathering("Last autumn", in_days=-200), ben)
    assert names(Feed.renew(ben, Scope.MINE)) == ["Last autumn"]


def test_the_address_is_kept_as_a_fingerprint_only(ben):
    feed = Feed.renew(ben, Scope.MINE)
    row = Feed.objects.values().get()
    assert len(feed.token) >= 24 + 43
    assert feed.token not in str(row)
    assert list(AuditEntry.objects.filter(act="feed.renewed").values_list("detail", flat=True)) == [{"scope": "mine"}]


def test_a_new_address_takes_the_place_of_the_old(ben, dora):
    old, other = Feed.renew(ben, Scope.MINE), Feed.renew(dora, Scope.MINE)
    new = Feed.renew(ben, Scope.MINE)
    assert [fetched(feed).status_code for feed in (old, new, other)] == [410, 200, 200]
    assert Feed.stop(ben, Scope.MINE)
    assert (fetched(new).status_code, Feed.stop(ben, Scope.MINE)) == (410, False)


@pytest.mark.parametrize("token", ["x", "~", "AAAA~BBBB"])
def test_a_made_up_address_opens_nothing(db, token):
    assert Client().get(f"/calendar/{token}.ics").status_code == 410


def test_whoever_may_no_longer_come_in_gets_nothing(asha, ben):
    feed = Feed.renew(ben, Scope.MINE)
    ben.deactivate(asha)
    assert fetched(feed).status_code == 410


def test_nobody_keeps_a_copy_on_the_way(ben):
    response = fetched(Feed.renew(ben, Scope.MINE))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert ("no-store" in response["Cache-Control"], response["Referrer-Policy"]) == (True, "no-referrer")
    assert "Set-Cookie" not in response


def test_we_say_when_a_calendar_came_by(ben):
    feed = Feed.renew(ben, Scope.MINE)
    fetched(feed)
    feed.refresh_from_db()
    assert timezone.now() - feed.fetched_at < timedelta(minutes=1)
    earlier = feed.fetched_at
    fetched(feed)
    feed.refresh_from_db()
    assert feed.fetched_at == earlier


def test_a_long_feed_asks_no_more_questions(ben):
    feed = Feed.renew(ben, Scope.MINE)
    assert_same_queries(Client(), f"/calendar/{feed.token}.ics", lambda: make_rsvp(make_gathering(), ben), 5)


@pytest.mark.django_db(transaction=True)
def test_a_program_subscribes_and_sees_an_update_and_a_cancellation(ben, live_server, settings):
    settings.SITE_URL = live_server.url
    spring = make_gathering("Spring dialogue", day=timezone.now().date() + timedelta(days=30))
    make_rsvp(spring, ben, "yes")
    address = Feed.renew(ben, Scope.MINE).webcal_url
    seen = []
    for change in ({}, {"place": "Library", "minutes": 120, "sequence": 1}, {"state": State.CANCELLED, "sequence": 2}):
        for name, value in change.items():
            setattr(spring, name, value)
        spring.save()
        seen += by_thunderbird(address)
    events = [one["events"][0] for one in seen]
    assert {one["type"] for one in seen} == {"text/calendar; charset=utf-8"}
    assert len({event["uid"] for event in events}) == 1
    assert [(event["sequence"], event["status"], event["location"]) for event in events] == [
        (0, "CONFIRMED", None), (1, "CONFIRMED", "Library"), (2, "CANCELLED", "Library"),
    ]  # fmt: skip
    assert events[0]["ends"] < events[1]["ends"]


def test_the_page_shows_an_address_once(ben, as_):
    client = as_(ben)
    page = client.post("/calendar/mine/renew/").content.decode()
    assert page.count("/calendar/") > 2
    assert ("webcal://" in page, "webcal://" in client.get("/calendar/").content.decode()) == (True, False)
    assert client.post("/calendar/theirs/renew/").status_code == 404


def test_one_gathering_is_downloaded(ben, spring, as_):
    response = as_(ben).get(f"/gatherings/{spring.pk}/calendar.ics")
    (event,) = by_icalendar(response.content.decode())["events"]
    assert (event["summary"], "meet.example.org" in response.content.decode()) == ("Spring dialogue", False)
    assert response["Content-Disposition"] == f'attachment; filename="gathering-{spring.pk}.ics"'


def test_the_public_calendar_holds_what_was_opened_to_the_public_and_no_link(client, ben, spring):
    make_gathering("Inside")
    make_gathering("Being found", is_public=True, is_date_open=True)
    make_rsvp(spring, ben)
    spring.is_public = True
    spring.save()
    text = client.get("/calendar/public.ics").content.decode()
    assert [event["summary"] for event in by_icalendar(text)["events"]] == ["Spring dialogue"]
    assert [
        word for word in ("meet.example.org", f"/gatherings/{spring.pk}/", "Okafor", "Inside") if word in text
    ] == []


def test_the_public_page_tells_of_what_everybody_may_come_to(client, spring):
    make_gathering("Open house", is_public=True)
    text = client.get("/about/").content.decode()
    assert ("Open house" in text, "Spring dialogue" in text) == (True, False)
