"""Small groups stay unseen, and no subtraction finds them."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.rolling_up import Figure
from learning.small_numbers import Cell, hidden

SMALLEST = 4
counts = st.integers(min_value=0, max_value=9)


def number(count: int) -> Cell:
    return Cell({"one": Figure(Decimal(count))})


def rate(few: int, many: int) -> Cell:
    return Cell({"one": Figure(Decimal(few), Decimal(many))})


def table(*values: int) -> dict[str, Cell]:
    return {str(place): number(value) for place, value in enumerate(values)}


@pytest.mark.parametrize(
    ("values", "whole", "missing"),
    [
        ((9, 8, 7), False, ""),
        ((9, 8, 3), False, "12"),  # the next smallest goes with it
        ((9, 0, 3), False, "02"),  # nobody is no cover
        ((9, 2, 3), False, "12"),  # together they count enough
        ((9, 1, 2), False, "012"),  # together they do not
        ((1, 2), True, "01"),
        ((9, 0), False, ""),
    ],
)
def test_small_cells_take_others_with_them(values, whole, missing):
    assert hidden(table(*values), SMALLEST) == (whole, frozenset(missing))


def test_a_rate_is_small_if_few_are_counted_above_or_below():
    parts = {"a": rate(30, 90), "b": rate(2, 40), "c": rate(20, 50), "d": rate(3, 3)}
    assert hidden(parts, 5) == (False, frozenset("abcd") - {"a", "c"})


@given(st.lists(counts, min_size=2, max_size=4))
def test_no_subtraction_reveals_a_cell(values):
    """For every cell not shown there is another table, with the same whole and the same shown cells, in which it
    counts something else; and what is missing together is no small group either."""
    whole, missing = hidden(table(*values), SMALLEST)
    if whole:
        assert missing == {str(place) for place in range(len(values))}
        return
    for place in map(int, missing):
        others = alternatives(values, {int(name) for name in missing}, place)
        assert len(others) > 1
        assert max(others) >= SMALLEST


def alternatives(values: list[int], missing: set[int], place: int) -> set[int]:
    """What may stand at a place, as far as whoever reads the table can tell."""
    left = sum(values[number] for number in missing)
    rows = product(range(left + 1), repeat=len(missing))
    at = sorted(missing).index(place)
    return {row[at] for row in rows if sum(row) == left}


@given(st.lists(counts, min_size=1, max_size=5))
def test_what_is_shown_is_never_small(values):
    whole, missing = hidden(table(*values), SMALLEST)
    shown = [value for place, value in enumerate(values) if str(place) not in missing]
    assert [value for value in shown if 0 < value < SMALLEST] == []
    assert whole or not 0 < sum(values) < SMALLEST


@given(st.lists(st.tuples(counts, counts), min_size=2, max_size=4))
def test_whoever_gave_a_share_cannot_subtract_it_either(pairs):
    parts = {str(place): Cell({"a": Figure(Decimal(a)), "b": Figure(Decimal(b))}) for place, (a, b) in enumerate(pairs)}
    whole, missing = hidden(parts, SMALLEST)
    for own in (0, 1):
        theirs = [pair[1 - own] for pair in pairs]
        shown = [value for place, value in enumerate(theirs) if str(place) not in missing]
        assert [value for value in shown if 0 < value < SMALLEST] == []
        assert whole or not 0 < sum(theirs) < SMALLEST
        assert whole or not 0 < sum(theirs[int(place)] for place in missing) < SMALLEST


def test_without_a_smallest_everything_is_shown():
    assert hidden(table(1, 2, 3), 0) == (False, frozenset())
