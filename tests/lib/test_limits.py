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


@pytest.mark.parametrize(("behind", "seen"), [(True, "203.0.113.9"), (False, "127.0.0.1")])
def test_a_visitor_cannot_invent_an_address(settings, behind, seen):
    settings.BEHIND_PROXY = behind
    request = RequestFactory(headers={"X-Forwarded-For": "1.2.3.4, 203.0.113.9"}).get("/")
    assert address_of(request) == seen
