"""One figure of many; rates from summed numerators and denominators."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from learning.rolling_up import Figure, RollUp, rolled

sizes = st.integers(min_value=1, max_value=500)
rates = st.lists(st.tuples(st.integers(0, 500), sizes).map(lambda pair: (min(pair), pair[1])), min_size=1, max_size=8)


def figures(pairs: list[tuple[int, int]]) -> list[Figure]:
    return [Figure(Decimal(few), Decimal(many)) for few, many in pairs]


@given(rates)
def test_a_rate_is_that_of_all_who_are_counted(pairs):
    people = [True] * sum(few for few, _many in pairs) + [False] * sum(many - few for few, many in pairs)
    assert float(rolled(figures(pairs), RollUp.RATE).value(100)) == float(Decimal(100) * sum(people) / len(people))


@given(rates, st.randoms())
def test_how_people_are_grouped_changes_no_rate(pairs, random):
    """Any two partners may become one, in any order: the network’s rate stays. (A mean of percentages would move.)"""
    whole = rolled(figures(pairs), RollUp.RATE)
    merged = pairs[:]
    random.shuffle(merged)
    while len(merged) > 1:
        (few, many), (more, larger) = merged.pop(), merged.pop()
        merged.append((few + more, many + larger))
        assert rolled(figures(merged), RollUp.RATE) == whole


@given(rates)
def test_a_rate_lies_between_the_lowest_and_the_highest(pairs):
    values = [one.value(100) for one in figures(pairs)]
    assert min(values) <= rolled(figures(pairs), RollUp.RATE).value(100) <= max(values)


def test_simpsons_paradox_does_not_hide_in_a_mean():
    small_and_good, large_and_poor = (9, 10), (100, 1000)
    assert round(rolled(figures([small_and_good, large_and_poor]), RollUp.RATE).value(100), 1) == Decimal("10.8")


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=8))
def test_sums_and_means(values):
    found = [Figure(Decimal(value)) for value in values]
    assert rolled(found, RollUp.SUM).value(1) == sum(values)
    assert rolled(found, RollUp.MEAN).value(1) * len(values) - sum(values) < Decimal("1e-20")


def test_of_nothing_comes_nothing_and_out_of_nobody_no_rate():
    assert rolled([], RollUp.SUM) is None
    assert rolled(figures([(0, 0)]), RollUp.RATE).value(100) is None
