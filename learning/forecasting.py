"""Where a curve goes if nothing changes, and where it should go. Pure functions over (day, value)."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

Spot = tuple[date, float]
LOOKED_AT = 5  # the newest readings
FEWEST = 3


def linear(readings: Sequence[Spot], days: Sequence[date]) -> list[Spot]:
    """The straight line through the newest LOOKED_AT readings by least squares, at `days`; [] of fewer than FEWEST.

    readings: in the order of time.
    """
    newest = readings[-LOOKED_AT:]
    if len(newest) < FEWEST:
        return []
    xs = [day.toordinal() for day, _value in newest]
    middle_x, middle_y = sum(xs) / len(xs), sum(value for _day, value in newest) / len(newest)
    spread = sum((x - middle_x) ** 2 for x in xs)
    slope = sum((x - middle_x) * (value - middle_y) for x, (_day, value) in zip(xs, newest, strict=True)) / spread
    return [(day, middle_y + slope * (day.toordinal() - middle_x)) for day in days]


def on_path(path: Sequence[Spot], day: date) -> float | None:
    """Where the path of baseline and targets stands on a day; None before its beginning and after its end."""
    for (before, low), (after, high) in pairwise(path):
        if before <= day <= after:
            part = (day - before) / (after - before) if after > before else 1.0
            return low + (high - low) * part
    return None


def middle(first: date, last: date) -> date:
    """The day in the middle of a period: where its figure stands on the line of time."""
    return first + timedelta(days=(last - first).days // 2)
