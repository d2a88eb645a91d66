"""Makers of agendas."""

from itertools import count
from typing import Any

from gatherings.models import AgendaItem, Gathering
from tests.make_gatherings import make_gathering

numbers = count(1)


def make_block(gathering: Gathering | None = None, title: str = "", **fields: Any) -> AgendaItem:
    gathering = gathering or make_gathering()
    number = next(numbers)
    place = {"position": gathering.agenda_items.count() + 1}
    return AgendaItem.objects.create(gathering=gathering, title=title or f"Block {number}", **(place | fields))


def make_agenda(*minutes: int, **fields: Any) -> Gathering:
    """A gathering whose blocks are called A, B, C … and take these minutes. fields: of the gathering."""
    gathering = make_gathering(**fields)
    for number, length in enumerate(minutes):
        make_block(gathering, chr(ord("A") + number), minutes=length)
    return gathering


def titles(gathering: Gathering) -> str:
    """The titles of what is planned, in order, as one text."""
    return " ".join(gathering.agenda_items.planned().values_list("title", flat=True))


def minutes(gathering: Gathering) -> list[int]:
    return list(gathering.agenda_items.planned().values_list("minutes", flat=True))
