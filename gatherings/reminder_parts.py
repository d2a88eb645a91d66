"""What parts of the app add to a reminder of a gathering: a sentence and a button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings.closing import LINK_DAYS, PULSE
from gatherings.inviting import personal_link
from gatherings.models import About, Answer, Gathering
from gatherings.models.announcement import ANNOUNCE
from gatherings.rules import edits_a_partner
from people.models import Link, Person


@dataclass(frozen=True)
class Part:
    """What another part of the app adds to a reminder: a sentence, a button, and what of its address is secret."""

    words: str
    button: tuple[str, str]
    secrets: tuple[str, ...] = ()


# About → functions that add a Part for a gathering, a person and the person's Rsvp (None for facilitators), or None.
PARTS: dict[str, list[Callable[[Gathering, Person, Any], Part | None]]] = {about: [] for about in About.values}


def how_was_it(gathering: Gathering, person: Person, rsvp: Any) -> Part | None:
    """The pulse, for who was there."""
    if rsvp is None or not rsvp.attended:
        return None
    link = Link.create(person, PULSE, gathering, days=LINK_DAYS)
    words = _("How was it? Half a minute of yours makes the next one better.")
    return Part(words, (_("Say how it was"), link.url), (link.token,))


def what_to_share(gathering: Gathering, person: Person, _rsvp: Any) -> Part | None:
    """The form of an announcement, for who speaks for a partner."""
    if not gathering.takes_answers or not edits_a_partner(person):
        return None
    days = (gathering.ends_at - timezone.now()).days + 1
    link = Link.create(person, ANNOUNCE, gathering, days=max(days, 1))
    words = _("Two sentences are enough, and we begin them for you with the words of your profile.")
    return Part(words, (_("Announce something"), link.url), (link.token,))


def what_is_planned(gathering: Gathering, _person: Person, rsvp: Any) -> Part | None:
    """The agenda, for who comes. Whoever has not answered yet finds it behind the button to do so."""
    titles = [item.title for item in gathering.agenda_items.planned() if not item.is_slack]
    if not titles or rsvp is None or rsvp.answer == Answer.OPEN:
        return None
    link = personal_link(rsvp)
    words = _("The agenda: %(titles)s.") % {"titles": " · ".join(titles)}
    return Part(words, (_("See the agenda"), f"{link.url}#agenda"), (link.token,))


PARTS[About.AFTER].append(how_was_it)
PARTS[About.CALL].append(what_to_share)
PARTS[About.EXPECTATIONS].append(what_is_planned)
