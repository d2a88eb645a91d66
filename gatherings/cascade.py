"""Acts between levels of groups: each lands on the agendas it concerns and is told by mail, in one go."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from gatherings import landing
from gatherings.models import Gathering
from people.models import Delivery, Link, Person
from working_groups import cascade_emails
from working_groups.cascade import below, chairs_of, tell_above, tell_below
from working_groups.models import Ask, Direction, Receipt, Report, WorkingGroup
from working_groups.models.working_group import REPORT

DUE_DAYS = 6  # before the group above meets, its groups are asked for their reports


@transaction.atomic
def write(group: WorkingGroup, by: Person, is_done: bool, **said: Any) -> Report:
    """Keep a report and, where it is done, send it. What is refused leaves the draft as it was."""
    report = Report.keep(by, group, **said)
    return send(report, by) if is_done else report


@transaction.atomic
def send(report: Report, by: Person) -> Report:
    """Send a report: its asks land on the next agenda of the group above, whose chairs hear of it."""
    report.send(by)
    tell_above(report)
    for ask in report.asks.with_names():
        if ask.hears:
            landing.land(ask.hears, by)
    return report


@transaction.atomic
def answer(ask: Ask, by: Person, text: str, groups: Iterable[WorkingGroup] = ()) -> Direction:
    """Answer an ask: it leaves the agendas to come, and the answer lands on those of the groups it concerns."""
    hears = ask.hears
    direction = Direction.answer(by, ask, text, groups)
    if hears:
        landing.land(hears, by)
    return spread(direction, by)


@transaction.atomic
def give(group: WorkingGroup, by: Person, text: str, groups: Iterable[WorkingGroup]) -> Direction:
    return spread(Direction.give(by, group, text, groups), by)


def spread(direction: Direction, by: Person) -> Direction:
    tell_below(direction)
    for receipt in direction.receipts.with_names():
        landing.land(receipt.group, by)
    return direction


@transaction.atomic
def acknowledge(receipt: Receipt, by: Person, words: str = "") -> Receipt:
    receipt.acknowledge(by, words)
    landing.land(receipt.group, by)
    return receipt


@transaction.atomic
def withdraw(ask: Ask, by: Person) -> Ask:
    hears = ask.hears
    ask.withdraw(by)
    if hears:
        landing.land(hears, by)
    return ask


# Asking for reports


def meetings_with_reports_due() -> list[Gathering]:
    """Planned gatherings of the next days of groups to which others report."""
    now = timezone.now()
    near = Gathering.objects.planned().filter(is_date_open=False, starts_at__gt=now)
    rows = near.filter(starts_at__lte=now + timedelta(days=DUE_DAYS), group__ended_on=None)
    return list(rows.filter(group__children__ended_on=None, group__children__isnull=False).distinct())


@transaction.atomic
def ask_for_reports(gathering: Gathering) -> int:
    """Ask the chairs of the groups below that have not reported since the group above last met, once a meeting."""
    if gathering.group is None:
        return 0
    earlier = Gathering.objects.filter(group=gathering.group, starts_at__lt=gathering.starts_at).exclude(
        state="cancelled"
    )
    last = earlier.order_by("-starts_at").values_list("starts_at", flat=True).first()
    groups = [
        group
        for group in below(gathering.group)
        if not (last and Report.objects.sent().filter(group=group, sent_at__gt=last).exists())
        and not Report.objects.sent().filter(group=group, sent_at__gt=timezone.now() - timedelta(days=14)).exists()
    ]
    return sum(ask_for_report(group, gathering, chair) for group in groups for chair in chairs_of(group))


def ask_for_report(group: WorkingGroup, gathering: Gathering, chair: Person) -> int:
    key = f"group_report_due:{gathering.pk}:{group.pk}:{chair.pk}"
    if Delivery.objects.filter(key=key).exists():
        return 0
    link = Link.create(chair, REPORT, group, days=DUE_DAYS + 14)
    message = cascade_emails.report_due(chair, group, gathering.day, link.url)
    Delivery.queue("group_report_due", key, message, chair, secrets=[link.token])
    return 1
