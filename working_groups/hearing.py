"""When a group was last heard of, and which groups are silent.

A later app adds where else one may hear of a group with register(), in a module `hearing.py` of its own, which is
found at start.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, Func, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from working_groups.models import Update, WorkingGroup

# Rows of `group` (its primary key) and `last`: the last moment something was heard of each that was heard of.
Source = Callable[[], "QuerySet[Any, Any]"]
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
    def days(self) -> int:
        return (timezone.now() - self.since).days


def last_heard(groups: Iterable[WorkingGroup]) -> dict[int, datetime]:
    """By primary key; of a group of which nothing was heard, when it began. A query a source."""
    found = {group.pk: group.created_at for group in groups}
    for source in SOURCES:
        for row in source().filter(group__in=list(found)):
            found[row["group"]] = max(found[row["group"]], row["last"])
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


class DaysLater(Func):
    """A moment, so many days of another column later."""

    arity = 2
    output_field = DateTimeField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "datetime(%(expressions)s || ' days')"
        return self.as_sql(compiler, connection, template=template, arg_joiner=", '+' || ", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "(%(expressions)s * interval '1 day')"
        return self.as_sql(compiler, connection, template=template, arg_joiner=" + ", **context)


def quiet() -> "QuerySet[WorkingGroup]":
    """Running groups that are silent, with `heard_at`, the longest silence first: silent() as one question."""
    last = [Subquery(source().filter(group=OuterRef("pk")).values("last")[:1]) for source in SOURCES]
    heard = Greatest("created_at", *(Coalesce(one, "created_at") for one in last))
    rows = WorkingGroup.objects.running().annotate(heard_at=heard)
    late = rows.annotate(usual_until=DaysLater("heard_at", "quiet_days")).filter(usual_until__lte=timezone.now())
    return late.order_by("heard_at", "pk")


def updates() -> "QuerySet[Any, Any]":
    return Update.objects.shown().order_by().values("group").annotate(last=Max("at"))


register(updates)
