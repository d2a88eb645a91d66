"""A measure as it may be shown: its figures rolled up, small groups left out, the path to its targets, a forecast.

Pages, mails, files and the API show figures through curves_of() and nothing else, so that what is hidden on one of
them is hidden on all.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from learning import forecasting, periods
from learning.models import Annotation, Direction, Measure, OwedFigure, Quality, Reading, Target
from learning.models.reading import number_words
from learning.rolling_up import Figure, rolled
from learning.small_numbers import Cell, hidden
from network.lib.dates import today

AHEAD = 2  # periods of the forecast, where no target lies further away
MOST_AHEAD = 24
REST = ""  # the group of those who are not told apart


@dataclass(frozen=True)
class Row:
    """One group of a figure, or one partner's part of it. value None: not shown, or out of nobody."""

    name: str
    figure: Figure | None
    value: Decimal | None
    is_hidden: bool


@dataclass(frozen=True)
class Point:
    """A measure at one period. figure and value are None where a small group is hidden.

    awaited: how many partners still owe their part of it; until then it is compared with nothing.
    """

    period: date
    figure: Figure | None
    value: Decimal | None
    is_hidden: bool
    given_by: int
    awaited: int
    flags: tuple[str, ...]
    notes: tuple[str, ...]
    tables: dict[str, list[Row]] = field(default_factory=dict)
    partners: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Curve:
    """What there is to draw and to read about one measure. path: baseline and targets; forecast: a straight line from
    the newest whole reading's day on, [] where there are too few."""

    measure: Measure
    points: list[Point]
    path: list[forecasting.Spot]
    forecast: list[forecasting.Spot]
    annotations: list[Annotation]

    @property
    def shown(self) -> list[Point]:
        return [point for point in self.points if point.value is not None]

    @property
    def whole(self) -> list[Point]:
        """Those shown that nobody owes a part of any more."""
        return [point for point in self.shown if not point.awaited]

    @property
    def latest(self) -> Point | None:
        return self.whole[-1] if self.whole else None

    @property
    def next_target(self) -> forecasting.Spot | None:
        """The first target that lies ahead, else the last there was."""
        targets = self.path[1:] if self.measure.baseline is not None else self.path
        return next((spot for spot in targets if spot[0] >= today()), targets[-1] if targets else None)

    def day(self, point: Point) -> date:
        return forecasting.middle(point.period, periods.end_of(point.period, self.measure.every))

    def label(self, point: Point) -> str:
        return periods.label(point.period, self.measure.every)

    @property
    def way(self) -> str:
        """better, worse or level: the newest reading beside the one before; "" of fewer than two."""
        if len(self.whole) < FEWEST_FOR_A_WAY:
            return ""
        before, now = (float(point.value or 0) for point in self.whole[-2:])
        if now == before:
            return "level"
        return "better" if (now > before) == (self.measure.direction == Direction.UP) else "worse"

    @property
    def is_on_path(self) -> bool | None:
        """Whether the newest reading is at least where the path stands; None where there is none."""
        if not self.latest:
            return None
        wanted = forecasting.on_path(self.path, self.day(self.latest))
        if wanted is None:
            return None
        value = float(self.latest.value or 0)
        return value >= wanted if self.measure.direction == Direction.UP else value <= wanted


FEWEST_FOR_A_WAY = 2


def curve_of(measure: Measure) -> Curve:
    return curves_of([measure])[0]


def curves_of(measures: Sequence[Measure]) -> list[Curve]:
    """The curves of these measures. Five queries, however many there are."""
    rows = Reading.objects.standing().filter(measure__in=measures).select_related("partner")
    readings: dict[int, list[Reading]] = defaultdict(list)
    for row in rows.prefetch_related("parts").order_by("period", "pk"):
        readings[row.measure_id].append(row)
    awaited = awaited_by_period(measures)
    targets = by_measure(Target.objects.filter(measure__in=measures))
    notes = by_measure(Annotation.objects.filter(measure__in=measures))
    return [drawn(one, points_of(one, readings[one.pk], awaited), targets[one.pk], notes[one.pk]) for one in measures]


def awaited_by_period(measures: Sequence[Measure]) -> Counter[tuple[int, date]]:
    """(measure, period) → how many partners have not given theirs."""
    rows = OwedFigure.objects.open().filter(measure__in=measures, partner__isnull=False)
    return Counter(rows.order_by().values_list("measure_id", "period"))


def by_measure(rows: Iterable) -> dict[int, list]:
    found: dict[int, list] = defaultdict(list)
    for row in rows:
        found[row.measure_id].append(row)
    return found


def drawn(measure: Measure, points: list[Point], targets: list[Target], notes: list[Annotation]) -> Curve:
    path = [(target.on, float(target.value)) for target in targets]
    if measure.baseline is not None and measure.baseline_on:
        path.insert(0, (measure.baseline_on, float(measure.baseline)))
    curve = Curve(measure, points, path, [], notes)
    spots = [(curve.day(point), float(point.value or 0)) for point in curve.whole]
    return replace(curve, forecast=forecasting.linear(spots, [spots[-1][0], *ahead(curve)]) if spots else [])


def ahead(curve: Curve) -> list[date]:
    """The days of the forecast: to the last target, and AHEAD periods at least."""
    measure, last = curve.measure, curve.whole[-1].period
    goal = curve.path[-1][0] if curve.path else last
    days = []
    for step in range(1, MOST_AHEAD + 1):
        start = periods.shifted(last, measure.every, step)
        if step > AHEAD and start > goal:
            break
        days.append(forecasting.middle(start, periods.end_of(start, measure.every)))
    return days


# Points


def points_of(measure: Measure, readings: list[Reading], awaited: Counter[tuple[int, date]]) -> list[Point]:
    found: dict[date, list[Reading]] = defaultdict(list)
    for reading in readings:
        found[reading.period].append(reading)
    return [point_of(measure, period, rows, awaited[measure.pk, period]) for period, rows in sorted(found.items())]


def point_of(measure: Measure, period: date, rows: list[Reading], awaited: int) -> Point:
    """One period. Where partners gave figures, those count; one for all (of the years before) only where none did."""
    used = [row for row in rows if row.partner_id] or rows
    figures = {row.pk: figure for row in used if (figure := row.figure)}
    tables = {name: told_apart(used, name) for name in dimensions(used)}
    shares = {str(row.pk): Cell({row.pk: figures[row.pk]}) for row in used}
    smallest = measure.hides_below
    looks = {name: hidden(cells, smallest) for name, cells in {**tables, PARTNERS: shares}.items()}
    is_hidden = any(whole for whole, _missing in looks.values())
    whole = None if is_hidden else rolled(figures.values(), measure.roll_up)
    return Point(
        period=period,
        figure=whole,
        value=whole.value(measure.per) if whole else None,
        is_hidden=is_hidden,
        given_by=sum(row.partner_id is not None for row in used),
        awaited=awaited,
        flags=tuple(sorted({flag for row in used for flag in row.flags})),
        notes=tuple(row.note for row in used if row.note and row.partner_id is None),
        tables={
            name: [row_of(measure, group, cell, is_hidden or group in looks[name][1]) for group, cell in cells.items()]
            for name, cells in tables.items()
        },
        partners=[
            row_of(measure, row.partner.name, shares[str(row.pk)], is_hidden or str(row.pk) in looks[PARTNERS][1])
            for row in sorted(used, key=lambda row: row.partner.sort_name if row.partner else "")
            if row.partner
        ],
    )


PARTNERS = "\0partners"


def dimensions(rows: list[Reading]) -> list[str]:
    return sorted({part.dimension for row in rows for part in row.parts.all()})


def told_apart(rows: list[Reading], dimension: str) -> dict[str, Cell]:
    """Group → what each reading says about it; those a reading does not tell apart are a group of their own."""
    groups: dict[str, dict[Hashable, Figure]] = {}
    for row in rows:
        rest = row.figure
        for part in row.parts.all():
            if part.dimension == dimension and (figure := part.figure) and rest:
                groups.setdefault(part.group, {})[row.pk] = figure
                rest = rest - figure
        if rest and (rest.numerator or rest.denominator):
            groups.setdefault(REST, {})[row.pk] = rest
    ordered = sorted(groups, key=lambda name: name == REST)
    return {name: Cell(groups[name]) for name in ordered}


def row_of(measure: Measure, name: str, cell: Cell, is_hidden: bool) -> Row:
    figure = None if is_hidden else cell.figure
    return Row(name, figure, figure.value(measure.per) if figure else None, is_hidden)


# Words


def with_unit(measure: Measure, value: Decimal | float | None) -> str:
    """61.5 % or 412 families."""
    return f"{number_words(value)} {measure.unit}".strip() if value is not None else ""


def flag_words(point: Point) -> list[str]:
    return [str(Quality(flag).label) for flag in point.flags]
