"""Who reports to whom, at a glance: each group with its last report, open asks, and what it has not acknowledged."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone

from people.models import Delivery, Person
from working_groups import cascade_emails as emails
from working_groups.hearing import register
from working_groups.models import Ask, Direction, Membership, Receipt, Report, WorkingGroup
from working_groups.models.report import addressee

MOST = 200
OLD_DAYS = 30  # an ask that has waited so long is shown as old


@dataclass
class Node:
    """A group in the tree. level: 0 for those that report to nobody."""

    group: Any
    level: int = 0
    asks: list[Ask] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)

    @property
    def oldest(self) -> int:
        """Days the oldest open ask has waited."""
        return max((ask.days for ask in self.asks), default=0)


def tree(person: Any) -> list[Node]:
    """The running groups this person sees, each below the one it reports to. Three queries."""
    last = Report.objects.sent().filter(group=OuterRef("pk"))
    seen = WorkingGroup.objects.visible_to(person).running()
    groups = list(
        seen.annotate(reported_at=Subquery(last.values("sent_at")[:1]), report=Subquery(last.values("pk")[:1]))[:MOST]
    )
    nodes = {group.pk: Node(group) for group in groups}
    for ask in Ask.objects.open().filter(group__in=nodes).with_names():
        nodes[ask.group_id].asks.append(ask)
    for receipt in Receipt.objects.open().filter(group__in=nodes).with_names():
        nodes[receipt.group_id].receipts.append(receipt)
    return in_order(nodes)


def in_order(nodes: dict[int, Node]) -> list[Node]:
    """Parents before their children, each level by name; a group whose parent is not shown stands at the top."""
    below: dict[int | None, list[Node]] = defaultdict(list)
    for node in nodes.values():
        parent = node.group.parent_id
        below[parent if parent in nodes else None].append(node)
    found: list[Node] = []

    def walk(parent: int | None, level: int) -> None:
        for node in sorted(below[parent], key=lambda one: (not one.group.is_steering, one.group.name)):
            node.level = level
            found.append(node)
            walk(node.group.pk, level + 1)

    walk(None, 0)
    return found


def asks_to(group: WorkingGroup) -> list[Ask]:
    """The open asks that wait for this running group: its own, and those to groups below it that have ended."""
    rows = Ask.objects.open().with_names()
    near = list(rows.filter(to=group))
    orphaned = [ask for ask in rows.filter(to__ended_on__isnull=False) if ask.hears == group]
    return sorted({ask.pk: ask for ask in [*near, *orphaned]}.values(), key=lambda ask: (ask.asked_at, ask.pk))


def old_asks(days: int = OLD_DAYS) -> Any:
    """Open asks that have waited so long, the oldest first."""
    return Ask.objects.open().filter(asked_at__lte=timezone.now() - timedelta(days=days))


# Telling


def chairs_of(group: WorkingGroup) -> list[Person]:
    rows = Membership.objects.chairs().filter(group=group).with_names()
    return [row.person for row in rows if row.person.is_reachable]


def tell_above(report: Report) -> None:
    """Mail the chairs of the group above that a report is there, with its asks."""
    above = addressee(report.group.parent)
    for chair in chairs_of(above) if above else []:
        key = f"group_report:{report.pk}:{chair.pk}"
        Delivery.queue("group_report", key, emails.reported(chair, report), chair)


def tell_below(direction: Direction) -> None:
    """Mail the chairs of each group a direction is for."""
    for receipt in direction.receipts.with_names():
        for chair in chairs_of(receipt.group):
            key = f"group_direction:{receipt.pk}:{chair.pk}"
            Delivery.queue("group_direction", key, emails.directed(chair, receipt), chair)


def reported() -> Any:
    return Report.objects.sent().order_by().values("group").annotate(last=Max("sent_at"))


register(reported)


def below(group: WorkingGroup) -> Iterable[WorkingGroup]:
    """The running groups that report to this one."""
    return group.children.running().order_by("name", "pk")
