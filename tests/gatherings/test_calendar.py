"""Gatherings in calendar programs: two independent readers see the moment and the wall-clock time we mean."""

from datetime import UTC, date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gatherings.calendar import CANCEL, invitation_ics, published_ics
from gatherings.models import Gathering, State
from network.lib.zones import comes_twice, moment_of
from people import sending, writing
from people.models import Delivery
from tests.calendar_readers import by_icalendar, by_thunderbird, in_utc
from tests.lib.test_zones import clocks, days, zones
from tests.make_gatherings import make_gathering
from tests.make_mail import make_message

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def planned(day, begins, zone, minutes=90, **fields):
    """A gathering as save() would leave it, without a database."""
    starts = moment_of(day, begins, zone)
    gathering = Gathering(pk=1, day=day, begins=begins, zone=zone, minutes=minutes, **{"name": "Any", **fields})
    gathering.starts_at, gathering.ends_at = starts, starts.astimezone(UTC) + timedelta(minutes=minutes)
    return gathering


def times(event):
    return {name: event[name] for name in ("wall", "zone", "starts", "ends")}


def meant(gathering):
    """Clocks of its zone; in an hour that comes twice, UTC."""
    starts = moment_of(gathering.day, gathering.begins, gathering.zone)
    zone = gathering.zone
    if comes_twice(starts) or comes_twice(gathering.ends_at.astimezone(starts.tzinfo)):
        starts, zone = starts.astimezone(UTC), "UTC"
    return {
        "wall": f"{starts:%Y-%m-%dT%H:%M:%S}", "zone": zone, "starts": in_utc(gathering.starts_at),
        "ends": in_utc(gathering.ends_at),
    }  # fmt: skip


any_gathering = st.builds(planned, days, clocks, zones, st.integers(5, 300))


@given(st.lists(any_gathering, min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_the_library_reads_back_the_same_moments(gatherings):
    read = by_icalendar(published_ics(gatherings))
    assert [times(event) for event in read["events"]] == [meant(one) for one in gatherings]


@given(st.lists(any_gathering, min_size=20, max_size=40))
@settings(max_examples=5, deadline=None)
def test_thunderbird_reads_the_same_moments_from_our_rules_of_the_zones(gatherings):
    (read,) = by_thunderbird(published_ics(gatherings))
    assert [times(event) for event in read["events"]] == [meant(one) for one in gatherings]


# The hours around a change, where a wrong rule of a zone shows.
NIGHTS = [
    (date(2027, 3, 28), time(3, 15), "Europe/Berlin"), (date(2027, 3, 28), time(2, 30), "Europe/Berlin"),
    (date(2027, 10, 31), time(2, 30), "Europe/Berlin"), (date(2027, 10, 31), time(1, 30), "Europe/Berlin"),
    (date(2027, 10, 3), time(2, 10), "Australia/Lord_Howe"), (date(2027, 4, 4), time(1, 45), "Australia/Lord_Howe"),
    (date(2027, 9, 26), time(3, 0), "Pacific/Chatham"), (date(2027, 11, 7), time(1, 10), "America/New_York"),
]  # fmt: skip


def test_in_the_nights_of_a_change_both_agree():
    gatherings = [planned(*night) for night in NIGHTS]
    text = published_ics(gatherings)
    expected = [meant(one) for one in gatherings]
    assert [times(event) for event in by_thunderbird(text)[0]["events"]] == expected
    assert [times(event) for event in by_icalendar(text)["events"]] == expected


@given(words, words, words)
@settings(max_examples=40, deadline=None)
def test_any_words_come_through(name, place, expectations):
    text = published_ics(
        [planned(date(2027, 3, 2), time(10), "UTC", name=name, place=place, expectations=expectations)]
    )
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert len(by_icalendar(text)["events"]) == 1
    assert not any(ord(letter) < 32 and letter not in "\r\n\t" for letter in text)


@pytest.fixture
def spring(db):
    return make_gathering('Spring dialogue; all, "welcome"', day=date(2027, 3, 2), place="Harbour Hall")


def test_an_invitation_names_who_asks_and_who_is_asked(spring, ben, settings):
    settings.DEFAULT_FROM_EMAIL = "Harbour County <hello@harbour.example>"
    ben.name = 'Ben "B" Okafor'
    (read,) = by_thunderbird(invitation_ics(spring, ben, answer="yes"))
    (event,) = read["events"]
    assert (read["method"], event["status"], event["sequence"]) == ("REQUEST", "CONFIRMED", 0)
    assert event["organizer"] == "mailto:hello@harbour.example"
    assert event["guests"] == [["mailto:ben@example.org", "Ben 'B' Okafor", "ACCEPTED"]]
    assert (event["summary"], event["location"]) == ('Spring dialogue; all, "welcome"', "Harbour Hall")


def test_moved_and_cancelled_it_stays_the_same_event(spring, ben):
    texts = [invitation_ics(spring, ben)]
    spring.day, spring.sequence = date(2027, 3, 30), 1
    spring.save()
    texts.append(invitation_ics(spring, ben))
    spring.state, spring.sequence = State.CANCELLED, 2
    texts.append(invitation_ics(spring, ben, CANCEL))
    read = by_thunderbird(*texts)
    events = [one["events"][0] for one in read]
    assert len({event["uid"] for event in events}) == 1
    assert [one["method"] for one in read] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [(event["sequence"], event["status"]) for event in events] == [
        (0, "CONFIRMED"), (1, "CONFIRMED"), (2, "CANCELLED"),
    ]  # fmt: skip
    assert [event["starts"] for event in events[:2]] == ["2027-03-02T09:00:00Z", "2027-03-30T08:00:00Z"]


def test_what_is_published_names_nobody(spring, ben):
    text = published_ics([spring], "Ours")
    assert ("ATTENDEE" in text, "ORGANIZER" in text, "METHOD:PUBLISH" in text) == (False, False, True)


def test_a_mail_brings_its_calendar_entry_along(spring, ben, mailoutbox):
    entry = invitation_ics(spring, ben)
    Delivery.queue("test", "entry", make_message(calendar=entry), ben)
    sending.send_due()
    parts = list(mailoutbox[0].message().walk())
    assert [part.get_content_type() for part in parts] == [
        "multipart/alternative", "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip
    assert (parts[3].get_param("method"), parts[3].get_content_charset()) == ("REQUEST", "utf-8")
    assert by_icalendar(parts[3].get_payload(decode=True).decode()) == by_icalendar(entry)


def test_a_provider_over_http_gets_it_as_a_file(spring, ben, settings):
    delivery = Delivery.queue("test", "entry", make_message(calendar=invitation_ics(spring, ben, CANCEL)), ben)
    settings.EMAIL_BACKEND = "anymail.backends.test.EmailBackend"
    (file,) = writing.written(delivery, []).attachments
    assert (file.filename, file.mimetype) == ("invitation.ics", "text/calendar; method=CANCEL")


def test_the_same_zone_is_described_once(spring):
    assert published_ics([spring, spring]).count("BEGIN:VTIMEZONE") == 1


def test_a_gathering_without_a_place_shows_its_link():
    gathering = planned(date(2027, 3, 2), time(10), "UTC", link="https://meet.example.org/a")
    assert "LOCATION:https://meet.example.org/a" in published_ics([gathering], with_link=lambda _one: True)
    assert "meet.example.org" not in published_ics([gathering])
