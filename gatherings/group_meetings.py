"""When a group meets, met, and what was kept of it: for its page."""

from dataclasses import dataclass
from typing import Any

from gatherings.models import Gathering, Minutes, Series
from working_groups.cascade import asks_to
from working_groups.models import Ask, Receipt, Report, WorkingGroup

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


@dataclass(frozen=True)
class Levels:
    """What goes up and down at a group. own: its open asks. asked: those that wait for it. receipts: what it has not
    acknowledged. reports: its last ones. has_below: whether others report to it."""

    own: list[Ask]
    asked: list[Ask]
    receipts: list[Receipt]
    reports: list[Report]
    has_below: bool


def levels_of(group: WorkingGroup) -> Levels:
    """Six queries; one more a level where groups above have ended."""
    return Levels(
        own=list(Ask.objects.open().filter(group=group).with_names()),
        asked=asks_to(group) if group.is_running else [],
        receipts=list(Receipt.objects.open().filter(group=group).with_names()),
        reports=list(Report.objects.sent().filter(group=group).select_related("by")[:SHOWN]),
        has_below=group.children.running().exists(),
    )
