"""What later apps remember that resembles an activity: lessons. They register; nothing below asks them by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from people.rules import came_by_link


@dataclass(frozen=True)
class Remembered:
    """title leads to url; note is its gist, why says what it has in common."""

    title: str
    url: str
    note: str
    why: str


# (person, text) → what resembles the text and this person may read; each a constant number of queries.
REMEMBERING: list[Callable[[Any, str], list[Remembered]]] = []


def resembling(person: Any, text: str) -> list[Remembered]:
    """What all apps remember about a text; nothing for whoever came by a link, which is for its one act."""
    if not text.strip() or came_by_link(person):
        return []
    return [one for remember in REMEMBERING for one in remember(person, text)]
