"""When a group was last heard of, and which groups are silent.

A later app adds where else one may hear of a group with register(), in a module `hearing.py` of its own, which is
found at start.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from working_groups.models import Update, WorkingGroup

# Primary keys of groups → the last moment something was heard of each, for those of which something was. One query.
Source = Callable[[list[int]], dict[int, datetime]]
SOURCES: list[Source] = []


def register(source: Source) -> None:
    if source not in SOURCES:
        SOURCES.append(source)


@dataclass(frozen=True)
class Silence:
    """A running group of which nothing was heard for longer than it says is usual."""

    group: WorkingGroup
    since: datetime

    @property
    def pk(self) -> int:
        return self.group.pk

    @property
    def days(self) -> int:
        return (timezone.now() - self.since).days


def last_heard(groups: Iterable[WorkingGroup]) -> dict[int, datetime]:
    """By primary key; of a group of which nothing was heard, when it began. A query a source."""
    found = {group.pk: group.created_at for group in groups}
    for source in SOURCES:
        for number, moment in source(list(found)).items():
            found[number] = max(found[number], moment)
    return found


def silent(groups: Iterable[WorkingGroup]) -> list[Silence]:
    """Those of these groups that are running and silent, the longest silence first."""
    running, now = [group for group in groups if group.is_running], timezone.now()
    if not running:
        return []
    heard = last_heard(running)
    found = [
        Silence(group, heard[group.pk])
        for group in running
        if heard[group.pk] + timedelta(days=group.quiet_days) <= now
    ]
    return sorted(found, key=lambda silence: silence.since)


def silence_of(group: WorkingGroup) -> Silence | None:
    return next(iter(silent([group])), None)


def updates(groups: list[int]) -> dict[int, datetime]:
    rows = Update.objects.shown().order_by().filter(group__in=groups)
    return dict(rows.values("group").annotate(last=Max("at")).values_list("group", "last"))


register(updates)


def chaired_silent(person) -> list[Silence]:
    """Silent groups that this person chairs."""
    return silent(WorkingGroup.objects.running().chaired_by(person))
