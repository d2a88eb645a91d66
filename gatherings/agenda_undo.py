"""Taking back what was done to an agenda, last thing first; what others did since then stays."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from gatherings import remedies
from gatherings.agenda_draft import STATE, Draft
from gatherings.models import AgendaChange, AgendaItem, Gathering, Wording
from people.models import Person

UNDONE = "undone"
# Notes that somebody's act elsewhere reached this agenda; there is nothing to take back here.
NOT_MINE = (UNDONE, remedies.RECEIVED)


def last_change(gathering: Gathering, by: Person) -> AgendaChange | None:
    """The newest thing somebody did to this agenda and did not take back."""
    rows = AgendaChange.objects.filter(gathering=gathering, by=by, undone_at=None).exclude(act__in=NOT_MINE)
    return rows.order_by("-pk").first()


@transaction.atomic
def undo(gathering: Gathering, by: Person) -> AgendaChange | None:
    """Take one's own last change back. Fields that somebody else changed since then stay as they are.

    Returns the change taken back, or None when there is none.
    """
    gathering.refresh_from_db(from_queryset=Gathering.objects.select_for_update(of=("self",)))
    change = last_change(gathering, by)
    if change is None:
        return None
    draft, others = Draft(gathering), changed_by_others(change)
    draft.rows |= {row.pk: row for row in carried(change)}
    rows = [row for row in draft.rows.values() if str(row.pk) in change.before]
    for row in sorted(rows, key=lambda row: row.position):
        theirs = others.get(str(row.pk), set())
        put_back(draft, row, change.before[str(row.pk)], change.after[str(row.pk)], theirs)
    Wording.objects.filter(pk=change.before.get("wording")).update(settled_at=None)
    Wording.objects.filter(pk__in=change.after.get("kept", [])).update(settled_at=timezone.now())
    draft.save(by, UNDONE)
    remedies.put_frame_back(gathering, by, change.before, change.after)
    change.undone_at = timezone.now()
    change.save(update_fields=["undone_at"])
    return change


def carried(change: AgendaChange) -> list[AgendaItem]:
    """Blocks that went to another gathering and stand there still."""
    those = [int(pk) for pk, state in change.after.items() if pk.isdigit() and "gathering_id" in state]
    rows = AgendaItem.objects.filter(pk__in=those)
    return [row for row in rows if row.gathering_id == change.after[str(row.pk)]["gathering_id"]]


def changed_by_others(change: AgendaChange) -> dict[str, set[str]]:
    """Id of a block → the fields that others changed since then."""
    later = AgendaChange.objects.filter(gathering=change.gathering_id, pk__gt=change.pk).exclude(by=change.by)
    found: dict[str, set[str]] = {}
    for other in later:
        for pk, state in other.after.items():
            if pk.isdigit():
                found.setdefault(pk, set()).update(state)
    return found


def put_back(draft: Draft, row: AgendaItem, before: dict[str, Any], after: dict[str, Any], theirs: set[str]) -> None:
    """Give a block back what it had, where it still has what the change made of it."""
    draft.touch(row)
    for name in before.keys() & {*STATE}:
        if name not in theirs and getattr(row, name) == after.get(name):
            setattr(row, name, before[name])
    was_new = before.get("is_there") is False
    if was_new and not theirs:
        row.removed_at = timezone.now()
    elif before.get("is_there"):
        row.removed_at = None
    is_planned = row.removed_at is None and not row.is_parked and row.gathering_id == draft.gathering.pk
    if not is_planned:
        draft.take_out(row)
    elif row not in draft.order or ("previous" in before and "previous" not in theirs):
        draft.put(row, after=place_of(draft, row, before))


def place_of(draft: Draft, row: AgendaItem, before: dict[str, Any]) -> AgendaItem | None:
    """Behind the block it stood behind; when that one is gone, behind the last that has a smaller number."""
    previous = draft.rows.get(before.get("previous") or 0)
    if previous in draft.order or before.get("previous", 0) is None:
        return previous
    return next((other for other in reversed(draft.order) if other.position < row.position and other != row), None)
