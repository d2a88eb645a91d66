from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import RequestFactory

from network.lib.limits import address_of, filled_by_a_person, form_stamp, too_often

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "believed"),
    [
        (timedelta(seconds=1), False),
        (timedelta(seconds=10), True),
        (timedelta(hours=20), True),
        (timedelta(days=2), False),
    ],
)
def test_a_form_comes_back_at_human_speed(after, believed):
    with time_machine.travel(NOON, tick=False):
        stamp = form_stamp()
    with time_machine.travel(NOON + after, tick=False):
        assert filled_by_a_person(stamp) is believed


def test_a_forged_stamp_is_not_believed():
    assert filled_by_a_person("form:never:signed") is False


@pytest.mark.django_db
def test_the_fourth_try_of_three_is_too_often():
    request = RequestFactory().get("/join/")
    assert [too_often(request, "join", most=3, seconds=60) for _ in range(4)] == [False, False, False, True]


@pytest.mark.django_db
def test_another_address_starts_afresh():
    here, there = RequestFactory(REMOTE_ADDR="10.0.0.1").get("/"), RequestFactory(REMOTE_ADDR="10.0.0.2").get("/")
    assert [too_often(request, "join", most=1, seconds=60) for request in (here, here, there)] == [False, True, False]


@pytest.mark.django_db
def test_who_tries_again_and_again_is_not_let_in_before_the_first_try_is_old():
    request, told = RequestFactory().get("/join/"), []
    for minutes in (0, 20, 40, 61):
        with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
            told.append(too_often(request, "join", most=2, seconds=3600))
    assert told == [False, False, True, False]


@pytest.mark.django_db
def test_a_line_with_many_addresses_counts_once():
    lines = ("2001:db8:1:1::1", "2001:db8:1:1:ffff::7", "2001:db8:1:2::1", "unknown")
    requests = [RequestFactory(REMOTE_ADDR=address).get("/") for address in lines]
    assert [too_often(request, "join", most=1, seconds=60) for request in requests] == [False, True, False, False]


@pytest.mark.django_db
def test_many_visitors_push_nobodys_tries_out():
    visitors = [RequestFactory(REMOTE_ADDR=f"10.0.{number // 250}.{number % 250}").get("/") for number in range(400)]
    once, twice = ([too_often(request, "join", most=1, seconds=600) for request in visitors] for _ in range(2))
    assert (any(once), all(twice)) == (False, True)


@pytest.mark.parametrize(("behind", "seen"), [(True, "203.0.113.9"), (False, "127.0.0.1")])
def test_a_visitor_cannot_invent_an_address(settings, behind, seen):
    settings.BEHIND_PROXY = behind
    request = RequestFactory(headers={"X-Forwarded-For": "1.2.3.4, 203.0.113.9"}).get("/")
    assert address_of(request) == seen
