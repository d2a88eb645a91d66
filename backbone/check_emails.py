"""The mails of the collaboration check: objects in, Message out."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.dates import plain_day
from network.lib.mail import Message, dear
from people.kinds import Kind, register
from people.models.reminder_plan import plan_words
from people.reminder_kinds import Words


def check_asked(check, person, url: str) -> Message:
    """To whoever is asked."""
    words = {"day": plain_day(check.closes_on), "name": check.name}
    opening = _("How well do we work together? Twenty-two short statements ask, until %(day)s.") % words
    paragraphs = [opening, *([check.words] if check.words else [])]
    return asking(check, _("How do we work together? %(name)s") % words, paragraphs, person, url)


def check_again(check, person, url: str, words: Words | None = None) -> Message:
    """To whoever has not answered yet."""
    said = words or plan_words("check")
    return asking(check, *said.filled(day=plain_day(check.closes_on), check=check.name), person, url)


def asking(check, subject: str, paragraphs: list[str], person, url: str) -> Message:
    return Message(
        subject=subject,
        greeting=dear(person.name),
        paragraphs=paragraphs,
        of_use_until=datetime.combine(check.closes_on, time(), tzinfo=UTC),
        button=(_("Answer, five minutes"), url),
        after=[
            _("It works on a phone and needs no password. What you tap is saved; the link brings you back to it."),
            _("Nobody sees who said what. Results are shown only when the round is closed, and only from five on."),
        ],
        why=_("You get this mail because you represent a partner in this network."),
    )


def check_results(check, person, answered: int, is_shown: bool, url: str) -> Message:
    """To whoever was asked, once the round is closed: what came out, or that too few answered."""
    words = {"name": check.name, "count": answered}
    told = (
        _("%(count)d people answered “%(name)s”. Thank you. This is what we said about ourselves.")
        if is_shown
        else _("Fewer than five people answered “%(name)s”. So that nobody is found out, nothing is shown this time.")
    )
    return Message(
        subject=_("What we said: %(name)s") % words,
        greeting=dear(person.name),
        paragraphs=[told % words],
        button=(_("Look at the results"), url) if is_shown else None,
        after=[_("Where it pinches is worth a conversation: bring it to the next gathering.")] if is_shown else [],
        why=_("You get this mail because you were asked in this round."),
    )


LENA = SimpleNamespace(name="Lena Novak")
CHECK = SimpleNamespace(
    name="Spring 2026", closes_on=date(2026, 4, 30), words="A year after the first round: what has changed?"
)
SAMPLE_URL = "https://network.example.org/l/example/"

register(
    Kind(
        "check_asked",
        lazy("Collaboration check: please answer"),
        lambda: check_asked(CHECK, LENA, SAMPLE_URL),
        optional=True,
        digestible=True,
    ),
    Kind(
        "check_results",
        lazy("Collaboration check: results"),
        lambda: check_results(CHECK, LENA, 14, True, SAMPLE_URL),
        optional=True,
        digestible=True,
    ),
)
