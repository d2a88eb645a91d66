"""Wall-clock time: what clocks show, when they are changed, and the nights on which they show a time twice or never."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from network.lib.zones import changes, moment_of

# Half-hour changes, quarter-hour offsets, a skipped day, winter time in Ramadan, either hemisphere, none at all.
ZONES = [
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Apia", "Africa/Casablanca",
    "America/St_Johns", "Asia/Kolkata", "Asia/Tehran", "Europe/Dublin", "America/Santiago", "UTC",
]  # fmt: skip
zones = st.sampled_from(ZONES)
days = st.dates(date(2021, 1, 1), date(2036, 12, 31))
clocks = st.builds(time, st.integers(0, 23), st.sampled_from([0, 10, 15, 30, 45, 59]))


@given(days, clocks, zones)
def test_clocks_show_what_was_asked_for_unless_they_never_do(day, clock, zone):
    moment = moment_of(day, clock, zone)
    asked = datetime.combine(day, clock)
    shown = moment.replace(tzinfo=None)
    skipped = shown - asked
    assert skipped in (timedelta(0), timedelta(minutes=30), timedelta(hours=1))
    if skipped:
        (change,) = changes(zone, moment - timedelta(hours=1), moment)
        assert (change.after - change.before, change.shown <= asked < change.shown + skipped) == (skipped, True)


@given(days, clocks, zones)
def test_of_a_time_that_comes_twice_it_is_the_first(day, clock, zone):
    assert moment_of(day, clock, zone).fold == 0


def test_a_night_without_half_past_two():
    moment = moment_of(date(2027, 3, 28), time(2, 30), "Europe/Berlin")
    assert (moment.isoformat(), moment.astimezone(UTC).hour) == ("2027-03-28T03:30:00+02:00", 1)


def test_a_night_with_half_past_two_twice():
    assert moment_of(date(2027, 10, 31), time(2, 30), "Europe/Berlin").isoformat() == "2027-10-31T02:30:00+02:00"


FIRST_CHANGE_OF_2027 = {
    "Europe/Berlin": "2027-03-28T02:00:00 +1:00 +2:00",
    "America/New_York": "2027-03-14T02:00:00 -5:00 -4:00",
    "Australia/Lord_Howe": "2027-04-04T02:00:00 +11:00 +10:30",
    "Pacific/Chatham": "2027-04-04T03:45:00 +13:45 +12:45",
}


@pytest.mark.parametrize("zone", FIRST_CHANGE_OF_2027)
def test_when_clocks_are_changed(zone):
    first = next(changes(zone, datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)))
    before, after = (f"{part / timedelta(hours=1):+.2f}" for part in (first.before, first.after))
    expected = FIRST_CHANGE_OF_2027[zone]
    day, old, new = expected.split()
    hours = [f"{int(h.split(':')[0]) + int(h.split(':')[1]) / 60:+.2f}" for h in (old, new)]
    assert (first.shown.isoformat(), before, after) == (day, *hours)


@settings(max_examples=30, deadline=None)
@given(st.integers(2021, 2036), zones)
def test_between_two_changes_clocks_run_evenly(year, zone):
    first, last = (datetime(y, 1, 1, tzinfo=UTC) for y in (year, year + 1))
    found = list(changes(zone, first, last))
    marks = [first, *(change.at for change in found), last]
    info = ZoneInfo(zone)
    for early, late in pairwise(marks):
        ends = (early.astimezone(info).utcoffset(), (late - timedelta(seconds=1)).astimezone(info).utcoffset())
        assert ends[0] == ends[1]
    assert all(c.at.astimezone(info).utcoffset() == c.after != c.before for c in found)
