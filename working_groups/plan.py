"""The plan of action: who does what toward which strategy, as a table of partners and strategies.

What an activity counts for: its own partner, and the partners that help with it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from partners.models import Partner, Stage
from working_groups.models import Activity, Goal, Strategy

MOST_PARTNERS = 300  # rows of one page
MOST = 25  # of each kind of gap


@dataclass
class Cell:
    """What one partner does toward one strategy: its own activities, and those of others it helps with."""

    label: str = ""
    own: list[Activity] = field(default_factory=list)
    helps: list[Activity] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """A partner and its cells, in the order of the strategies. An empty cell is None."""

    partner: Partner
    cells: list[Cell | None]
    does: bool


@dataclass(frozen=True)
class Head:
    """A strategy above its column, and how many partners work toward it."""

    strategy: Strategy
    partners: int


@dataclass(frozen=True)
class Matrix:
    """goals: (goal, how many columns it spans). Rows in the order of the partners given."""

    goals: list[tuple[Goal, int]]
    heads: list[Head]
    rows: list[Row]

    @property
    def is_wide(self) -> bool:
        """Whether the names above the columns stand upright."""
        return len(self.heads) > 7


def strategies_in_force() -> list[Strategy]:
    """In the order of the text, with their goals. One query."""
    return list(Strategy.objects.in_force())


def partners_of_plan() -> QuerySet[Partner]:
    """Whose activities the plan shows: partners of the directory, by name."""
    return Partner.objects.in_directory().order_by("sort_name", "pk")


def matrix(partners: list[Partner], strategies: list[Strategy], is_whole: bool = True) -> Matrix:
    """The table of these partners and strategies. Two queries; one more where they are not all partners there are."""
    keys = [strategy.key for strategy in strategies]
    found = Activity.objects.open().filter(strategy_key__in=keys).order_by("partner_id", "-pk").only(*SHOWN)
    activities = list(found if is_whole else found.filter(Q(partner__in=partners) | Q(helpers__in=partners)).distinct())
    cells = cells_of(activities, {one.key: one.name for one in strategies})
    rows = []
    for partner in partners:
        row = [cells.get((partner.pk, key)) for key in keys]
        rows.append(Row(partner, row, any(cell and cell.own for cell in row)))
    owners = owners_of(activities) if is_whole else partner_counts(keys)
    return Matrix(goals_of(strategies), [Head(one, owners.get(one.key, 0)) for one in strategies], rows)


def owners_of(activities: list[Activity]) -> dict[UUID, int]:
    """How many partners work toward each strategy."""
    owners = defaultdict(set)
    for activity in activities:
        owners[activity.strategy_key].add(activity.partner_id)
    return {key: len(partners) for key, partners in owners.items()}


def partner_counts(keys: list[UUID]) -> dict[UUID, int]:
    """The same, counted by the database. One query."""
    rows = Activity.objects.open().filter(strategy_key__in=keys).order_by()
    return dict(rows.values_list("strategy_key").annotate(count=Count("partner", distinct=True)))


SHOWN = ("partner_id", "strategy_key", "name", "effort", "progress")


def cells_of(activities: list[Activity], names: dict[UUID, str]) -> dict[tuple[int, UUID], Cell]:
    """What stands where: (partner, strategy) → cell. One query, for the helpers."""
    cells: dict[tuple[int, UUID], Cell] = {}
    by_pk = {activity.pk: activity for activity in activities}
    for activity in activities:
        key = activity.strategy_key
        cells.setdefault((activity.partner_id, key), Cell(names[key])).own.append(activity)
    links = Activity.helpers.through.objects.filter(activity__in=by_pk)
    for pk, helper in links.order_by("pk").values_list("activity_id", "partner_id"):
        key = by_pk[pk].strategy_key
        cells.setdefault((helper, key), Cell(names[key])).helps.append(by_pk[pk])
    return cells


def goals_of(strategies: Iterable[Strategy]) -> list[tuple[Goal, int]]:
    """Each goal and how many of these strategies are its ways, in order."""
    spans: dict[Goal, int] = {}
    for strategy in strategies:
        spans[strategy.goal] = spans.get(strategy.goal, 0) + 1
    return list(spans.items())


def activity_counts(keys: Iterable[UUID]) -> dict[UUID, int]:
    """How many open activities lead to each of these strategies. One query."""
    rows = Activity.objects.open().filter(strategy_key__in=list(keys)).order_by()
    return dict(rows.values_list("strategy_key").annotate(count=Count("pk")))


# What the plan lacks


def idle_strategies() -> QuerySet[Strategy]:
    """Strategies in force that nobody works on."""
    open_ = Activity.objects.open().filter(strategy_key=OuterRef("key"))
    return Strategy.objects.in_force().filter(~Exists(open_))


def partners_without_activity() -> QuerySet[Partner]:
    """Active partners that neither have an open activity nor help with one."""
    own = Activity.objects.open().filter(partner=OuterRef("pk"))
    helped = Activity.objects.open().filter(helpers=OuterRef("pk"))
    rows = Partner.objects.in_directory().filter(~Exists(own), ~Exists(helped), stage=Stage.ACTIVE)
    return rows.order_by("sort_name", "pk")
