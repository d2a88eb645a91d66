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


SCALE_WIDTH, SCALE_HEIGHT, DOT = 200, 16, 6
SMALL_WIDTH, SMALL_HEIGHT, MARGIN = 200, 84, 10


def level(value: float, low: float, high: float, before: float | None = None, bound: str = "") -> SafeString:
    """A dot on a scale, hollow where it stood before; bound "least" or "most": an arrow, as it may lie further out.

    Decoration: the number stands beside it.
    """
    x = along(value, low, high)
    arrow = {"least": f"M{x + 8} 3l8 5l-8 5z", "most": f"M{x - 8} 3l-8 5l8 5z"}.get(bound, "")
    was = ""
    if before is not None:
        was = format_html(
            '<circle class="scale__was" cx="{}" cy="8" r="4" fill="none" stroke="#5d646b" stroke-width="1.5"/>',
            along(before, low, high),
        )
    return format_html(
        '<svg class="scale" viewBox="0 0 {} {}" aria-hidden="true">'
        '<line class="scale__line" x1="{}" x2="{}" y1="8" y2="8" stroke="#e7e2da" stroke-width="2"/>{}'
        '<circle class="scale__now" cx="{}" cy="8" r="{}" fill="#00625e"/><path class="scale__now" d="{}" '
        'fill="#00625e"/></svg>',
        SCALE_WIDTH, SCALE_HEIGHT, MARGIN * 2, SCALE_WIDTH - MARGIN * 2, was, x, DOT, arrow,
    )  # fmt: skip


def along(value: float, low: float, high: float) -> float:
    """Where a value stands from left to right on a scale, ends kept.

    >>> along(1, 1, 5), along(5, 1, 5)
    (20.0, 180.0)
    """
    part = (min(max(value, low), high) - low) / (high - low)
    return round(MARGIN * 2 + part * (SCALE_WIDTH - MARGIN * 4), 1)


def small_trend(
    title: str, labels: Sequence[str], values: Sequence[float | None], low: float, high: float
) -> SafeString:
    """One of many small curves: dots over time, the newest with its number. The title tells screen readers all."""
    step = (SMALL_WIDTH - 4 * MARGIN) / max(len(values) - 1, 1)
    first = SMALL_WIDTH / 2 if len(values) == 1 else 2 * MARGIN
    spots = [
        (round(first + index * step, 1), small_height(value, low, high), label, value)
        for index, (label, value) in enumerate(zip(labels, values, strict=True))
        if value is not None
    ]
    told = ", ".join(f"{label}: {value}" for _x, _y, label, value in spots)
    return format_html(
        '<svg class="chart chart--small" viewBox="0 0 {} {}" role="img" aria-label="{}">{}'
        '<g class="chart__line chart__line--0"><polyline fill="none" stroke="#00625e" stroke-width="2.5" '
        'points="{}"/>{}</g>{}</svg>',
        SMALL_WIDTH, SMALL_HEIGHT, f"{title}. {told}", ends(low, high), " ".join(f"{x},{y}" for x, y, *_rest in spots),
        format_html_join("", '<circle cx="{}" cy="{}" r="4" fill="#00625e"/>', ((x, y) for x, y, *_rest in spots)),
        named(spots[-1]) if spots else "",
    )  # fmt: skip


def ends(low: float, high: float) -> SafeString:
    """Thin lines at both ends of the scale."""
    return format_html_join(
        "", '<line class="chart__grid" x1="{0}" x2="{1}" y1="{2}" y2="{2}" stroke="#e7e2da"/>',
        ((MARGIN, SMALL_WIDTH - MARGIN, small_height(value, low, high)) for value in (low, high)),
    )  # fmt: skip


def named(spot: tuple[float, float, str, float]) -> SafeString:
    """The number of a spot, on the side of it that has room."""
    x, y, _label, value = spot
    return format_html(
        '<text class="chart__newest" x="{}" y="{}" font-size="13" font-weight="600" text-anchor="middle" '
        'fill="#00625e">{}</text>',
        x, y - 9 if y > SMALL_HEIGHT / 2 else y + 19, value,
    )  # fmt: skip


def small_height(value: float, low: float, high: float) -> float:
    part = (min(max(value, low), high) - low) / (high - low)
    return round(SMALL_HEIGHT - MARGIN - part * (SMALL_HEIGHT - 2 * MARGIN), 1)


def months(title: str, values: Sequence[int]) -> SafeString:
    """Twelve small columns, each with its number where there is one; for the first letters of months see the page."""
    most = max([*values, 1])
    rows = [(index * 50 + 8, round(70 * value / most, 1), value) for index, value in enumerate(values)]
    told = ", ".join(f"{index + 1}: {value}" for index, value in enumerate(values))
    return format_html(
        '<svg class="chart" viewBox="0 0 600 104" role="img" aria-label="{}">{}{}</svg>',
        f"{title}. {told}",
        format_html_join(
            "",
            '<rect class="chart__column" x="{}" y="{}" width="34" height="{}" rx="3" fill="#00625e"/>'
            '<text class="chart__text" x="{}" y="{}" font-size="12" text-anchor="middle" fill="#5d646b">{}</text>',
            ((x, 84 - height, height, x + 17, 80 - height, value) for x, height, value in rows if value),
        ),
        format_html_join(
            "",
            '<text class="chart__text" x="{}" y="100" font-size="11" text-anchor="middle" fill="#5d646b">{}</text>',
            ((index * 50 + 25, index + 1) for index in range(len(values))),
        ),
    )  # fmt: skip
