"""One agenda under change: locked, its blocks in order, and what they were before, so that it can be undone."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from gatherings.format_library import LIBRARY
from gatherings.models import AgendaChange, AgendaItem, Gathering
from gatherings.models.agenda_item import CHOICE_FIELDS, TEXT_FIELDS
from people.models import Person

MOST_BLOCKS = 120
# Acts that come in small pieces while somebody types; pieces within this time are one.
TYPED, ONE_GO = ("edited", "timed"), timedelta(seconds=20)
# The columns a change may touch, under the names they have in the row.
COLUMNS = [field.attname for field in AgendaItem._meta.fields if field.name in (*TEXT_FIELDS, *CHOICE_FIELDS)]
STATE = (*COLUMNS, "is_parked", "gathering_id")


class Draft:
    """The blocks of a locked gathering. order: those planned; every other block is in `rows` only."""

    def __init__(self, gathering: Gathering) -> None:
        self.gathering = gathering
        self.rows = {row.pk: row for row in AgendaItem.objects.filter(gathering=gathering)}
        self.order = [row for row in self.rows.values() if row.removed_at is None and not row.is_parked]
        self.before: dict[int, dict[str, Any]] = {}
        self.more: dict[str, tuple[Any, Any]] = {}  # what else changed: name → (old, new)

    def find(self, pk: int) -> AgendaItem:
        row = self.rows.get(pk)
        if row is None:
            raise ValidationError(gettext("This block is no longer on this agenda."))
        return row

    def touch(self, row: AgendaItem) -> AgendaItem:
        """Remember how a block was before it changes."""
        if row.pk not in self.before:
            self.before[row.pk] = self.state_of(row)
        return row

    def state_of(self, row: AgendaItem) -> dict[str, Any]:
        place = self.order.index(row) if row in self.order else -1
        previous = self.order[place - 1].pk if place > 0 else None
        there = {"is_there": row.removed_at is None, "previous": previous}
        return {name: getattr(row, name) for name in STATE} | there

    def add(self, row: AgendaItem, place: int) -> AgendaItem:
        """A new block at a place of the order (from 0)."""
        if len(self.order) >= MOST_BLOCKS:
            raise ValidationError(gettext("%(most)d blocks are as many as an agenda holds.") % {"most": MOST_BLOCKS})
        row.gathering = self.gathering
        check(row, {field.attname for field in AgendaItem._meta.fields})
        row.save()
        self.rows[row.pk] = row
        self.before[row.pk] = {"is_there": False}
        self.order.insert(place, row)
        return row

    def put(self, row: AgendaItem, after: AgendaItem | None) -> None:
        """Stand a block behind another one of the order; behind None it is the first."""
        self.touch(row)
        if row in self.order:
            self.order.remove(row)
        self.order.insert(self.order.index(after) + 1 if after in self.order else 0, row)

    def take_out(self, row: AgendaItem) -> None:
        self.touch(row)
        if row in self.order:
            self.order.remove(row)

    def save(self, by: Person | None, act: str) -> AgendaChange | None:
        """Write what changed, and note it as one change."""
        for place, row in enumerate(self.order, start=1):
            if row.position != place:
                row.position = place
                AgendaItem.objects.filter(pk=row.pk).update(position=place)
        after = {pk: self.state_of(self.rows[pk]) for pk in self.before}
        changed = {pk: state for pk, state in after.items() if state != self.before[pk]}
        if not changed and not self.more:
            return None
        for pk in changed:
            self.rows[pk].version += 1
            self.rows[pk].save()
        before = {str(pk): differing(self.before[pk], state) for pk, state in changed.items()}
        later = {str(pk): differing(state, self.before[pk]) for pk, state in changed.items()}
        return self.note(by, act, before, later)

    def note(self, by: Person | None, act: str, before: dict[str, Any], after: dict[str, Any]) -> AgendaChange:
        before |= {name: pair[0] for name, pair in self.more.items()}
        after |= {name: pair[1] for name, pair in self.more.items()}
        if (last := self.just_now(by, act, after)) is not None:
            # Somebody goes on writing: one change, as people see it. The id is new, so that others look again.
            before, after = joined(last.before, before, keep_first=True), joined(last.after, after, keep_first=False)
            last.delete()
        return AgendaChange.objects.create(gathering=self.gathering, act=act, by=by, before=before, after=after)

    def just_now(self, by: Person | None, act: str, after: dict[str, Any]) -> AgendaChange | None:
        """The newest change, when the same person made it to the same blocks a moment ago, typing.

        A change that kept another wording stands alone, so that undoing it finds that wording.
        """
        if act not in TYPED or self.more:
            return None
        last = AgendaChange.objects.filter(gathering=self.gathering).order_by("-pk").first()
        is_same = last and (last.act, last.by, last.undone_at) == (act, by, None) and last.after.keys() == after.keys()
        return last if last and is_same and timezone.now() - last.at < ONE_GO else None


def joined(first: dict[str, Any], second: dict[str, Any], keep_first: bool) -> dict[str, Any]:
    """Two notes about the same blocks as one: of a field in both, the earlier or the later value."""
    both = {}
    for pk in first:
        both[pk] = second[pk] | first[pk] if keep_first else first[pk] | second[pk]
    return both


def differing(state: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """What of a state is not the same in the other; of a new block only that it was not there."""
    return {name: value for name, value in state.items() if name not in other or other[name] != value}


@contextmanager
def changing(gathering: Gathering, by: Person | None, act: str) -> Iterator[Draft]:
    """Change the blocks of one agenda, one writer at a time. Leaving the block saves; an error changes nothing."""
    with transaction.atomic():
        gathering.refresh_from_db(from_queryset=Gathering.objects.select_for_update(of=("self",)))
        draft = Draft(gathering)
        yield draft
        draft.save(by, act)


def check(row: AgendaItem, changed: Iterable[str]) -> None:
    """Refuse values a block may not have, at their field. changed: names of columns."""
    kept = {field.name for field in AgendaItem._meta.fields if field.attname not in changed or field.is_relation}
    row.clean_fields(exclude=kept)
    if row.own_format_id and row.format_key:
        raise ValidationError({"format_key": gettext("A block has one format.")})
    if row.format_key and row.format_key not in LIBRARY:
        raise ValidationError({"format_key": gettext("The library has no such format.")})
