"""Makers of reports, asks and directions."""

from typing import Any

from django.utils import timezone

from people.models import Person
from working_groups.models import Ask, Direction, Receipt, Report, WorkingGroup


def make_report(group: WorkingGroup, by: Person, *asks: str, **fields: Any) -> Report:
    """A report that was sent, with its asks."""
    start = {"done": "Forty boxes of books.", "sent_at": timezone.now()}
    report = Report.objects.create(group=group, by=by, **(start | fields))
    for text in asks:
        Ask.objects.create(report=report, group=group, to=group.parent, text=text, by=by)
    return report


def make_receipt(direction_of: WorkingGroup, group: WorkingGroup, by: Person, text: str = "Go on.") -> Receipt:
    direction = Direction.objects.create(group=direction_of, text=text, by=by)
    return Receipt.objects.create(direction=direction, group=group)
