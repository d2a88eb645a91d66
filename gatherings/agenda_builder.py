"""What facilitators do with the blocks of an agenda. Each act is one change that can be taken back."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from gatherings import agenda_fitting
from gatherings.agenda_draft import Draft, changing, check
from gatherings.models import AgendaItem, Gathering, Wording
from gatherings.models.agenda_item import TEXT_FIELDS
from network.lib.merging import same, three_way
from people.models import Person

COPIED = (
    "title", "minutes", "kind", "mode", "purpose", "owner_id", "owner_name", "format_key", "own_format_id",
    "description", "notes", "materials", "about", "prompt_id",
)  # fmt: skip


@dataclass
class Edited:
    """What became of an edit. wordings: my texts that stand beside those of others now. kept: field → what somebody
    else chose meanwhile, which stays. is_back: the block was removed meanwhile, and is there again."""

    item: AgendaItem
    changed: list[str] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)
    kept: dict[str, Any] = field(default_factory=dict)
    is_back: bool = False


def add(gathering: Gathering, by: Person, after: int | None = None, **fields: Any) -> AgendaItem:
    """A new block, behind another one or at the end. Fields as in the model."""
    with changing(gathering, by, "added") as draft:
        place = len(draft.order) if after is None else draft.order.index(planned(draft, after)) + 1
        return draft.add(AgendaItem(**fields), place)


def planned(draft: Draft, pk: int) -> AgendaItem:
    """A block that stands on the agenda."""
    row = draft.find(pk)
    if row not in draft.order:
        raise ValidationError(gettext("Somebody took this block off the agenda meanwhile."))
    return row


def edit(item: AgendaItem, by: Person, base: dict[str, Any], mine: dict[str, Any]) -> Edited:
    """Change fields of a block (`mine`: name → new value), given what stood in them when the writer began (`base`).

    Merged field by field. Where somebody else changed the same text, both are kept: theirs stands, mine waits beside
    it as a wording. Where they chose something else (minutes, format, …), their choice stays, and the answer says so.
    """
    with changing(item.gathering, by, "edited") as draft:
        row = draft.touch(draft.find(item.pk))
        changes, clashes = three_way(base, mine, now={name: getattr(row, name) for name in mine})
        for name, value in changes.items():
            setattr(row, name, value)
        check(row, changes)
        edited = Edited(row, sorted(changes))
        for name, theirs in clashes.items():
            if name in TEXT_FIELDS:
                edited.wordings += keep_wording(row, name, str(mine[name]), by)
            else:
                edited.kept[name] = theirs
        if edited.wordings:
            draft.more["kept"] = (None, [wording.pk for wording in edited.wordings])
        if row.removed_at and (changes or edited.wordings):
            row.removed_at, edited.is_back = None, True
            if not row.is_parked:
                draft.put(row, after=neighbour(draft, row))
        return edited


def keep_wording(row: AgendaItem, name: str, text: str, by: Person) -> list[Wording]:
    """Put a text beside the one that stands; the same text is kept once. An emptied field is no text to keep."""
    if not text.strip():
        return []
    known = row.wordings.filter(field=name, text=text, settled_at=None).first()
    return [known or row.wordings.create(field=name, text=text, by=by)]


def neighbour(draft: Draft, row: AgendaItem) -> AgendaItem | None:
    """The block behind which one that comes back belongs: the last that stood before it."""
    return next((other for other in reversed(draft.order) if other.position < row.position), None)


def settle(wording: Wording, by: Person, take: bool, seen: str | None = None) -> None:
    """Choose one of two texts. seen: the text that stood there when somebody chose; one written since then is kept."""
    with changing(wording.item.gathering, by, "settled") as draft:
        wording.refresh_from_db()
        if wording.settled_at:
            return
        if take:
            row = draft.touch(draft.find(wording.item_id))
            now = getattr(row, wording.field)
            if seen is not None and not same(now, seen):
                keep_wording(row, wording.field, now, by)
            setattr(row, wording.field, wording.text)
            check(row, [wording.field])
        wording.settled_at = timezone.now()
        wording.save(update_fields=["settled_at"])
        draft.more["wording"] = (wording.pk, None)


def move(item: AgendaItem, by: Person, after: int | None) -> AgendaItem:
    """Stand a block behind another one, or first. What others moved meanwhile stays moved."""
    with changing(item.gathering, by, "moved") as draft:
        row = planned(draft, item.pk)
        before_it = None if after is None else planned(draft, after)
        if before_it is not row:
            draft.put(row, before_it)
        return row


def move_by(item: AgendaItem, by: Person, steps: int) -> AgendaItem:
    """One place up (-1) or down (1), or more; at the ends it stays."""
    with changing(item.gathering, by, "moved") as draft:
        row = draft.touch(planned(draft, item.pk))
        place = min(max(draft.order.index(row) + steps, 0), len(draft.order) - 1)
        draft.order.remove(row)
        draft.order.insert(place, row)
        return row


def remove(item: AgendaItem, by: Person, seen: int | None = None) -> AgendaItem:
    """Take a block off. seen: the version the remover saw; a later one raises, for somebody wrote in it meanwhile."""
    with changing(item.gathering, by, "removed") as draft:
        row = draft.find(item.pk)
        if seen is not None and row.version != seen:
            words = gettext("Somebody changed “%(block)s” meanwhile. Look at it again, then remove it.")
            raise ValidationError(words % {"block": row.title}, code="stale")
        if row.waits:
            raise ValidationError(gettext("A group waits for this. Answer it, or park it until the next time."))
        draft.take_out(row)
        row.removed_at = timezone.now()
        return row


def duplicate(item: AgendaItem, by: Person) -> AgendaItem:
    with changing(item.gathering, by, "duplicated") as draft:
        row = planned(draft, item.pk)
        return draft.add(copy_of(row), draft.order.index(row) + 1)


def copy_of(row: AgendaItem, **changes: Any) -> AgendaItem:
    return AgendaItem(**{name: getattr(row, name) for name in COPIED} | changes)


def split(item: AgendaItem, by: Person) -> AgendaItem:
    """Make two blocks of one, half the minutes each. Returns the second."""
    with changing(item.gathering, by, "split") as draft:
        row = draft.touch(planned(draft, item.pk))
        if row.minutes < 2:
            raise ValidationError(gettext("One minute cannot be split."))
        second = copy_of(row, minutes=row.minutes // 2)
        row.minutes -= second.minutes
        return draft.add(second, draft.order.index(row) + 1)


def park(item: AgendaItem, by: Person) -> AgendaItem:
    """Put a block into the parking lot: not forgotten, and out of the time."""
    with changing(item.gathering, by, "parked") as draft:
        row = planned(draft, item.pk)
        draft.take_out(row)
        row.is_parked = True
        return row


def take_back(item: AgendaItem, by: Person) -> AgendaItem:
    """From the parking lot onto the agenda, at its end."""
    with changing(item.gathering, by, "unparked") as draft:
        row = draft.touch(draft.find(item.pk))
        if row.removed_at:
            raise ValidationError(gettext("Somebody took this block off the agenda meanwhile."))
        row.is_parked = False
        if row not in draft.order:
            draft.order.append(row)
        return row


def set_minutes(gathering: Gathering, by: Person, said: dict[int, tuple[int, int]]) -> dict[int, int]:
    """Change the minutes of several blocks at once: id → (what its writer saw, what they want).

    Returns those that somebody else changed meanwhile: id → the minutes that stay.
    """
    kept = {}
    with changing(gathering, by, "timed") as draft:
        for pk, (seen, wanted) in said.items():
            row = draft.touch(planned(draft, pk))
            if row.minutes not in (seen, wanted) and seen != wanted:
                kept[pk] = row.minutes
            elif row.minutes == seen:
                row.minutes = wanted
                check(row, ["minutes"])
    return kept


def fit(gathering: Gathering, by: Person) -> agenda_fitting.Fit:
    """Shorten all blocks in proportion so that they fit the time there is; says what is as short as it can be."""
    with changing(gathering, by, "fitted") as draft:
        fitted = agenda_fitting.fit(draft.order, gathering.minutes)
        for row, minutes in zip(draft.order, fitted.minutes, strict=True):
            draft.touch(row).minutes = minutes
        return fitted
