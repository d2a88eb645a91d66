"""The kinds of mail there are. Each app registers its own beside the words, in emails.py."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _

from network.lib.mail import Message
from network.lib.tokens import signed

STOP = "people.unsubscribe"
MAILS = "people.mails"


class Matter(models.TextChoices):
    """What optional mails are about, as people choose among them."""

    NEWSLETTER = "newsletter", _("The newsletter")
    ANNOUNCEMENTS = "announcements", _("Announcements and news")
    GATHERINGS = "gatherings", _("Gatherings")
    REMINDERS = "reminders", _("Reminders")


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


@dataclass(frozen=True)
class Body:
    """What all mails of one purpose say alike; WHY and STOP_URL stand where they differ."""

    text: str
    html: str

    def filled(self, why: str, url: str) -> tuple[str, str]:
        """Text and HTML for one reader: why they get it, and the address of the page that stops it."""
        text = self.text.replace(STOP_URL, url).replace(WHY, why)
        return text, self.html.replace(STOP_URL, str(escape(url))).replace(WHY, str(escape(why)))


WHY, STOP_URL = "⟦why⟧", "⟦stop⟧"
BRACKETS = str.maketrans("", "", "⟦⟧")
KINDS: dict[str, Kind] = {}
# kind → the file for a delivery with this key; registered in a module `enclosures`. The outbox holds no files: each is
# fetched at the moment of sending, so it must be the same whenever that is.
ENCLOSURES: dict[str, Callable[[str], Enclosure | None]] = {}
# kind → the body of all its mails with this key, kept once however many get it; registered in `enclosures`, too.
BODIES: dict[str, Callable[[str], Body]] = {}
# kind → address → where a reader we know by the address only stops these mails; without those who get them no more.
WAYS_OUT: dict[str, Callable[[Collection[str]], dict[str, str]]] = {}


ELSEWHERE = ""  # chosen by a way of its own, such as the weekly digest
# kind → what it is about; whatever nobody named here is a reminder.
MATTERS: dict[str, str] = {}


def unmarked(typed: str) -> str:
    """Without the brackets of our marks: what opens a door must not be put where somebody wants it, such as into a link
    of theirs."""
    return typed.translate(BRACKETS)


def register(*kinds: Kind) -> None:
    KINDS.update({kind.name: kind for kind in kinds})


def assort(matter: str, *names: str) -> None:
    """Say what optional kinds of mail are about: under this heading people choose them."""
    MATTERS.update(dict.fromkeys(names, matter))


def by_matter() -> list[tuple[Matter, list[Kind]]]:
    """The kinds of mail people may switch off, under their headings; headings with nothing under them left out."""
    heaps: dict[str, list[Kind]] = {matter: [] for matter in (*Matter, ELSEWHERE)}
    for kind in KINDS.values():
        if kind.optional:
            heaps[MATTERS.get(kind.name, Matter.REMINDERS)].append(kind)
    return [(matter, heaps[matter]) for matter in Matter if heaps[matter]]


def stop_token(person_id: int, kind: Kind) -> str:
    """Lets its bearer switch off one optional kind of mail for one person, at any time; see people.unsubscribing."""
    return signed(f"{person_id}.{kind.name}", STOP)


def stop_url(token: str) -> str:
    return f"{settings.SITE_URL}{reverse('unsubscribe', args=[token])}"


def mails_token(person_id: int) -> str:
    """Lets its bearer choose which optional mails one person gets, at any time; see people.preferences."""
    return signed(str(person_id), MAILS)


def mails_url(token: str) -> str:
    return f"{settings.SITE_URL}{reverse('mails_by_link', args=[token])}"


def way_out(kind: Kind, person_id: int | None, address: str) -> str:
    """Where the reader of a mail stops mails of its kind; "" where there is no such way."""
    if kind.optional and person_id:
        return stop_url(stop_token(person_id, kind))
    return ways_out(kind, [address]).get(address, "")


def ways_out(kind: Kind, addresses: Collection[str]) -> dict[str, str]:
    """The same for many readers we know by the address only."""
    return WAYS_OUT[kind.name](addresses) if kind.name in WAYS_OUT else {}


def kind_of(name: str) -> Kind:
    """The kind of this name; for the mails of a kind that is no more, the most careful one."""
    return KINDS.get(name) or Kind(name, name, sample=lambda: Message(name, [], ""))
