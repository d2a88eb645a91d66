"""Small charts as SVG: one drawing for page, mail and print.

Colours stand in attributes, so that a chart can be read anywhere; on our pages static/css/charts.css puts the colours
of light and dark in their place. A chart is a picture of a table: the page has the table beneath.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT = 640, 200
LEFT, RIGHT, TOP, BOTTOM = 28, 16, 14, 26
INKS = ("#00625e", "#9a5b00", "#6a4c93", "#5d646b")  # of the lines, in their order
DASHES = ("", "6 4", "2 4", "8 3 2 3")  # so that lines differ without colour, too
RADIUS = 44


@dataclass(frozen=True)
class Line:
    """One line of a trend. values: one for each label; None where there is none."""

    label: str
    values: Sequence[float | None]


def trend(
    title: str, labels: Sequence[str], lines: Sequence[Line], low: float, high: float, step: int = 1
) -> SafeString:
    """Lines over time, from `low` to `high`, with a mark every `step`; labels: what the points are called."""
    spots = [spot(index, len(labels)) for index in range(len(labels))]
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}</svg>',
        WIDTH, HEIGHT, title, grid(low, high, step), ticks(labels, spots),
        format_html_join("", "{}", ((drawn(line, number, spots, low, high),) for number, line in enumerate(lines))),
    )  # fmt: skip


def spot(index: int, count: int) -> float:
    """Where a point stands from left to right; a single one in the middle."""
    room = WIDTH - LEFT - RIGHT
    return round(LEFT + (room / 2 if count == 1 else room * index / (count - 1)), 1)


def height_of(value: float, low: float, high: float) -> float:
    """Where a value stands from the top down; beyond the ends it stays at the end.

    >>> height_of(5, 1, 5), height_of(1, 1, 5)
    (14.0, 174.0)
    """
    part = (min(max(value, low), high) - low) / (high - low)
    return round(HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM), 1)


def grid(low: float, high: float, step: int = 1) -> SafeString:
    rows = ((height_of(value, low, high), value) for value in range(int(low), int(high) + 1, step))
    return format_html_join(
        "",
        '<line class="chart__grid" x1="{0}" x2="{1}" y1="{2}" y2="{2}" stroke="#e7e2da"/>'
        '<text class="chart__text" x="{3}" y="{4}" font-size="12" text-anchor="end" fill="#5d646b">{5}</text>',
        ((LEFT, WIDTH - RIGHT, y, LEFT - 8, y + 4, value) for y, value in rows),
    )


def ticks(labels: Sequence[str], spots: Sequence[float]) -> SafeString:
    """The first, the middle and the last label: more would not be read."""
    shown = sorted({0, len(labels) // 2, len(labels) - 1}) if len(labels) > 2 else range(len(labels))
    anchors = {0: "start", len(labels) - 1: "end"} if len(labels) > 1 else {}
    return format_html_join(
        "",
        '<text class="chart__text" x="{}" y="{}" font-size="12" text-anchor="{}" fill="#5d646b">{}</text>',
        ((spots[index], HEIGHT - 6, anchors.get(index, "middle"), labels[index]) for index in shown),
    )


def drawn(line: Line, number: int, spots: Sequence[float], low: float, high: float) -> SafeString:
    ink, dash = INKS[number % len(INKS)], DASHES[number % len(DASHES)]
    points = [
        (x, height_of(value, low, high)) for x, value in zip(spots, line.values, strict=True) if value is not None
    ]
    return format_html(
        '<g class="chart__line chart__line--{}"><polyline fill="none" stroke="{}" stroke-width="2.5" '
        'stroke-linejoin="round" stroke-dasharray="{}" points="{}"/>{}</g>',
        number % len(INKS), ink, dash, " ".join(f"{x},{y}" for x, y in points),
        format_html_join("", '<circle cx="{}" cy="{}" r="4" fill="{}"/>', ((x, y, ink) for x, y in points)),
    )  # fmt: skip


def ring(part: float, over: bool = False) -> SafeString:
    """A ring of which `part` (0 to 1) is left; decoration, the words stand beside it."""
    shown = round(100 * min(max(part, 0.0), 1.0), 1)
    return format_html(
        '<svg class="ring{}" viewBox="0 0 100 100" aria-hidden="true">'
        '<circle class="ring__track" cx="50" cy="50" r="{r}" fill="none" stroke="#e7e2da" stroke-width="8"/>'
        '<circle class="ring__left" cx="50" cy="50" r="{r}" fill="none" stroke="#00625e" stroke-width="8" '
        'pathLength="100" stroke-dasharray="{shown} 100" transform="rotate(-90 50 50)"/></svg>',
        " ring--over" if over else "", r=RADIUS, shown=shown,
    )  # fmt: skip


def stack(parts: Sequence[tuple[str, str, int]]) -> SafeString:
    """One bar of several parts: (class, label, count). The counts stand beneath in words."""
    whole = sum(count for _kind, _label, count in parts) or 1
    rows, x = [], 0.0
    for kind, _label, count in parts:
        width = 100 * count / whole
        rows.append((kind, round(x, 2), round(width, 2)))
        x += width
    return format_html(
        '<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">{}</svg>',
        format_html_join("", '<rect class="bar__{}" x="{}" width="{}" height="4" fill="#93a8cf"/>', rows),
    )
