"""Whose turn it is: never or longest ago first. Pure: no table, no clock.

Fair means: whoever may take a month and has waited longest gets it. Aside stand, for a while only, those who asked to
be left out until a day, those who let a turn pass (they rest REST_MONTHS), and those whom no mail reaches.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

REST_MONTHS = 3


@dataclass(frozen=True)
class Standing:
    """How a partner stands in line. All months by their first day.

    key: the partner. last: the month of its last turn, also of one still to come; None for never. passed: the month of
    the turn it let pass last. until: the day until which it asked to be left out. since: the day it joined. has_turn:
    one is still to come.
    """

    key: Any
    name: str
    last: date | None = None
    passed: date | None = None
    until: date | None = None
    since: date | None = None
    is_reachable: bool = True
    has_turn: bool = False


def months_after(month: date, count: int) -> date:
    """The first day of the month so many months later (or earlier, below zero)."""
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def rests_until(one: Standing) -> date | None:
    """The first month a partner stands in line again after it let a turn pass."""
    return months_after(one.passed, REST_MONTHS) if one.passed else None


def may_take(one: Standing, month: date) -> bool:
    """Whether a turn in this month is for this partner: reachable, not left out, not resting, no turn this late yet."""
    rest = rests_until(one)
    is_free = (one.until is None or one.until <= month) and (rest is None or rest <= month)
    return one.is_reachable and is_free and (one.last is None or one.last < month)


def order(one: Standing) -> tuple:
    """Never before ever, long ago before lately; of two alike the one that has been here longer, then by name."""
    return (one.last is not None, one.last or date.min, one.since or date.max, one.name, str(one.key))


def line(standings: Iterable[Standing], month: date) -> list[Standing]:
    """Who may take this month, the next one first."""
    return sorted((one for one in standings if may_take(one, month)), key=order)


def coming(standings: Iterable[Standing], free: Mapping[date, int]) -> list[tuple[date, Standing]]:
    """Who would take the free places of these months ({month: places}), if nothing changes: (month, partner) in order.

    A month that nobody may take stays empty.
    """
    now = {one.key: one for one in standings}
    turns = []
    for month in sorted(free):
        for _place in range(free[month]):
            if found := line(now.values(), month):
                turns.append((month, found[0]))
                now[found[0].key] = replace(found[0], last=month)
    return turns
