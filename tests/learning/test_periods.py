"""Months, quarters, halves and years; the forecast and the path to the targets."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from learning import forecasting, periods
from learning.periods import Every

days = st.dates(date(1950, 1, 1), date(2100, 1, 1))


@given(days, st.sampled_from(Every.values))
def test_a_period_is_read_back_as_it_is_written(day, every):
    start = periods.start_of(day, every)
    assert periods.read(periods.code(start, every), every) == start
    assert start <= day <= periods.end_of(start, every)
    assert periods.end_of(periods.last_finished(day, every), every) < day


@pytest.mark.parametrize(
    ("text", "every"), [("2025-Q5", "quarter"), ("2025", "month"), ("2025-13", "month"), ("soon", "year")]
)
def test_what_is_no_period_says_how_to_write_it(text, every):
    with pytest.raises(ValidationError, match="Write it like 2025"):
        periods.read(text, every)


def test_periods_as_people_say_them():
    said = [periods.label(date(2025, 7, 1), every) for every in Every.values]
    assert said == ["July 2025", "Quarter 3 of 2025", "Second half of 2025", "2025"]


@given(st.floats(-100, 100), st.floats(-1, 1))
def test_a_straight_line_goes_on_straight(start, slope):
    line = [(date(2020 + year, 1, 1), start + slope * date(2020 + year, 1, 1).toordinal()) for year in range(6)]
    ((_day, value),) = forecasting.linear(line[:5], [line[5][0]])
    assert abs(value - line[5][1]) < 1e-4


def test_two_readings_are_no_trend():
    assert forecasting.linear([(date(2020, 1, 1), 1.0), (date(2021, 1, 1), 2.0)], [date(2022, 1, 1)]) == []


def test_the_path_runs_straight_from_target_to_target():
    path = [(date(2020, 1, 1), 10.0), (date(2020, 1, 11), 20.0)]
    seen = [forecasting.on_path(path, date(2020, 1, day)) for day in (1, 6, 11, 12)]
    assert seen == [10.0, 15.0, 20.0, None]
