"""A curve over time as SVG: readings, the path to a target, a forecast, words at days; wide, narrow, or as one of many.

One drawing for page, print and file: colours stand in attributes, static/css/measures.css puts those of light and
dark in their place. A chart is a picture of a table: the page has the table beneath.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from math import ceil, floor, log10

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Spot = tuple[date, float]
READ, WANTED, GREY, LINE = "#00625e", "#9a5b00", "#5d646b", "#e7e2da"
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
DAYS_OF_YEAR = 366


@dataclass(frozen=True)
class Size:
    """Width, height and margins in units of the drawing; ticks: how many years are named below."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    ticks: int
    font: int


WIDE = Size(720, 300, 52, 30, 26, 30, 9, 13)
NARROW = Size(360, 250, 44, 22, 26, 28, 4, 13)
SMALL = Size(320, 120, 34, 14, 12, 20, 2, 11)


@dataclass(frozen=True)
class Drawing:
    """title: what a screen reader says. readings: in the order of time; None where one is not shown. path: baseline and
    targets. forecast: begins at the newest reading. unfinished: readings a part of
    which is missing. notes: days with a number that the page explains below."""

    title: str
    readings: Sequence[tuple[date, float | None]]
    path: Sequence[Spot] = ()
    forecast: Sequence[Spot] = ()
    notes: Sequence[tuple[date, str]] = ()
    unfinished: Sequence[Spot] = ()
    newest: str = field(default="")

    @property
    def days(self) -> list[date]:
        return [day for day, _value in (*self.readings, *self.unfinished, *self.path, *self.forecast)]

    @property
    def values(self) -> list[float]:
        return [
            value for _day, value in (*self.readings, *self.unfinished, *self.path, *self.forecast) if value is not None
        ]


@dataclass(frozen=True)
class Frame:
    """Where days and values stand in a drawing."""

    size: Size
    first: int
    last: int
    low: float
    high: float
    step: float

    def x(self, day: date) -> float:
        room = self.size.width - self.size.left - self.size.right
        part = (day.toordinal() - self.first) / (self.last - self.first) if self.last > self.first else 0.5
        return round(self.size.left + room * part, 1)

    def y(self, value: float) -> float:
        part = (value - self.low) / (self.high - self.low)
        return round(self.floor - part * (self.floor - self.size.top), 1)

    @property
    def floor(self) -> int:
        return self.size.height - self.size.bottom

    def points(self, spots: Sequence[Spot]) -> str:
        return " ".join(f"{self.x(day)},{self.y(value)}" for day, value in spots)


def over_time(drawing: Drawing, size: Size = WIDE) -> SafeString:
    """The drawing in one size; "" where there is nothing to draw."""
    if not drawing.values:
        return SafeString("")
    frame = frame_of(drawing, size)
    return format_html(
        '<svg class="chart curve" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}{}{}{}</svg>',
        size.width, size.height, drawing.title, grid(frame), years(frame), marks(drawing, frame),
        wanted(drawing, frame), expected(drawing, frame), read(drawing, frame),
    )  # fmt: skip


def frame_of(drawing: Drawing, size: Size) -> Frame:
    low, high, step = scale(drawing.values)
    days = drawing.days
    return Frame(size, min(days).toordinal(), max(days).toordinal(), low, high, step)


def scale(values: Sequence[float]) -> tuple[float, float, float]:
    """Round ends for an axis, and the step of its lines; from nought where the lowest value is not far from it.

    >>> scale([52, 61, 90]), scale([3, 40])
    ((50.0, 90.0, 10.0), (0.0, 40.0, 10.0))
    """
    low, high = min(values), max(values)
    if low >= 0 and low < high * 0.35:
        low = 0.0
    span = (high - low) or abs(high) or 1.0
    size = 10 ** floor(log10(span / 4))
    step = next(size * part for part in STEPS if size * part * 4 >= span * 0.999)
    bottom = floor(low / step + 1e-9) * step
    top = ceil(high / step - 1e-9) * step
    return float(bottom), float(top if top > bottom else bottom + step), float(step)


# Parts


def grid(frame: Frame) -> SafeString:
    count = round((frame.high - frame.low) / frame.step)
    values = [frame.low + number * frame.step for number in range(count + 1)]
    shown = values if frame.size is not SMALL else [values[0], values[-1]]
    size = frame.size
    return format_html_join(
        "",
        '<line class="chart__grid" x1="{0}" x2="{1}" y1="{2}" y2="{2}" stroke="{3}"/>'
        '<text class="chart__text" x="{4}" y="{5}" font-size="{6}" text-anchor="end" fill="{7}">{8}</text>',
        (
            (size.left, size.width - size.right, frame.y(value), LINE, size.left - 8, frame.y(value) + 4, size.font,
             GREY, brief(value))
            for value in shown
        ),
    )  # fmt: skip


def brief(value: float) -> str:
    """A number on an axis: 12,000 as 12k.

    >>> brief(12000), brief(2.5), brief(90.0)
    ('12k', '2.5', '90')
    """
    if abs(value) >= 10_000:
        return f"{value / 1000:g}k"
    return f"{round(value, 3):g}"


def years(frame: Frame) -> SafeString:
    """The beginnings of years, as many as fit; of less than two years, the months at both ends."""
    first, last = date.fromordinal(frame.first), date.fromordinal(frame.last)
    named = [(date(year, 1, 1), str(year)) for year in range(first.year, last.year + 2)]
    named = [(day, text) for day, text in named if frame.first <= day.toordinal() <= frame.last]
    if frame.last - frame.first < 2 * DAYS_OF_YEAR or len(named) < 2:
        named = [(day, f"{day.month:02}/{day.year}") for day in dict.fromkeys((first, last))]
    every = ceil(len(named) / frame.size.ticks)
    return format_html_join(
        "",
        '<text class="chart__text" x="{}" y="{}" font-size="{}" text-anchor="middle" fill="{}">{}</text>',
        (
            (inside(frame, frame.x(day), text), frame.size.height - 8, frame.size.font, GREY, text)
            for day, text in named[::every]
        ),
    )


def inside(frame: Frame, x: float, text: str) -> float:
    """So far in that a text around x does not leave the drawing."""
    half = len(text) * frame.size.font * 0.3
    return round(min(max(x, half), frame.size.width - half), 1)


def marks(drawing: Drawing, frame: Frame) -> SafeString:
    """A thin upright line with a number for everything that happened."""
    if frame.size is SMALL:
        return SafeString("")
    return format_html_join(
        "",
        '<g class="chart__note"><line x1="{0}" x2="{0}" y1="{1}" y2="{2}" stroke="{3}"/>'
        '<circle cx="{0}" cy="{4}" r="9" fill="{3}"/>'
        '<text x="{0}" y="{5}" font-size="11" font-weight="600" text-anchor="middle" fill="#ffffff">{6}</text></g>',
        (
            (frame.x(day), frame.size.top - 4, frame.floor, GREY, 12, 16, text)
            for day, text in drawing.notes
            if frame.first <= day.toordinal() <= frame.last
        ),
    )


def wanted(drawing: Drawing, frame: Frame) -> SafeString:
    """The path from the baseline to the targets, a diamond at each."""
    path = drawing.path
    if not path:
        return SafeString("")
    diamonds = format_html_join(
        "",
        '<path d="M{} {}l5 5l-5 5l-5 -5z" fill="{}"/>',
        ((frame.x(day), round(frame.y(value) - 5, 1), WANTED) for day, value in path[1:] or path),
    )
    return format_html(
        '<g class="chart__path"><polyline fill="none" stroke="{}" stroke-width="1.75" stroke-dasharray="2 4" '
        'stroke-linecap="round" points="{}"/>{}</g>',
        WANTED, frame.points(path), diamonds,
    )  # fmt: skip


def expected(drawing: Drawing, frame: Frame) -> SafeString:
    if not drawing.forecast:
        return SafeString("")
    return format_html(
        '<g class="chart__forecast"><polyline fill="none" stroke="{}" stroke-width="2" stroke-dasharray="7 5" '
        'points="{}"/></g>',
        READ, frame.points(drawing.forecast),
    )  # fmt: skip


def read(drawing: Drawing, frame: Frame) -> SafeString:
    """The readings: a line that breaks where one is not shown, a dot for each, the newest with its number."""
    grouped = groupby(drawing.readings, lambda spot: spot[1] is not None)
    runs = [[(day, value) for day, value in run if value is not None] for known, run in grouped if known]
    spots = [spot for run in runs for spot in run]
    radius = 3 if frame.size is SMALL else 4.5
    lines = format_html_join(
        "",
        '<polyline fill="none" stroke="{}" stroke-width="2.5" stroke-linejoin="round" points="{}"/>',
        ((READ, frame.points(run)) for run in runs),
    )
    dots = format_html_join(
        "", '<circle cx="{}" cy="{}" r="{}" fill="{}"/>',
        ((frame.x(day), frame.y(value), radius, READ) for day, value in spots),
    )  # fmt: skip
    rings = format_html_join(
        "", '<circle class="chart__ring" cx="{}" cy="{}" r="{}" fill="none" stroke="{}" stroke-width="2"/>',
        ((frame.x(day), frame.y(value), radius, READ) for day, value in drawing.unfinished),
    )  # fmt: skip
    last = newest(drawing, frame, spots[-1]) if spots else ""
    return format_html('<g class="chart__line chart__line--0">{}{}</g>{}{}', lines, dots, rings, last)


def newest(drawing: Drawing, frame: Frame, spot: Spot) -> SafeString:
    """The newest number, above its dot; below it where the line comes from above."""
    if not drawing.newest or frame.size is SMALL:
        return SafeString("")
    x, y = frame.x(spot[0]), frame.y(spot[1])
    above = y - 12 if y - 12 > frame.size.top else y + 22
    return format_html(
        '<text class="chart__newest" x="{}" y="{}" font-size="{}" font-weight="600" text-anchor="middle" '
        'fill="{}">{}</text>',
        inside(frame, x, drawing.newest), round(above, 1), frame.size.font + 1, READ, drawing.newest,
    )  # fmt: skip
