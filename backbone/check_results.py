"""What a closed round says. Every page, file and answer of the API shows results through this module and no other.

The promise: nobody, also somebody who answered and so knows their own answers, can tell one answer of somebody else.

- Nothing is shown while a round is open, and a closed one stays closed: there are no two results that differ by one
  person's answers. Nothing is shown of a statement that fewer than FEWEST answered.
- Of each statement one number is shown, its mean. Only at the ends of the scale would a mean tell what everybody said:
  a mean of 5 is five times a 5, and whoever alone gave a 1 would know of all others. So means are cut off where the
  answers of all but one could all be the same: of n people, from 5 − 5/n on it only says "or more", down from
  1 + 5/n "or less". In between, the sum of the others is always at least 1 away from both ends, whatever one's own
  answer is, and so fits several answers of each. (Top and bottom coding; see L. Willenborg and T. de Waal, "Elements
  of Statistical Disclosure Control", 2001.)
- Statements are shown one by one and never by groups of people, so nothing can be subtracted from anything.
- Words may be added to any answer, high or low: that there are some tells nothing. They stand in alphabetical order.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from backbone.models import FEWEST, Check, CheckComment, CheckCount
from backbone.statements import HIGHEST, LOWEST, SECTIONS, Section, Statement

LOW = 3.0  # from here down a statement is where it pinches
STEP = 0.4  # a change smaller than this is none
NEAREST = 10


@dataclass(frozen=True)
class Level:
    """The mean of one statement as it may be shown. bound: "most" or "least" where it is cut off, else ""."""

    value: float
    people: int
    bound: str = ""

    @property
    def words(self) -> str:
        text = number_format(self.value, 1)
        if self.bound == "least":
            return _("%(value)s or more") % {"value": text}
        return _("%(value)s or less") % {"value": text} if self.bound else text


def level_of(counts: Mapping[int, int]) -> Level | None:
    """counts: answer → how many gave it. None where fewer than FEWEST answered. Pure.

    >>> level_of({3: 3, 4: 2}), level_of({5: 5}), level_of({1: 1, 5: 4})
    (Level(value=3.4, people=5, bound=''), Level(value=4.0, people=5, bound='least'), Level(value=4.0, people=5, bound='least'))
    """  # noqa: E501
    people = sum(counts.values())
    if people < FEWEST:
        return None
    total = sum(value * many for value, many in counts.items())
    top, bottom = HIGHEST * (people - 1), LOWEST * people + HIGHEST
    if total >= top:
        return Level(floor(top / people * NEAREST) / NEAREST, people, "least")
    if total <= bottom:
        return Level(-floor(-bottom / people * NEAREST) / NEAREST, people, "most")
    return Level(round(total / people, 1), people)


@dataclass(frozen=True)
class Row:
    """One statement in one round, beside the round before."""

    statement: Statement
    level: Level | None
    before: Level | None
    comments: tuple[CheckComment, ...] = ()

    @property
    def is_low(self) -> bool:
        return self.level is not None and self.level.value <= LOW

    @property
    def change(self) -> float | None:
        """By how much it changed; None where one of both is not shown, or cut off."""
        if not self.level or not self.before or self.level.bound or self.before.bound:
            return None
        return round(self.level.value - self.before.value, 1)

    @property
    def way(self) -> str:
        """up, down or level; "" where it cannot be said."""
        if self.change is None:
            return ""
        return "level" if abs(self.change) < STEP else "up" if self.change > 0 else "down"


@dataclass(frozen=True)
class Part:
    """The statements of one section, and its mean over the rounds, oldest first (None: nothing shown)."""

    section: Section
    rows: list[Row]
    means: list[float | None]


@dataclass(frozen=True)
class Results:
    """Of one closed round. rounds: it and those before it, oldest first. people: how many answered."""

    check: Check
    rounds: list[Check]
    people: int
    parts: list[Part] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        return any(row.level for row in self.rows)

    @property
    def rows(self) -> list[Row]:
        return [row for part in self.parts for row in part.rows]

    @property
    def lowest(self) -> list[Row]:
        """Where it pinches, the lowest first."""
        return sorted((row for row in self.rows if row.is_low), key=lambda row: (row.level.value, row.statement.number))  # type: ignore[union-attr]

    @property
    def highest(self) -> list[Row]:
        shown = [row for row in self.rows if row.level and not row.is_low]
        return sorted(shown, key=lambda row: (-row.level.value, row.statement.number))[:3]  # type: ignore[union-attr]

    @property
    def before(self) -> Check | None:
        return self.rounds[-2] if len(self.rounds) > 1 else None


Levels = dict[int, Level | None]


def results_of(check: Check, with_off: bool = False) -> Results | None:
    """What a closed round says; None while it is open. with_off: with words that were taken off the page.

    Four queries.
    """
    if check.is_open:
        return None
    rounds = list(Check.objects.closed().filter(closed_at__lte=check.closed_at).order_by("closed_at", "pk"))
    levels = levels_of(rounds)
    comments = comments_of(check, with_off)
    parts = [part_of(section, rounds, levels, comments) for section in SECTIONS]
    return Results(check, rounds, check.answered, parts)


def levels_of(rounds: Sequence[Check]) -> dict[int, Levels]:
    """Round → statement → its level. One query."""
    counts: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    for row in CheckCount.objects.filter(check_round__in=rounds):
        counts[row.check_round_id, row.statement][row.value] = row.people
    found: dict[int, Levels] = defaultdict(dict)
    for (number, statement), given in counts.items():
        found[number][statement] = level_of(given)
    return found


def comments_of(check: Check, with_off: bool) -> dict[int, tuple[CheckComment, ...]]:
    rows = check.comments.all() if with_off else check.comments.shown()
    found: dict[int, list[CheckComment]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.words.casefold(), row.words)):
        found[row.statement].append(row)
    return {number: tuple(said) for number, said in found.items()}


def part_of(section: Section, rounds: list[Check], levels: dict[int, Levels], comments: Mapping[int, Any]) -> Part:
    now, before = levels[rounds[-1].pk], levels[rounds[-2].pk] if len(rounds) > 1 else {}
    rows = [
        Row(one, now.get(one.number), before.get(one.number), comments.get(one.number, ()))
        for one in section.statements
    ]
    return Part(section, rows, [mean_of(section, levels[check.pk]) for check in rounds])


def mean_of(section: Section, levels: Levels) -> float | None:
    """Of what is shown of its statements, and so no more than that."""
    shown = [level.value for one in section.statements if (level := levels.get(one.number))]
    return round(sum(shown) / len(shown), 1) if shown else None
