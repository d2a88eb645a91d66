"""Rhythms: every 2 weeks on Tuesday, every month on the first Wednesday. Pure functions over RFC 5545's RRULE.

Days only: at what time of day, and in which zone, a gathering keeps for itself, so a rhythm knows no summer time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import takewhile

from dateutil.rrule import rrulestr
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from network.lib.numbers import number_in

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
ORDINALS = {1: lazy("first"), 2: lazy("second"), 3: lazy("third"), 4: lazy("fourth"), LAST: lazy("last")}
WEEK, FIFTH = 7, 5


class Repeat(models.TextChoices):
    """How a rhythm is chosen. Which weekday, which day of the month follows from the first day."""

    WEEKS = "weeks", lazy("by weeks, always on that weekday")
    WEEKDAY = "weekday", lazy("by months, on the same weekday of the month")
    DAY = "day", lazy("by months, on the same day of the month")


@dataclass(frozen=True)
class Rhythm:
    """repeat: of Repeat. every: so many weeks or months. first: the day it begins on, which says the rest."""

    repeat: str
    every: int
    first: date

    @property
    def place(self) -> int:
        """Which of its weekday in the month the first day is: 1 to 4; a fifth is the last."""
        nth = (self.first.day - 1) // WEEK + 1
        return LAST if nth == FIFTH else nth

    def rule(self) -> str:
        """As RRULE.

        >>> Rhythm("weeks", 2, date(2027, 3, 2)).rule(), Rhythm("weekday", 1, date(2027, 3, 31)).rule()
        ('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'FREQ=MONTHLY;INTERVAL=1;BYDAY=-1WE')
        """
        weekday = CODES[self.first.weekday()]
        if self.repeat == Repeat.WEEKS:
            return f"FREQ=WEEKLY;INTERVAL={self.every};BYDAY={weekday}"
        if self.repeat == Repeat.WEEKDAY:
            return f"FREQ=MONTHLY;INTERVAL={self.every};BYDAY={self.place}{weekday}"
        return f"FREQ=MONTHLY;INTERVAL={self.every};BYMONTHDAY={self.first.day}"

    def in_words(self) -> str:
        """every 2 weeks on Tuesday; every month on the first Wednesday; every 3 months on day 15"""
        weekday = str(WEEKDAYS[self.first.weekday()])
        if self.repeat == Repeat.WEEKS:
            words = ngettext("every week on %(day)s", "every %(n)d weeks on %(day)s", self.every)
            return words % {"n": self.every, "day": weekday}
        if self.repeat == Repeat.WEEKDAY:
            words = ngettext(
                "every month on the %(nth)s %(day)s", "every %(n)d months on the %(nth)s %(day)s", self.every
            )
            return words % {"n": self.every, "nth": ORDINALS[self.place], "day": weekday}
        words = ngettext("every month on day %(day)d", "every %(n)d months on day %(day)d", self.every)
        return words % {"n": self.every, "day": self.first.day}


def parts_of(rule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rule.split(";") if "=" in part)


def read(rule: str, first: date) -> Rhythm | None:
    """A rule of Rhythm.rule() back as a rhythm; None for a rule written elsewhere that says more."""
    parts = parts_of(rule)
    every = number_in(parts.get("INTERVAL", "1"))
    repeat = Repeat.WEEKS if parts.get("FREQ") == "WEEKLY" else Repeat.WEEKDAY if "BYDAY" in parts else Repeat.DAY
    found = Rhythm(repeat, every, first) if every is not None else None
    return found if found and parts_of(found.rule()) == {**parts, "INTERVAL": str(every)} else None


def in_words(rule: str, first: date) -> str:
    """A rule as people say it; a single day when there is none."""
    if not rule:
        return _("once")
    rhythm = read(rule, first)
    return rhythm.in_words() if rhythm else _("by a rule of its own")


def days(rule: str, first: date, since: date, until: date, left_out: Iterable[str] = ()) -> Iterator[date]:
    """The days of a rhythm from `since` to `until` (both may be among them), without those left out (ISO dates).

    A month without that day (a 31st) has none.
    """
    if not rule:
        yield from [first] if since <= first <= until else []
        return
    skipped = {*left_out}
    # From the first day on, so that every second week stays the same second week.
    every = rrulestr(rule, dtstart=datetime.combine(first, time()))
    late_enough = every.xafter(datetime.combine(max(since, first), time()), inc=True)
    for moment in takewhile(lambda one: one.date() <= until, late_enough):
        if moment.date().isoformat() not in skipped:
            yield moment.date()
