"""Ties out of real work, pure: what was done together, and when, becomes a weight for each pair.

What two did together counts the less the more others were there, 1/(n − 1) (M. E. J. Newman, "Scientific collaboration
networks II", 2001), so that a meeting of thirty ties nobody as closely as a meeting of three; and half as much for each
year it lies back. What lies back more than OLDEST_DAYS, or brought more than CROWD together, counts nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

HALF_LIFE_DAYS = 365
OLDEST_DAYS = 3 * 365
CROWD = 40
LEAST_SEEN = 0.25  # of having been at the same gatherings and nothing else: less is no tie
Pair = tuple[str, str]
Weights = dict[Pair, dict[str, float]]


@dataclass(frozen=True)
class Stay:
    """Somebody took part from a day until another one (None: still does)."""

    who: str
    since: date
    until: date | None = None


def recency(last: date, day: date) -> float:
    """1 for today, a half for a year ago, 0 for what is too old or still to come.

    >>> recency(date(2025, 3, 1), date(2026, 3, 1)), recency(date(2026, 3, 2), date(2026, 3, 1))
    (0.5, 0.0)
    """
    days = (day - last).days
    return 0.5 ** (days / HALF_LIFE_DAYS) if 0 <= days <= OLDEST_DAYS else 0.0


def pair_of(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


class Ties:
    """Adds up what is known of each pair: pair → kind of tie → weight."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.weights: Weights = defaultdict(lambda: defaultdict(float))

    def met(self, kind: str, who: Iterable[str], on: date) -> None:
        """All of these did something together on a day."""
        here = sorted(set(who))
        worth = recency(on, self.day)
        if worth and 2 <= len(here) <= CROWD:
            for pair in combinations(here, 2):
                self.weights[pair][kind] += worth / (len(here) - 1)

    def stayed(self, kind: str, stays: Iterable[Stay]) -> None:
        """These took part in something over time: whoever was there at the same time is tied, the end counts."""
        here = [stay for stay in together(stays) if stay.since <= self.day]
        if not 2 <= len(here) <= CROWD:
            return
        for one, other in combinations(here, 2):
            end = min(one.until or self.day, other.until or self.day, self.day)
            if max(one.since, other.since) <= end and (worth := recency(end, self.day)):
                self.weights[pair_of(one.who, other.who)][kind] += worth / (len(here) - 1)

    def linked(self, kind: str, one: str, other: str, on: date, strength: float = 1.0) -> None:
        """Two have a tie by themselves, as strong as said."""
        if one != other and (worth := recency(on, self.day) * strength):
            self.weights[pair_of(one, other)][kind] += worth


def telling(weights: Mapping[Pair, Mapping[str, float]]) -> dict[Pair, dict[str, float]]:
    """Without those who only now and then sat in the same large meeting.

    >>> telling({("a", "b"): {"gathering": 0.1}, ("a", "c"): {"gathering": 0.1, "job": 0.1}})
    {('a', 'c'): {'gathering': 0.1, 'job': 0.1}}
    """
    return {
        pair: dict(kinds)
        for pair, kinds in weights.items()
        if set(kinds) != {"gathering"} or kinds["gathering"] >= LEAST_SEEN
    }


def together(stays: Iterable[Stay]) -> list[Stay]:
    """One stay for each: from the first day to the last."""
    found: dict[str, Stay] = {}
    for stay in stays:
        before = found.get(stay.who)
        if before:
            until = None if before.until is None or stay.until is None else max(before.until, stay.until)
            stay = Stay(stay.who, min(before.since, stay.since), until)
        found[stay.who] = stay
    return sorted(found.values(), key=lambda stay: stay.who)


def summed(weights: Mapping[Pair, Mapping[str, float]], kinds: Iterable[str] | None = None) -> dict[Pair, float]:
    """The weight of each pair, of some kinds of ties or of all; pairs without any are left out."""
    wanted = None if kinds is None else set(kinds)
    totals = {
        pair: sum(worth for kind, worth in by_kind.items() if wanted is None or kind in wanted)
        for pair, by_kind in weights.items()
    }
    return {pair: total for pair, total in totals.items() if total > 0}
