"""The kinds of mail there are. Each app registers its own beside the words, in emails.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from network.lib.mail import Message
from network.lib.tokens import signed

STOP = "people.unsubscribe"


@dataclass(frozen=True)
class Kind:
    """name: in code and table. label: on pages. sample: an example of the message for the preview page.

    again: sent again when in doubt (sign-in links, invitations); every other kind is sent at most once, its doubt shown
    to a person. optional: its reader may switch it off. digestible: an optional one that waits for the weekly digest
    of whoever wants one. any_address: may go to an address that is not the person's own.
    """

    name: str
    label: Any
    sample: Callable[[], Message]
    again: bool = False
    optional: bool = False
    digestible: bool = False
    any_address: bool = False


@dataclass(frozen=True)
class Enclosure:
    """A file that goes with a mail."""

    name: str
    content: bytes
    mimetype: str


KINDS: dict[str, Kind] = {}
# kind → the file for a delivery with this key; registered in a module `enclosures`. The outbox holds no files: each is
# fetched at the moment of sending, so it must be the same whenever that is.
ENCLOSURES: dict[str, Callable[[str], Enclosure | None]] = {}


def register(*kinds: Kind) -> None:
    KINDS.update({kind.name: kind for kind in kinds})


def stop_token(person_id: int, kind: Kind) -> str:
    """Lets its bearer switch off one optional kind of mail for one person, at any time; see people.unsubscribing."""
    return signed(f"{person_id}.{kind.name}", STOP)


def stop_url(token: str) -> str:
    return f"{settings.SITE_URL}{reverse('unsubscribe', args=[token])}"


def kind_of(name: str) -> Kind:
    """The kind of this name; for the mails of a kind that is no more, the most careful one."""
    return KINDS.get(name) or Kind(name, name, sample=lambda: Message(name, [], ""))
