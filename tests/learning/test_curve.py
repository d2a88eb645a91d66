"""What may be shown of a measure: rolled up, small groups left out, a path, a forecast."""

from datetime import date

import pytest

from learning.curve import curve_of, curves_of
from learning.models import Annotation, Target
from tests.make import make_partner
from tests.make_measures import make_measure, make_owed, make_reading


def values(measure) -> list[float]:
    return [float(point.value) for point in curve_of(measure).shown]


def test_partners_rates_roll_up_by_their_sizes(asha, sandpiper, clinic):
    measure = make_measure(roll_up="rate")
    make_reading(measure, asha, 2024, 9, 10, partner=sandpiper)
    make_reading(measure, asha, 2024, 100, 1000, partner=clinic)
    (point,) = curve_of(measure).points
    assert (round(float(point.value), 2), point.given_by) == (10.79, 2)


@pytest.mark.parametrize(("how", "value"), [("sum", 30.0), ("mean", 15.0)])
def test_partners_numbers_roll_up(asha, sandpiper, clinic, how, value):
    measure = make_measure(roll_up=how)
    make_reading(measure, asha, 2024, 10, partner=sandpiper)
    make_reading(measure, asha, 2024, 20, partner=clinic)
    assert values(measure) == [value]


def test_a_number_for_all_counts_only_where_no_partner_gave_one(asha, sandpiper):
    measure = make_measure(roll_up="sum")
    make_reading(measure, asha, 2023, 100)
    make_reading(measure, asha, 2024, 200)
    make_reading(measure, asha, 2024, 20, partner=sandpiper)
    assert values(measure) == [100.0, 20.0]


def test_small_groups_and_who_would_give_them_away_are_hidden(asha):
    measure = make_measure(smallest=5)
    make_reading(measure, asha, 2024, 60, by_group={"language": {"English": (40,), "Tigrinya": (3,), "Spanish": (9,)}})
    (point,) = curve_of(measure).points
    rows = {row.name: row.value and int(row.value) for row in point.tables["language"]}
    assert rows == {"English": 40, "Tigrinya": None, "Spanish": 9, "": None}
    assert point.value == 60


def test_a_whole_that_is_small_is_hidden_with_all_its_tables(asha):
    measure = make_measure(smallest=5)
    make_reading(measure, asha, 2024, 3, by_group={"age": {"two": (3,)}})
    (point,) = curve_of(measure).points
    assert (point.value, point.figure, point.is_hidden) == (None, None, True)
    assert [row.value for row in point.tables["age"]] == [None]


def test_a_partner_cannot_subtract_its_own_figure(asha, sandpiper, clinic):
    measure = make_measure(roll_up="sum", smallest=5)
    make_reading(measure, asha, 2024, 40, partner=sandpiper)
    make_reading(measure, asha, 2024, 2, partner=clinic)
    (point,) = curve_of(measure).points
    assert point.is_hidden


def test_the_forecast_goes_on_to_the_last_target(asha):
    measure = make_measure(baseline=10, baseline_on=date(2020, 7, 1))
    for year, value in ((2020, 10), (2021, 12), (2022, 14)):
        make_reading(measure, asha, year, value)
    Target.put(asha, measure, date(2025, 7, 1), 30)
    curve = curve_of(measure)
    assert [(day.year, round(value)) for day, value in curve.forecast] == [
        (2022, 14), (2023, 16), (2024, 18), (2025, 20),
    ]  # fmt: skip
    assert (curve.way, curve.is_on_path, curve.path[0]) == ("better", False, (date(2020, 7, 1), 10.0))


def test_a_figure_some_partners_still_owe_is_compared_with_nothing(asha, sandpiper, clinic):
    measure = make_measure(roll_up="sum")
    for year, value in ((2023, 10), (2024, 20)):
        make_reading(measure, asha, year, value, partner=sandpiper)
    make_owed(measure, clinic, 2024)
    curve = curve_of(measure)
    assert ([point.awaited for point in curve.points], curve.latest.period.year, curve.way) == ([0, 1], 2023, "")


def test_down_is_better_where_down_is_wanted(asha):
    measure = make_measure(direction="down")
    make_reading(measure, asha, 2020, 12)
    make_reading(measure, asha, 2021, 10)
    assert curve_of(measure).way == "better"


def test_many_curves_take_five_queries(asha, django_assert_num_queries):
    measures = [make_measure(), make_measure(roll_up="sum")]
    for measure in measures:
        make_reading(measure, asha, 2024, 10, by_group={"age": {"two": (6,)}})
        Annotation.write(asha, measure, date(2024, 5, 1), "The bus came")
    make_reading(measures[1], asha, 2024, 10, partner=make_partner())
    with django_assert_num_queries(5):
        assert [len(curve.points) for curve in curves_of(measures)] == [1, 1]
