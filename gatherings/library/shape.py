"""What one format of the library consists of."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True)
class LibraryFormat:
    """One format. Minutes: least, usual, most. group: smallest and largest group people work in. people: how many
    there have to be, and may be. modes: what people do, the main one first. steps: one a line."""

    key: str
    name: Any
    minutes_least: int
    minutes: int
    minutes_most: int
    grouping: Any
    summary: Any
    steps: Any
    modes: tuple[str, ...]
    purposes: tuple[str, ...]
    group_least: int | None = None
    group_most: int | None = None
    people_least: int = 2
    people_most: int | None = None
    materials: Any = ""
    source: Any = ""
    source_url: str = ""

    is_own = False
    closed_at = None

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("format_detail", args=[self.key])
