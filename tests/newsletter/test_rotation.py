"""Whose turn it is: fair whatever happened before."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.rotation import REST_MONTHS, Standing, coming, line, may_take, months_after

MARCH = date(2026, 3, 1)
months = st.sampled_from([months_after(MARCH, count) for count in range(-30, 31)])
standings = st.lists(
    st.builds(
        Standing,
        key=st.integers(1, 40), name=st.sampled_from(["Bay", "Elm", "Oak"]), last=st.none() | months,
        passed=st.none() | months, until=st.none() | months,
        since=st.none() | months, is_reachable=st.booleans(),
    ),
    unique_by=lambda one: one.key, max_size=9,
)  # fmt: skip

quiet = settings(max_examples=80, deadline=None)


def test_never_comes_before_long_ago_and_long_ago_before_lately():
    lately, long_ago, never = (
        Standing(1, "A", last=date(2025, 12, 1)), Standing(2, "B", last=date(2024, 1, 1)), Standing(3, "C"),
    )  # fmt: skip
    assert [one.key for one in line([lately, long_ago, never], MARCH)] == [3, 2, 1]


def test_who_lets_a_turn_pass_rests_and_then_stands_where_it_stood():
    passed = Standing(1, "A", passed=MARCH)
    free = [may_take(passed, months_after(MARCH, count)) for count in range(REST_MONTHS + 1)]
    assert free == [False] * REST_MONTHS + [True]
    assert line([Standing(2, "B", last=date(2020, 1, 1)), passed], months_after(MARCH, REST_MONTHS))[0] == passed


@quiet
@given(standings, months)
def test_nobody_waits_behind_somebody_whose_last_turn_is_later(people, month):
    found = line(people, month)
    assert {one.key for one in found} == {one.key for one in people if may_take(one, month)}
    lasts = [one.last or date.min for one in found]
    assert lasts == sorted(lasts)


@quiet
@given(standings, st.integers(1, 30), st.integers(1, 3))
def test_whoever_takes_part_gets_its_turn_before_anybody_gets_a_second(people, count, places):
    free = {months_after(MARCH, 40 + number): places for number in range(count)}  # later than any turn so far
    had: dict = {}
    for month, one in coming(people, free):
        waiting = [other for other in people if other.key not in had and may_take(other, month)]
        assert one.key not in had or not waiting
        had[one.key] = had.get(one.key, 0) + 1


@quiet
@given(st.integers(1, 12), st.integers(0, 36))
def test_without_pauses_nobody_gets_two_more_than_anybody_else(people, count):
    everybody = [Standing(number, f"P{number}") for number in range(people)]
    turns = [one.key for _month, one in coming(everybody, {months_after(MARCH, n): 1 for n in range(count)})]
    each = [turns.count(one.key) for one in everybody]
    assert (len(turns), max(each) - min(each) <= 1) == (count, True)
