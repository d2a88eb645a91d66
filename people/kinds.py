"""The kinds of mail there are. Each app registers its own beside the words, in emails.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from network.lib.mail import Message


@dataclass(frozen=True)
class Kind:
    """name: in code and table. label: on pages. again: sent again when in doubt (sign-in links, invitations); every other
    kind is sent at most once, its doubt shown to a person. optional: its reader may switch it off. sample: an example of
    the message for the preview page.
    """

    name: str
    label: Any
    sample: Callable[[], Message]
    again: bool = False
    optional: bool = False


KINDS: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    KINDS.update({kind.name: kind for kind in kinds})
