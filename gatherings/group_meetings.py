"""When a group meets, met, and what was kept of it: for its page."""

from dataclasses import dataclass
from typing import Any

from gatherings.models import Gathering, Minutes, Series
from working_groups.models import WorkingGroup

SHOWN = 4


@dataclass(frozen=True)
class Meetings:
    """rhythms: its running series. coming and past: its gatherings; of the past ones `kept` tells the minutes this
    reader may read, by the id of the gathering."""

    rhythms: list[Series]
    coming: list[Gathering]
    past: list[Gathering]
    kept: dict[int, Minutes]


def meetings_of(group: WorkingGroup, person: Any) -> Meetings:
    """Four queries."""
    seen = Gathering.objects.visible_to(person).filter(group=group)
    named = seen.with_coming().with_answer_of(person)
    past = list(named.past().exclude(state="cancelled")[:SHOWN])
    kept = Minutes.objects.visible_to(person).approved().filter(gathering__in=[one.pk for one in past])
    rhythms = Series.objects.visible_to(person).running().filter(group=group)
    return Meetings(list(rhythms), list(named.upcoming()[:SHOWN]), past, {row.gathering_id: row for row in kept})
