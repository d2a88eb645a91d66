"""A rhythm and its gatherings."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from gatherings import planning, repeating
from gatherings.models import Gathering, Series
from gatherings.rhythm import Rhythm, days, in_words, read
from gatherings.tasks import make_gatherings_ahead
from network.lib.dates import today
from tests.make_gatherings import make_rsvp, make_series
from tests.queries import assert_same_queries

rhythms = st.builds(
    Rhythm,
    st.sampled_from(["weeks", "weekday", "day"]),
    st.integers(1, 12),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)


@pytest.mark.parametrize(
    ("repeat", "every", "first", "words", "next_day"),
    [
        ("weeks", 1, date(2027, 3, 2), "every week on Tuesday", date(2027, 3, 9)),
        ("weeks", 2, date(2027, 3, 2), "every 2 weeks on Tuesday", date(2027, 3, 16)),
        ("weekday", 1, date(2027, 3, 3), "every month on the first Wednesday", date(2027, 4, 7)),
        ("weekday", 3, date(2027, 3, 31), "every 3 months on the last Wednesday", date(2027, 6, 30)),
        ("day", 1, date(2027, 3, 15), "every month on day 15", date(2027, 4, 15)),
    ],
)
def test_a_rhythm_is_chosen_and_told_in_plain_words(repeat, every, first, words, next_day):
    rule = Rhythm(repeat, every, first).rule()
    assert in_words(rule, first) == words
    assert list(days(rule, first, first, next_day)) == [first, next_day]


@given(rhythms, st.integers(0, 400), st.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_a_rhythm_is_read_back_and_does_not_depend_on_when_one_asks(rhythm, later, window):
    assert read(rhythm.rule(), rhythm.first) == rhythm
    since, end = rhythm.first + timedelta(days=later), rhythm.first + timedelta(days=later + window)
    whole = list(days(rhythm.rule(), rhythm.first, rhythm.first, end))
    assert [day for day in whole if day >= since] == list(days(rhythm.rule(), rhythm.first, since, end))
    assert whole == sorted(set(whole))


def tomorrow():
    """Whatever the hour, nothing of that day has begun."""
    return today() + timedelta(days=1)


def begin(by, **fields):
    start = {"name": "Early reading", "starts_on": tomorrow(), "zone": "Europe/Berlin", "begins": time(10)}
    start["rule"] = Rhythm("weeks", 2, tomorrow()).rule()
    return repeating.begin(by, **(start | fields))


def slots(series):
    return [gathering.slot for gathering in series.gatherings.order_by("slot")]


def test_three_months_stand_on_the_calendar_and_asking_again_makes_nothing_twice(chidi):
    series = begin(chidi, expectations="Bring a book.", place="Library")
    assert slots(series) == [tomorrow() + timedelta(weeks=2 * n) for n in range(8)]
    first = series.gatherings.first()
    assert (first.name, first.expectations, [*first.facilitators.all()]) == ("Early reading", "Bring a book.", [chidi])
    make_gatherings_ahead()
    make_gatherings_ahead()
    assert series.gatherings.count() == 8


def test_the_clock_on_the_wall_stays_the_same_in_summer_and_winter(chidi):
    series = begin(chidi, zone="Australia/Lord_Howe")
    repeating.make_ahead(series, today() + timedelta(days=400))
    clocks = {gathering.starts_at.astimezone(ZoneInfo(series.zone)).time() for gathering in series.gatherings.all()}
    offsets = {
        gathering.starts_at.astimezone(ZoneInfo(series.zone)).utcoffset() for gathering in series.gatherings.all()
    }
    assert (clocks, len(offsets)) == ({time(10)}, 2)


def test_a_day_is_left_out_and_taken_back(chidi):
    series = begin(chidi)
    day = slots(series)[1]
    repeating.leave_out(series, chidi, day)
    assert day not in slots(series)
    make_gatherings_ahead()
    assert day not in slots(series)
    repeating.take_back(series, chidi, day)
    assert day in slots(series)
    with pytest.raises(ValidationError, match="not in the rhythm"):
        repeating.leave_out(series, chidi, day + timedelta(days=1))


def test_a_gathering_people_are_invited_to_is_not_left_out_silently(chidi):
    series = begin(chidi, expectations="Come.")
    gathering = series.gatherings.all()[1]
    Gathering.objects.filter(pk=gathering.pk).update(invited_at=gathering.created_at)
    with pytest.raises(ValidationError, match="Cancel it"):
        repeating.leave_out(series, chidi, gathering.slot)


def test_what_was_moved_keeps_its_place(chidi):
    series = begin(chidi)
    gathering = series.gatherings.all()[1]
    planning.move(gathering, chidi, gathering.day + timedelta(days=1), gathering.begins, 90)
    assert repeating.make_ahead(series) == []
    assert (gathering.slot, gathering.day - gathering.slot) == (slots(series)[1], timedelta(days=1))


def test_a_change_is_for_what_is_to_come_and_spares_what_was_written_for_one_alone(chidi):
    series = begin(chidi, starts_on=tomorrow() - timedelta(days=14), place="Library")
    past = Gathering.objects.create(
        series=series, slot=series.starts_on, day=series.starts_on, name="Past", zone="UTC", place="Library"
    )
    alone, asked, other = series.gatherings.exclude(pk=past.pk)[1:4]
    alone.edit(chidi, place="Garden")
    asked.edit(chidi, expectations="Come.")
    Gathering.objects.filter(pk=asked.pk).update(invited_at=asked.created_at)
    repeating.change(series, chidi, place="Town hall", begins=time(11))
    for gathering in (past, alone, asked, other):
        gathering.refresh_from_db()
    assert [past.place, alone.place, asked.place, other.place] == ["Library", "Garden", "Library", "Town hall"]
    assert [alone.begins, asked.begins, other.begins] == [time(11), time(10), time(11)]


def test_a_new_rhythm_replaces_the_days_nobody_is_invited_to(chidi):
    series = begin(chidi, expectations="Come.")
    asked, written = series.gatherings.all()[1:3]
    Gathering.objects.filter(pk=asked.pk).update(invited_at=asked.created_at)
    make_rsvp(written, invited_at=None)
    start = tomorrow() + timedelta(days=1)
    repeating.change(series, chidi, starts_on=start, rule=Rhythm("weeks", 4, start).rule())
    left = {gathering.slot: gathering.state for gathering in series.gatherings.all()}
    assert (left.pop(asked.slot), left.pop(written.slot)) == ("planned", "cancelled")
    assert sorted(left) == [start + timedelta(weeks=4 * n) for n in range(4)]


def test_an_end_clears_the_calendar_and_can_be_taken_back(chidi):
    series = begin(chidi)
    repeating.end(series, chidi, today() + timedelta(days=20))
    assert len(slots(series)) == 2
    make_gatherings_ahead()
    assert len(slots(series)) == 2
    repeating.go_on(series, chidi)
    assert len(slots(series)) == 8


def test_whom_a_series_is_for_holds_for_its_next_gatherings(chidi, clinic):
    series = begin(chidi)
    repeating.choose_guests(series, chidi, reach="chosen", partners=[clinic])
    assert {gathering.partners.get() for gathering in series.gatherings.all()} == {clinic}


def test_a_series_is_begun_and_changed_on_its_pages(as_, chidi):
    client = as_(chidi)
    data = {
        "name": "Coffee",
        "kind": "unstructured",
        "starts_on": tomorrow().isoformat(),
        "every": 1,
        "repeat": "weekday",
    }
    data |= {"begins": "09:00", "minutes": 60, "zone": "Europe/Berlin", "facilitators": [chidi.pk]}
    assert client.post("/gatherings/series/new/", data).status_code == 302
    series = Series.objects.get()
    assert series.gatherings.count() in (3, 4)
    page = client.get(f"/gatherings/series/{series.pk}/edit/")
    assert [page.context["form"][name].value() for name in ("repeat", "every")] == ["weekday", 1]
    client.post(f"/gatherings/series/{series.pk}/edit/", data | {"version": 1, "name": "Tea"})
    assert {gathering.name for gathering in series.gatherings.all()} == {"Tea"}
    day = series.gatherings.last().slot
    client.post(f"/gatherings/series/{series.pk}/{day}/leave-out/")
    assert not series.gatherings.filter(slot=day).exists()
    assert client.post(f"/gatherings/series/{series.pk}/tomorrow/leave-out/").status_code == 404


@pytest.mark.parametrize("rule", ["FREQ=SOMETIMES", "nonsense", "FREQ=WEEKLY;INTERVAL=x"])
def test_a_rule_calendars_do_not_know_is_refused(chidi, rule):
    with pytest.raises(ValidationError):
        begin(chidi, rule=rule)


def test_a_longer_list_of_series_asks_no_more_questions(as_, chidi):
    assert_same_queries(as_(chidi), "/gatherings/series/", lambda: make_series("", chidi), 7)
