from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils import timezone

from network.lib import dates

NOW = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 3), "today"),
        (date(2026, 3, 4), "tomorrow"),
        (date(2026, 3, 2), "yesterday"),
        (date(2026, 3, 8), "in 5 days"),
        (date(2026, 2, 19), "12 days ago"),
        (date(2025, 3, 3), ""),
    ],
)
@time_machine.travel(NOW, tick=False)
def test_near_days_are_said_as_people_say_them(day, words):
    assert dates.relative_days(day) == words


@time_machine.travel(NOW, tick=False)
def test_today_is_the_readers_today():
    with timezone.override("Asia/Tokyo"):
        assert dates.today() == date(2026, 3, 4)


@time_machine.travel(NOW, tick=False)
def test_since_when_is_said_as_a_span_when_it_is_near():
    days = [date(2026, 3, 3), date(2026, 3, 2), date(2026, 2, 20), date(2025, 10, 1)]
    assert [dates.since(day) for day in days][:2] == ["since today", "since yesterday"]
    assert [dates.since(day) for day in days][2:] == ["for 11 days", "since Wed 1 October 2025"]


@time_machine.travel(NOW, tick=False)
def test_the_year_is_said_when_it_is_another():
    assert [dates.plain_day(date(2026, 3, 5)), dates.plain_day(date(2025, 3, 5))] == ["Thu 5 March", "Wed 5 March 2025"]
