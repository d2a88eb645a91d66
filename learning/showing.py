"""A curve for a page: its drawing in the sizes it is needed in, and the words for those who do not see it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from learning.curve import Curve, Point, curves_of, flag_words, with_unit
from learning.forecasting import on_path
from learning.models import Direction, Measure
from network.lib.time_charts import NARROW, SMALL, WIDE, Drawing, over_time


@dataclass(frozen=True)
class Line:
    """A row of the table beneath a chart."""

    label: str
    value: str
    wanted: str
    is_hidden: bool
    flags: list[str]
    notes: tuple[str, ...]
    point: Point


def number(point: Point) -> float | None:
    return float(point.value) if point.value is not None else None


class Shown:
    """What a template asks about one curve."""

    def __init__(self, curve: Curve) -> None:
        self.curve, self.measure = curve, curve.measure

    @cached_property
    def drawing(self) -> Drawing:
        curve = self.curve
        return Drawing(
            title=self.in_words(),
            readings=[(curve.day(one), number(one)) for one in curve.points if not one.awaited],
            unfinished=[(curve.day(one), float(one.value)) for one in curve.shown if one.awaited and one.value],
            path=curve.path,
            forecast=curve.forecast,
            notes=[(note.on, str(number)) for number, note in enumerate(curve.annotations, start=1)],
            newest=self.value,
        )

    @property
    def wide(self) -> SafeString:
        return over_time(self.drawing, WIDE)

    @property
    def narrow(self) -> SafeString:
        return over_time(self.drawing, NARROW)

    @property
    def small(self) -> SafeString:
        return over_time(self.drawing, SMALL)

    @property
    def value(self) -> str:
        """The newest figure with its unit."""
        return self.said(self.curve.latest.value) if self.curve.latest else ""

    @property
    def period(self) -> str:
        return self.curve.label(self.curve.latest) if self.curve.latest else ""

    def said(self, value: Any) -> str:
        return with_unit(self.measure, value)

    @property
    def target(self) -> str:
        """90 % by June 2028."""
        spot = self.curve.next_target
        return _("%(value)s by %(day)s") % {"value": self.said(spot[1]), "day": month(spot[0])} if spot else ""

    @property
    def tone(self) -> str:
        """The colour that goes with the way: good, warn, or none."""
        return {"better": "good", "worse": "warn"}.get(self.curve.way, "")

    @property
    def icon(self) -> str:
        """Up or down as the line goes, whatever is wanted."""
        way = self.curve.way
        if way in ("", "level"):
            return "minus"
        goes_up = (way == "better") == (self.measure.direction == Direction.UP)
        return "arrow-trending-up" if goes_up else "arrow-trending-down"

    @property
    def way_words(self) -> str:
        words = {"better": _("getting better"), "worse": _("getting worse"), "level": _("level")}
        return words.get(self.curve.way, "")

    @property
    def forecast_words(self) -> str:
        """Where the forecast ends, and how it was made."""
        if not self.curve.forecast:
            return ""
        day, value = self.curve.forecast[-1]
        words = _("If nothing changes: about %(value)s in %(year)d (straight line through the newest readings).")
        return words % {"value": self.said(value), "year": day.year}

    def in_words(self) -> str:
        """The chart in a sentence or three."""
        wanted = _("wanted: up") if self.measure.direction == Direction.UP else _("wanted: down")
        parts = [f"{self.measure.name} ({wanted})"]
        if self.value:
            parts.append(_("%(period)s: %(value)s") % {"period": self.period, "value": self.value})
        if self.target:
            parts.append(_("target: %(target)s") % {"target": self.target})
        return ". ".join(parts)

    @property
    def table(self) -> list[Line]:
        """Newest first."""
        curve = self.curve
        return [
            Line(
                label=curve.label(point),
                value=self.said(point.value),
                wanted=self.said(on_path(curve.path, curve.day(point))),
                is_hidden=point.is_hidden,
                flags=flag_words(point),
                notes=point.notes,
                point=point,
            )
            for point in reversed(curve.points)
        ]

    @property
    def groups(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """The newest figure told apart: dimension → (group, value, whether it is hidden)."""
        told = [point for point in self.curve.points if point.tables]
        if not told:
            return []
        return [
            (name, [(row.name or _("not told apart"), self.said(row.value), row.is_hidden) for row in rows])
            for name, rows in told[-1].tables.items()
        ]

    @property
    def groups_period(self) -> str:
        told = [point for point in self.curve.points if point.tables]
        return self.curve.label(told[-1]) if told else ""

    @property
    def targets(self) -> list[tuple[date, str]]:
        spots = self.curve.path[1:] if self.measure.baseline is not None else self.curve.path
        return [(day, self.said(value)) for day, value in spots]

    @property
    def baseline(self) -> str:
        return self.said(self.measure.baseline)


def month(day: date) -> str:
    """June 2028."""
    return date_format(day, "F Y")


def shown(measure: Measure) -> Shown:
    return Shown(curves_of([measure])[0])


def all_shown(measures: list[Measure]) -> list[Shown]:
    """As many as there are, by the same four queries."""
    return [Shown(curve) for curve in curves_of(measures)]
