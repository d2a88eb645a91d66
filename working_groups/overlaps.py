"""Partners that work on the same strategy in the same place and do not seem to know it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from django.db.models import Q

from partners.models import Introduction, Partner
from working_groups.models import Activity, Strategy

MOST_IN_ONE_PLACE = 30  # partners looked at where very many do the same
MOST_PAIRS = 12

Tie = frozenset[int]  # the keys of two partners


@dataclass(frozen=True)
class Shared:
    """One strategy and the name of the place where both work on it."""

    strategy: Strategy
    place: str


@dataclass(frozen=True)
class Pair:
    """Two partners with what they share, most first."""

    one: Partner
    other: Partner
    shared: tuple[Shared, ...]

    def other_than(self, partner: Partner) -> Partner:
        return self.other if partner == self.one else self.one

    @property
    def first(self) -> Shared:
        return self.shared[0]


def pairs(of: Partner | None = None, most: int = MOST_PAIRS) -> list[Pair]:
    """Who should meet, those who share most first. of: only with this partner. Six queries.

    Left out are two who already help one another, whose activities reinforce one another, or who were introduced.
    """
    strategies = {strategy.key: strategy for strategy in Strategy.objects.in_force()}
    found: dict[Tie, list[tuple[UUID, int]]] = defaultdict(list)
    for (key, place), partners in at_work(strategies).items():
        for two in twos(partners, of):
            found[frozenset(two)].append((key, place))
    for tie in tied() & found.keys() if found else ():
        del found[tie]
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), sorted(item[0])))[:most]
    return told(ranked, strategies)


def twos(partners: list[int], of: Partner | None) -> Iterable[tuple[int, int]]:
    """Every two of these partners; only those with `of`, where one is asked for."""
    if of is None:
        return combinations(partners[:MOST_IN_ONE_PLACE], 2)
    return [(of.pk, other) for other in partners if other != of.pk] if of.pk in partners else []


def at_work(strategies: dict[UUID, Strategy]) -> dict[tuple[UUID, int], list[int]]:
    """(strategy, place) → the partners with an open activity there, in order."""
    rows = Activity.objects.open().filter(strategy_key__in=list(strategies), places__isnull=False)
    there: dict[tuple[UUID, int], list[int]] = defaultdict(list)
    for key, place, partner in rows.order_by("partner_id").values_list("strategy_key", "places", "partner_id"):
        if partner not in there[key, place][-1:]:
            there[key, place].append(partner)
    return there


def tied() -> set[Tie]:
    """Pairs of partners that work together or were introduced."""
    helped = Activity.helpers.through.objects.filter(activity__in=Activity.objects.open().values("pk"))
    linked = Activity.reinforces.through.objects.values_list("from_activity__partner_id", "to_activity__partner_id")
    met = Introduction.objects.filter(~Q(progress="declined")).values_list("seeker_id", "helper_id")
    known = [*helped.values_list("activity__partner_id", "partner_id"), *linked, *met]
    return {frozenset(two) for two in known}


def told(ranked: list[tuple[Tie, list[tuple[UUID, int]]]], strategies: dict[UUID, Strategy]) -> list[Pair]:
    numbers = {number for tie, _shared in ranked for number in tie}
    partners = Partner.objects.in_bulk(numbers)
    places = dict(Activity.places.through.objects.filter(
        place__in={place for _tie, shared in ranked for _key, place in shared}
    ).values_list("place_id", "place__name").distinct())  # fmt: skip
    result = []
    for tie, shared in ranked:
        one, other = sorted((partners[number] for number in tie), key=lambda partner: (partner.sort_name, partner.pk))
        result.append(Pair(one, other, tuple(Shared(strategies[key], places[place]) for key, place in shared)))
    return result
