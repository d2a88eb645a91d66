"""Periods a figure is about: months, quarters, halves and years, each named by its first day. Pure functions."""

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy


class Every(models.TextChoices):
    """How often there is a figure."""

    MONTH = "month", lazy("every month")
    QUARTER = "quarter", lazy("every quarter")
    HALF = "half", lazy("every half year")
    YEAR = "year", lazy("every year")


LENGTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12}  # in months
EXAMPLES = {Every.MONTH: "2025-03", Every.QUARTER: "2025-Q1", Every.HALF: "2025-H1", Every.YEAR: "2025"}
WRITTEN = re.compile(r"(\d{4})(?:-?(Q[1-4]|H[12]|0?[1-9]|1[0-2]))?", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1900, 2199


def start_of(day: date, every: str) -> date:
    """The first day of the period a day lies in.

    >>> start_of(date(2025, 8, 20), "quarter")
    datetime.date(2025, 7, 1)
    """
    length = LENGTHS[Every(every)]
    return date(day.year, (day.month - 1) // length * length + 1, 1)


def shifted(start: date, every: str, steps: int) -> date:
    """The first day of the period so many steps later (earlier, where negative)."""
    months = start.year * 12 + start.month - 1 + steps * LENGTHS[Every(every)]
    return date(months // 12, months % 12 + 1, 1)


def end_of(start: date, every: str) -> date:
    return shifted(start, every, 1) - timedelta(days=1)


def last_finished(day: date, every: str) -> date:
    """The period that was over when this day began.

    >>> last_finished(date(2025, 8, 20), "year")
    datetime.date(2024, 1, 1)
    """
    return shifted(start_of(day, every), every, -1)


def code(start: date, every: str) -> str:
    """A period as files and the API write it; read() reads it back.

    >>> code(date(2025, 7, 1), "half"), code(date(2025, 7, 1), "month")
    ('2025-H2', '2025-07')
    """
    length = LENGTHS[Every(every)]
    part = (start.month - 1) // length + 1
    marks = {1: f"-{start.month:02}", 3: f"-Q{part}", 6: f"-H{part}", 12: ""}
    return f"{start.year}{marks[length]}"


def label(start: date, every: str) -> str:
    """A period as people say it."""
    length = LENGTHS[Every(every)]
    if length == LENGTHS[Every.YEAR]:
        return str(start.year)
    if length == LENGTHS[Every.HALF]:
        words = _("First half of %(year)d") if start.month == 1 else _("Second half of %(year)d")
        return words % {"year": start.year}
    if length == LENGTHS[Every.QUARTER]:
        return _("Quarter %(part)d of %(year)d") % {"part": (start.month - 1) // 3 + 1, "year": start.year}
    return f"{MONTHS[start.month]} {start.year}"


def short(start: date, every: str) -> str:
    """A period as it stands under a chart."""
    length = LENGTHS[Every(every)]
    if length == LENGTHS[Every.MONTH]:
        return f"{start.month:02}/{start.year}"
    part = (start.month - 1) // length + 1
    return {12: f"{start.year}", 6: f"{part}/2 {start.year}", 3: f"Q{part} {start.year}"}[length]


def read(text: str, every: str) -> date:
    """The first day of a period as code() writes it; a date as spreadsheets write it will do, too.

    Raises ValidationError, saying how to write it.
    """
    written = text.strip()
    try:
        return start_of(date.fromisoformat(written), every)
    except ValueError:
        pass
    found = WRITTEN.fullmatch(written)
    start = found and _start(int(found[1]), (found[2] or "").upper(), every)
    if not start or not FIRST_YEAR <= start.year <= LAST_YEAR:
        words = {"text": written[:40], "example": EXAMPLES[Every(every)]}
        raise ValidationError(_("“%(text)s” is not a period here. Write it like %(example)s.") % words)
    return start


def _start(year: int, part: str, every: str) -> date | None:
    """The first day, where the part of the year is of the right kind."""
    if year < 1:
        return None
    kind = {"Q": Every.QUARTER, "H": Every.HALF, "": Every.YEAR}.get(part[:1], Every.MONTH)
    if kind != every:
        return None
    number = int(part.lstrip("QH") or 1)
    return date(year, (number - 1) * LENGTHS[kind] + 1, 1)
