"""The pulse of a gathering and its trend: sums of three answers and more, never one person's.

Answers become visible in threes, so that two looks at the page, before and after one answer, tell nothing about it.
Sentences stand in the order of the alphabet: neither their order nor their time says who wrote them.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from gatherings.models.feedback import Feedback
from gatherings.models.gathering import Gathering

FEWEST = 3


@dataclass(frozen=True)
class Pulse:
    """Of one gathering. given: how many answered; counted: how many of them are in the sums (a multiple of FEWEST).

    connection, progress: means from 1 to 5. rushed: how many of those counted felt rushed.
    """

    gathering: Gathering
    given: int
    counted: int
    connection: float = 0
    progress: float = 0
    rushed: int = 0
    will_do: tuple[str, ...] = ()
    change: tuple[str, ...] = ()

    @property
    def is_shown(self) -> bool:
        return self.counted >= FEWEST

    @property
    def rushed_share(self) -> int:
        """Per cent."""
        return round(100 * self.rushed / self.counted) if self.counted else 0

    @property
    def missing(self) -> int:
        """How many answers more until there is something to see."""
        return max(FEWEST - self.given, 0)


def of(gathering: Gathering) -> Pulse:
    """The pulse of one gathering. One query."""
    return summed(gathering, list(Feedback.objects.filter(gathering=gathering).order_by("pk")))


def trend(gatherings: QuerySet[Gathering]) -> list[Pulse]:
    """The pulses of these gatherings one after the other, those with nothing to show left out. Two queries."""
    rows = {row.pk: row for row in gatherings.order_by("starts_at", "pk")}
    answers: dict[int, list[Feedback]] = defaultdict(list)
    for row in Feedback.objects.filter(gathering__in=rows).order_by("pk"):
        answers[row.gathering_id].append(row)
    pulses = [summed(gathering, answers[pk]) for pk, gathering in rows.items()]
    return [pulse for pulse in pulses if pulse.is_shown]


def summed(gathering: Gathering, answers: list[Feedback]) -> Pulse:
    counted = answers[: len(answers) - len(answers) % FEWEST]
    if not counted:
        return Pulse(gathering, len(answers), 0)
    return Pulse(
        gathering,
        given=len(answers),
        counted=len(counted),
        connection=mean(row.connection for row in counted),
        progress=mean(row.progress for row in counted),
        rushed=sum(row.rushed for row in counted),
        will_do=sentences(row.will_do for row in counted),
        change=sentences(row.change for row in counted),
    )


def mean(values: Iterable[int]) -> float:
    numbers = list(values)
    return round(sum(numbers) / len(numbers), 1)


def sentences(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((text.strip() for text in texts if text.strip()), key=str.casefold))
