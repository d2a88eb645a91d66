"""A network as SVG: circles, ties, and the names that find room. Every circle is a link, so it works without script.

Colours stand in attributes; on our pages static/css/network.css puts the colours of light and dark in their place.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

EDGE = 64  # around the drawing
SMALL, GROWS = 6.0, 2.6
WIDE_LETTER, LINE = 0.56, 1.25  # of the size of the type
LETTERS = 26
HUES = 12
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Dot:
    """A node. ties: how many, for its size; hue: which of the twelve colours, −1 for none; state: "", "near", "far" or
    "focus"; is_round: a circle, else a rounded square."""

    label: str
    x: float
    y: float
    ties: int
    url: str
    hue: int = -1
    state: str = ""
    is_round: bool = True

    @property
    def radius(self) -> float:
        """
        >>> Dot("a", 0, 0, 4, "").radius
        11.2
        """
        return round(SMALL + GROWS * sqrt(self.ties), 1)


@dataclass(frozen=True)
class Tie:
    """Between the dots of these places. strength: 0, 1 or 2."""

    one: int
    other: int
    strength: int = 0
    is_near: bool = False


def network(title: str, dots: Sequence[Dot], ties: Sequence[Tie], size: tuple[float, float]) -> SafeString:
    """The drawing. size: of what the dots span from (0, 0) on."""
    width, height = max(size[0], 1) + 2 * EDGE, max(size[1], 1) + 2 * EDGE
    type_size = round(max(13.0, width / 60), 1)
    return format_html(
        '<svg class="net" viewBox="{} {} {} {}" role="group" aria-label="{}">{}{}{}</svg>',
        -EDGE, -EDGE, round(width), round(height), title, lines(dots, ties), circles(dots),
        labels(dots, type_size, width),
    )  # fmt: skip


def lines(dots: Sequence[Dot], ties: Sequence[Tie]) -> SafeString:
    """All ties of one look are one path: a browser draws thousands of them at once."""
    paths: dict[tuple[int, bool], list[str]] = {}
    for tie in ties:
        one, other = dots[tie.one], dots[tie.other]
        paths.setdefault((tie.strength, tie.is_near), []).append(f"M{one.x:g} {one.y:g}L{other.x:g} {other.y:g}")
    return format_html_join(
        "",
        '<path class="net__ties net__ties--{}{}" fill="none" stroke="#93a8cf" stroke-width="{}" d="{}"/>',
        (
            (strength, " net__ties--near" if near else "", 1 + strength * 1.4, mark_safe("".join(parts)))  # noqa: S308 — numbers
            for (strength, near), parts in sorted(paths.items())
        ),
    )


def circles(dots: Sequence[Dot]) -> SafeString:
    return mark_safe("".join(circle(dot) for dot in dots))  # noqa: S308 — words are escaped


def circle(dot: Dot) -> str:
    """Put together by hand, as there are hundreds of them; words are escaped, everything else is a number of ours."""
    radius, state = dot.radius, f" net__dot--{dot.state}" if dot.state else ""
    hue = f" hue-{dot.hue % HUES}" if dot.hue >= 0 else ""
    corner = radius if dot.is_round else round(radius * 0.45, 1)
    return (
        f'<a href="{escape(dot.url)}" class="net__dot{state}{hue}" tabindex="-1"><title>{escape(dot.label)}</title>'
        f'<rect x="{dot.x - radius:.1f}" y="{dot.y - radius:.1f}" width="{2 * radius:.1f}" height="{2 * radius:.1f}" '
        f'rx="{corner}" fill="#93a8cf"/></a>'
    )


def labels(dots: Sequence[Dot], type_size: float, width: float) -> SafeString:
    """Names under their circles: those in focus first, then those with the most ties, as long as there is room."""
    return format_html_join(
        "",
        '<text class="net__name{}" x="{}" y="{}" text-anchor="middle" font-size="{}" fill="#23282d">{}</text>',
        (
            (
                f" net__name--{dot.state}" if dot.state else "", dot.x, round(dot.y + dot.radius + type_size, 1),
                type_size, shortened(dot.label),
            )
            for dot in with_room(dots, type_size, width)
        ),
    )  # fmt: skip


def with_room(dots: Sequence[Dot], type_size: float, width: float) -> list[Dot]:
    """The dots whose names can be written without covering another name or a dot that comes before theirs."""
    rank = {"focus": 0, "near": 1, "": 2, "far": 3}
    sheet, found = Sheet(type_size * LINE), []
    for dot in sorted(dots, key=lambda dot: (rank[dot.state], -dot.ties)):
        if dot.state == "far":
            continue
        half, foot = len(shortened(dot.label)) * type_size * WIDE_LETTER / 2, dot.y + dot.radius
        name = (dot.x - half, foot, dot.x + half, foot + type_size * LINE)
        if name[0] >= -EDGE and name[2] <= width - EDGE and sheet.has_room(name):
            sheet.take(name)
            found.append(dot)
        sheet.take((dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, foot))
    return found


class Sheet:
    """Which boxes (left, top, right, bottom) are taken; in strips, so that only neighbours are compared."""

    def __init__(self, strip: float) -> None:
        self.strip = strip
        self.taken: dict[int, list[Box]] = defaultdict(list)

    def strips(self, box: Box) -> range:
        return range(int(box[1] // self.strip), int(box[3] // self.strip) + 1)

    def has_room(self, box: Box) -> bool:
        return not any(overlap(box, other) for strip in self.strips(box) for other in self.taken[strip])

    def take(self, box: Box) -> None:
        for strip in self.strips(box):
            self.taken[strip].append(box)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def shortened(label: str) -> str:
    """
    >>> shortened("Harbour County Association for Early Reading")
    'Harbour County Associatio…'
    """
    return label if len(label) <= LETTERS else f"{label[: LETTERS - 1]}…"
