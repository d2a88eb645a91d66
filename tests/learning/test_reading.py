"""Entering figures: checked, corrected without losing what was said before, taken back."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from learning.entering import Said, enter, take_back
from learning.models import Reading
from people.models import AuditEntry
from tests.make_measures import figure, make_measure, make_reading

PERIOD = date(2024, 1, 1)


@pytest.fixture
def measure(db):
    return make_measure()


def test_a_correction_keeps_what_was_said_before(asha, measure):
    first = make_reading(measure, asha, 2024, 61)
    second = make_reading(measure, asha, 2024, 63, note="The north was missing.")
    assert (second.replaces, Reading.objects.get(pk=first.pk).value) == (first, 61)
    assert list(Reading.objects.standing()) == [second]
    assert list(AuditEntry.objects.filter(act__startswith="reading").values_list("act", flat=True)) == [
        "reading.entered", "reading.corrected",
    ]  # fmt: skip


def test_two_who_enter_at_once_do_not_overwrite_each_other(asha, ben, measure):
    make_reading(measure, asha, 2024, 61)
    with pytest.raises(ValidationError) as refused:
        enter(ben, measure, None, PERIOD, Said(figure(70)), base=None)
    assert refused.value.code == "stale"


def test_the_same_again_changes_nothing(asha, measure):
    first = make_reading(measure, asha, 2024, 61, by_group={"age": {"two": (30,)}})
    assert enter(asha, measure, None, PERIOD, Said(figure(70)), base=first.pk).pk != first.pk
    again = make_reading(measure, asha, 2024, 70)
    assert (again.value, Reading.objects.count()) == (70, 2)


def test_what_is_taken_back_can_be_entered_again(asha, measure):
    make_reading(measure, asha, 2024, 61)
    take_back(asha, measure, None, PERIOD)
    assert not Reading.objects.standing().exists()
    make_reading(measure, asha, 2024, 62)
    assert [row.value for row in Reading.objects.standing()] == [62]


def test_the_history_has_one_line(asha, measure):
    first = make_reading(measure, asha, 2024, 61)
    make_reading(measure, asha, 2024, 62)
    for fields in ({}, {"replaces": first}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reading.objects.create(measure=measure, period=PERIOD, value=1, **fields)


@pytest.mark.parametrize(
    ("how", "numbers", "why"),
    [
        ("rate", (61,), "out of how many"),
        ("one", (6, 10), "Give one number"),
        ("rate", (11, 10), "more than those it is out of"),
        ("rate", (-1, 10), "less than none"),
        ("one", (1.23456,), "three digits"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(asha, how, numbers, why):
    with pytest.raises(ValidationError, match=why):
        make_reading(make_measure(roll_up=how), asha, 2024, *numbers)


def test_groups_are_parts_of_the_whole(asha, measure):
    with pytest.raises(ValidationError, match="more than the whole"):
        make_reading(measure, asha, 2024, 10, by_group={"age": {"two": (6,), "three": (5,)}})
    with pytest.raises(ValidationError, match="more than the whole"):
        make_reading(make_measure(roll_up="rate"), asha, 2024, 5, 10, by_group={"age": {"two": (1, 7)}})


def test_periods_that_have_not_begun_and_archived_measures_take_no_figures(asha, measure):
    with pytest.raises(ValidationError, match="has begun"):
        make_reading(measure, asha, 2124, 10)
    measure.archive(asha)
    with pytest.raises(ValidationError, match="archived"):
        make_reading(measure, asha, 2024, 10)


def test_the_database_refuses_half_a_rate(asha, measure):
    for fields in ({"numerator": 3}, {"value": 1, "denominator": 3}, {"numerator": Decimal(5), "denominator": 3}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reading.objects.create(measure=measure, period=PERIOD, **fields)
