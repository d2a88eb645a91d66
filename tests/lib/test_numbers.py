"""Numbers that come as text from an address or a form."""

import pytest

from network.lib.numbers import LONGEST, number_in


def test_digits_are_a_number():
    assert [number_in(text) for text in ("0", "7", "007", "9" * LONGEST)] == [0, 7, 7, int("9" * LONGEST)]


@pytest.mark.parametrize("text", ["", " 7", "+7", "-7", "7.0", "1_000", "²", "٣", "seven", "9" * (LONGEST + 1)])
def test_anything_else_is_none(text):
    assert number_in(text) is None


def test_a_number_may_have_to_be_short():
    assert (number_in("2026", longest=4), number_in("20260", longest=4)) == (2026, None)
