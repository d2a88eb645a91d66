"""The kinds of mail there are. Each app registers its own beside the words, in emails.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from network.lib.mail import Message


@dataclass(frozen=True)
class Kind:
    """name: in code and table. label: on pages. sample: an example of the message for the preview page.

    again: sent again when in doubt (sign-in links, invitations); every other kind is sent at most once, its doubt shown
    to a person. optional: its reader may switch it off. any_address: may go to an address that is not the person's own.
    """

    name: str
    label: Any
    sample: Callable[[], Message]
    again: bool = False
    optional: bool = False
    any_address: bool = False


KINDS: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    KINDS.update({kind.name: kind for kind in kinds})


def kind_of(name: str) -> Kind:
    """The kind of this name; for the mails of a kind that is no more, the most careful one."""
    return KINDS.get(name) or Kind(name, name, sample=lambda: Message(name, [], ""))
