"""Makers of measures and their readings."""

from datetime import date
from decimal import Decimal
from typing import Any

from learning.entering import Group, Said, enter
from learning.models import Measure, OwedFigure, Reading
from learning.rolling_up import Figure
from partners.models import Partner
from people.models import Person
from tests.make import numbers


def make_measure(name: str = "", **fields: Any) -> Measure:
    said = {"definition": "All who were counted.", "source": "The county", "unit": "%", "smallest": 0, **fields}
    return Measure.objects.create(name=name or f"Measure {next(numbers)}", **said)


def figure(*numbers: float) -> Figure:
    """figure(12), or figure(12, 40): a rate."""
    return Figure(*(Decimal(str(number)) for number in numbers))


def make_reading(
    measure: Measure, by: Person, year: int, *numbers: float, partner: Partner | None = None, **said: Any
) -> Reading:
    """A figure for a year; by_group={"age": {"2": (3, 10)}} tells it apart."""
    groups = [
        Group(dimension, name, figure(*part))
        for dimension, parts in said.pop("by_group", {}).items()
        for name, part in parts.items()
    ]
    before = Reading.latest_of(measure, partner, date(year, 1, 1))
    words = Said(figure(*numbers), groups=groups, **said)
    return enter(by, measure, partner, date(year, 1, 1), words, base=before.pk if before else None)


def make_owed(measure: Measure, partner: Partner | None = None, year: int = 2025, **fields: Any) -> OwedFigure:
    due = {"due_on": date(year + 1, 1, 31), **fields}
    return OwedFigure.objects.create(measure=measure, partner=partner, period=date(year, 1, 1), **due)
