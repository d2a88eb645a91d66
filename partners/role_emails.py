"""The mails about jobs and about leaving: objects in, Message out."""

from datetime import date
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from network.lib.dates import plain_day
from network.lib.mail import Message, dear
from people.kinds import Kind, register


def role_suggested(person, appointment, by, url: str) -> Message:
    """Asks a partner whether it would do a job, and says why it was thought of."""
    role, partner = appointment.role, appointment.partner
    hours = ngettext("about %(n)d hour a month", "about %(n)d hours a month", role.hours) % {"n": role.hours}
    facts = [(_("What it takes"), hours)]
    if role.serves:
        facts.append((_("What it serves"), role.serves))
    if role.until:
        facts.append((_("Done by"), plain_day(role.until)))
    return Message(
        subject=_("Would %(partner)s take a job: %(job)s?") % {"partner": partner.name, "job": role.name},
        greeting=dear(person.name),
        paragraphs=[
            _("%(asker)s thought of %(partner)s for a job in the network: %(job)s.")
            % {"asker": by.name if by else _("The network"), "partner": partner.name, "job": role.name},
            role.does,
            *([_("Why you: %(why)s") % {"why": appointment.why}] if appointment.why else []),
        ],
        facts=facts,
        button=(_("Say yes or no"), url),
        after=[_("A no is as welcome as a yes; nobody asks why. No password is needed.")],
        why=_("You get this mail because you are the contact of %(partner)s.") % {"partner": partner.name},
    )


def partner_left(person, partner, open_until, url: str, goodbye: str = "") -> Message:
    """Thanks a partner that has left, and leaves the door open. goodbye: the backbone's own words."""
    if goodbye:
        why = _("You get this mail because you are a contact of %(partner)s.") % {"partner": partner.name}
    else:
        why = _("You get this mail because somebody of %(partner)s said that it leaves.") % {"partner": partner.name}
    return Message(
        subject=_("Thank you, %(partner)s") % {"partner": partner.name},
        greeting=dear(person.name),
        paragraphs=[
            *([goodbye] if goodbye else []),
            _("%(partner)s has left the network. Thank you for the time, the rooms, the patience you gave.")
            % {"partner": partner.name},
            _("What you did here stays in our history. We no longer write to you about it."),
        ],
        button=(_("Come back"), url),
        after=[
            _("The door stays open: until %(day)s the button brings you back; after that, a word to us does.")
            % {"day": plain_day(open_until)}
        ],
        why=why,
    )


SAMPLE_URL = "https://network.example.org/l/example/"
SAMPLE_PERSON = SimpleNamespace(name="Lena Novak")
SAMPLE_PARTNER = SimpleNamespace(name="Sandpiper Playgroup")
SAMPLE_ROLE = SimpleNamespace(
    name="Host and venue", does="Offers a room, opens the door, makes people welcome.", hours=3,
    serves="Gatherings worth the time", until=None,
)  # fmt: skip


def sample_appointment() -> SimpleNamespace:
    why = _("they say they do best: a warm welcome")
    return SimpleNamespace(role=SAMPLE_ROLE, partner=SAMPLE_PARTNER, why=why)


def sample_farewell() -> Message:
    return partner_left(SAMPLE_PERSON, SAMPLE_PARTNER, date(2027, 3, 2), SAMPLE_URL)


register(
    Kind(
        "role_suggested",
        lazy("Jobs suggested"),
        lambda: role_suggested(SAMPLE_PERSON, sample_appointment(), SimpleNamespace(name="Asha Rao"), SAMPLE_URL),
    ),
    Kind("partner_left", lazy("Thanks on leaving"), sample_farewell),
)
