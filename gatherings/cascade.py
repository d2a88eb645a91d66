"""Acts between levels of groups: each lands on the agendas it concerns and is told by mail, in one go."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from gatherings import landing
from people.models import Person
from working_groups.cascade import tell_above, tell_below
from working_groups.models import Ask, Direction, Receipt, Report, WorkingGroup


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
