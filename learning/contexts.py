"""Where a lesson may have been learned: kinds of meeting and formats, registered at start by the app that has them."""

from collections.abc import Callable, Mapping
from typing import Any

KINDS: dict[str, Any] = {}
FORMATS: dict[str, Any] = {}


def register(kinds: Mapping[str, Any], formats: Mapping[str, Any]) -> None:
    """Key → name, as people read it. Called from a module lessons.py."""
    KINDS.update(kinds)
    FORMATS.update(formats)


def choices(known: Mapping[str, Any], nothing: Any) -> Callable[[], list[tuple[str, Any]]]:
    """What a field offers, looked up when the form is made: names may be registered later."""
    return lambda: [("", nothing), *known.items()]
