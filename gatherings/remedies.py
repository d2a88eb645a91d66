"""Too much in too little time: drop an aim, make the gathering longer, or spread it over two."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from gatherings import planning
from gatherings.agenda_draft import Draft, changing
from gatherings.models import AgendaChange, AgendaItem, Gathering
from people.models import Person

RECEIVED = "received"


def drop_aim(gathering: Gathering, by: Person, purpose: str) -> int:
    """Park every block that serves a purpose, and take it off the aims. Returns how many blocks were parked."""
    with changing(gathering, by, "dropped") as draft:
        parked = [draft.touch(row) for row in draft.order if row.purpose == purpose]
        for row in parked:
            draft.take_out(row)
            row.is_parked = True
        if purpose in gathering.purposes:
            left = [value for value in gathering.purposes if value != purpose]
            draft.more["purposes"] = (list(gathering.purposes), left)
            gathering.edit(by, purposes=left)
        return len(parked)


def lengthen(gathering: Gathering, by: Person, minutes: int, words: str = "") -> Gathering:
    """More time for the same; whoever is invited hears of it."""
    with changing(gathering, by, "lengthened") as draft:
        draft.more["minutes"] = (gathering.minutes, minutes)
        return planning.move(gathering, by, gathering.day, gathering.begins, minutes, gathering.zone, words)


def spread(gathering: Gathering, by: Person, first: int, day: date | None = None) -> Gathering:
    """Carry the block `first` and all after it over to the next gathering. Returns that one.

    It is the next one of the series that is still planned; without one, the same is planned once more, on `day` or
    a week later.
    """
    with changing(gathering, by, "spread") as draft:
        start = draft.find(first)
        if start not in draft.order[1:]:
            raise ValidationError(gettext("Choose a block after the first: something has to stay here."))
        following = next_of(gathering)
        if following is None:
            following = planning.duplicate(gathering, by, day or gathering.day + timedelta(days=7))
            draft.more["planned"] = (None, following.pk)
        carry(draft, draft.order[draft.order.index(start) :], following)
        return following


def carry(draft: Draft, rows: list[AgendaItem], to: Gathering) -> None:
    """Blocks leave this agenda and stand at the end of another one."""
    place = to.agenda_items.count()
    for number, row in enumerate([draft.touch(row) for row in rows], start=1):
        draft.take_out(row)
        row.gathering, row.position = to, place + number
    AgendaChange.objects.create(gathering=to, act=RECEIVED)


def next_of(gathering: Gathering) -> Gathering | None:
    """The next planned gathering of the series."""
    if gathering.series_id is None:
        return None
    later = Gathering.objects.planned().filter(series=gathering.series_id, starts_at__gt=gathering.starts_at)
    return later.order_by("starts_at", "pk").first()


def where_to_cut(blocks: list[AgendaItem], minutes: int, slack: int) -> AgendaItem | None:
    """The first block that had better wait: those before it leave `slack` percent of the time free."""
    used, room = 0, minutes * (100 - slack) // 100
    for number, row in enumerate(blocks):
        used += row.minutes
        if number and used > room:
            return row
    return blocks[-1] if len(blocks) > 1 else None


@transaction.atomic
def put_frame_back(gathering: Gathering, by: Person, before: dict[str, Any], after: dict[str, Any]) -> None:
    """What a remedy changed about the gathering itself, when it is taken back and nobody changed it since."""
    if "purposes" in before and gathering.purposes == after["purposes"]:
        gathering.edit(by, purposes=before["purposes"])
    if "minutes" in before and gathering.minutes == after["minutes"]:
        planning.move(gathering, by, gathering.day, gathering.begins, before["minutes"], gathering.zone)
    if "planned" in after:
        let_go(Gathering.objects.filter(pk=after["planned"]).first())


def let_go(planned: Gathering | None) -> None:
    """A gathering that was planned for the blocks only: without blocks, and with nobody invited, it goes again."""
    if planned and not planned.rsvps.exists() and not planned.agenda_items.present().exists():
        planned.delete()
