"""Figures as rows of a file: as they are shown, small groups left out. The import reads the same columns."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from learning import periods
from learning.curve import Row, curve_of, flag_words
from learning.models import Measure
from learning.rolling_up import Figure

COLUMNS = (
    "measure", "period", "partner", "dimension", "group", "value", "numerator", "denominator", "note", "flags",
)  # fmt: skip


def rows_of(measure: Measure) -> Iterator[list[str]]:
    """The header, then a row a period and one a group; what is hidden says so in its note."""
    yield list(COLUMNS)
    for point in curve_of(measure).points:
        period = periods.code(point.period, measure.every)
        note = hidden_words(measure) if point.is_hidden else " ".join(point.notes)
        yield [measure.slug, period, "", "", "", *numbers(point.figure), note, ", ".join(flag_words(point))]
        for dimension, rows in point.tables.items():
            for row in rows:
                yield row_of(measure, period, dimension, row)


def row_of(measure: Measure, period: str, dimension: str, row: Row) -> list[str]:
    note = hidden_words(measure) if row.is_hidden else ""
    return [measure.slug, period, "", dimension, row.name or _("not told apart"), *numbers(row.figure), note, ""]


def hidden_words(measure: Measure) -> str:
    return _("not shown: groups under %(smallest)d") % {"smallest": measure.hides_below}


def numbers(figure: Figure | None) -> list[str]:
    """value, numerator, denominator."""
    if figure is None:
        return ["", "", ""]
    if figure.denominator is None:
        return [written(figure.numerator), "", ""]
    return ["", written(figure.numerator), written(figure.denominator)]


def written(number: Decimal) -> str:
    return f"{round(number, 3).normalize():f}"
