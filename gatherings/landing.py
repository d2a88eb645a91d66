"""What waits for the next meeting of a group: open asks and directions, each a block of its agenda.

An ask does not hang on a meeting: it waits for a group. Whatever happens to meetings, land() looks again which one is
next and puts what waits on its agenda; blocks on meetings that do not come are taken off. So nothing is ever lost.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings.agenda_draft import changing
from gatherings.models import AgendaItem, Gathering
from people.models import Person
from working_groups.cascade import asks_to
from working_groups.models import Ask, Receipt, WorkingGroup

ASK_MINUTES, DIRECTION_MINUTES = 5, 3
Waiting = Ask | Receipt


def next_meeting(group: WorkingGroup) -> Gathering | None:
    """The first planned gathering of the group that has not begun and has a date."""
    coming = Gathering.objects.planned().filter(group=group, is_date_open=False, starts_at__gt=timezone.now())
    return coming.order_by("starts_at", "pk").first()


def look(thing: Any) -> None:
    """Something happened to a gathering or a series: put what waits for its group where it belongs now."""
    if thing.group_id:
        land(thing.group)


@transaction.atomic
def land(group: WorkingGroup, by: Person | None = None) -> None:
    """Put what waits for this group on its next agenda, and nowhere else. Asked twice, does nothing twice."""
    waiting = waiting_for(group)
    target = next_meeting(group) if group.is_running else None
    clear(group, waiting, target, by)
    if target and (missing := [one for one in waiting if not stands(one, target)]):
        put(missing, target, by)


def waiting_for(group: WorkingGroup) -> list[Waiting]:
    """Open asks to the group and directions it has not acknowledged, the oldest first."""
    if not group.is_running:
        return []
    return [*asks_to(group), *Receipt.objects.open().filter(group=group).with_names()]


def of(one: Waiting) -> dict[str, Any]:
    return {"ask": one} if isinstance(one, Ask) else {"receipt": one}


def stands(one: Waiting, target: Gathering) -> bool:
    """Whether it is on the agenda of the target, perhaps parked, or of a meeting that goes on right now."""
    now = timezone.now()
    running = Q(gathering__state="planned", gathering__starts_at__lte=now, gathering__ends_at__gt=now)
    return AgendaItem.objects.present().filter(Q(gathering=target) | running, **of(one)).exists()


def clear(group: WorkingGroup, waiting: list[Waiting], target: Gathering | None, by: Person | None) -> None:
    """Take blocks off meetings to come that are not the next, and those of what waits no more."""
    asks, receipts = [one for one in waiting if isinstance(one, Ask)], [o for o in waiting if isinstance(o, Receipt)]
    here = Q(gathering__group=group) & (Q(ask__isnull=False) | Q(receipt__isnull=False))
    rows = AgendaItem.objects.present().filter(here | Q(ask__in=asks) | Q(receipt__in=receipts))
    to_come = rows.filter(gathering__starts_at__gt=timezone.now()).select_related("gathering")
    kept = {("ask", one.pk) for one in asks} | {("receipt", one.pk) for one in receipts}
    for item in to_come:
        key = ("ask", item.ask_id) if item.ask_id else ("receipt", item.receipt_id)
        if item.gathering != target or key not in kept:
            take_off(item, by)


def take_off(item: AgendaItem, by: Person | None) -> None:
    with changing(item.gathering, by, "landed") as draft:
        row = draft.find(item.pk)
        draft.take_out(row)
        row.removed_at = timezone.now()


def put(waiting: Iterable[Waiting], target: Gathering, by: Person | None) -> None:
    """Blocks for what waits, one each; one that stood here before comes back."""
    with changing(target, by, "landed") as draft:
        for one in waiting:
            known = next((row for row in draft.rows.values() if same(row, one)), None)
            if known is None:
                draft.add(block_of(one), len(draft.order))
            else:
                draft.touch(known).removed_at = None
                known.is_parked = False
                draft.order.append(known)


def same(row: AgendaItem, one: Waiting) -> bool:
    return row.ask_id == one.pk if isinstance(one, Ask) else row.receipt_id == one.pk


def block_of(one: Waiting) -> AgendaItem:
    if isinstance(one, Ask):
        title = _("%(group)s asks: %(text)s") % {"group": one.group, "text": one.text}
        fields: dict[str, Any] = {"minutes": ASK_MINUTES, "mode": "decide", "purpose": "decide"}
    else:
        title = _("%(group)s says: %(text)s") % {"group": one.direction.group, "text": one.direction.text}
        fields = {"minutes": DIRECTION_MINUTES, "mode": "listen"}
    words = one.text if isinstance(one, Ask) else one.direction.text
    shown = " ".join(title.split())
    return AgendaItem(
        title=shown if len(shown) <= 200 else f"{shown[:199]}…", description=words[:2000], **of(one), **fields
    )


def groups_with_something() -> list[WorkingGroup]:
    """Running groups for which something waits, and those with blocks of such things ahead of them."""
    ahead = AgendaItem.objects.present().filter(gathering__starts_at__gt=timezone.now())
    there = ahead.filter(Q(ask__isnull=False) | Q(receipt__isnull=False)).values("gathering__group")
    asked = [ask.hears.pk for ask in Ask.objects.open().with_names() if ask.hears]
    told = Receipt.objects.open().values("group")
    return list(WorkingGroup.objects.filter(Q(pk__in=there) | Q(pk__in=asked) | Q(pk__in=told)))
