"""The mails of a reminder plan: objects in, Message out. Their words may be those of the plan itself."""

from collections.abc import Sequence
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gatherings.emails import facts_of, told_when, why_invited
from gatherings.models import About
from network.lib.mail import Message, Row, dear
from people.kinds import Kind, register

Said = tuple[str, Row]  # a sentence of another part of the app, and its button

KIND_OF: dict[str, str] = {
    About.CALL: "reminder_call",
    About.EXPECTATIONS: "reminder_gathering",
    About.SOON: "reminder_gathering",
    About.NOTE: "reminder_gathering",
    About.AFTER: "reminder_after",
    About.NO_EXPECTATIONS: "reminder_nudge",
    About.NO_AGENDA: "reminder_nudge",
    About.NO_MINUTES: "reminder_nudge",
}
# What may stand in the words, and what it becomes.
FILL_INS = ("{gathering}", "{when}", "{name}")


def standard_words(about: str) -> tuple[str, str]:
    """Subject and text that come along, with fill-ins."""
    return {
        About.CALL: (
            _("What would you like to share? {gathering}"),
            _(
                "{gathering} is coming up: {when}.\n\nIs there something your organisation works on that others should "
                "hear of, and something they could help you with? Tell us beforehand, so that it gets its time."
            ),
        ),
        About.EXPECTATIONS: (
            _("What to expect: {gathering}"),
            _(
                "{gathering} is on {when}. This is what will happen, what to bring, and what will and will not be "
                "decided."
            ),
        ),
        About.SOON: (
            _("Soon: {gathering}"),
            _("A short reminder: {gathering} is on {when}. We look forward to seeing you."),
        ),
        About.AFTER: (
            _("Thank you for coming: {gathering}"),
            _("Thank you for the time you gave to {gathering}."),
        ),
        About.NO_EXPECTATIONS: (
            _("What may people expect of {gathering}?"),
            _(
                "{gathering} is on {when}, and nothing says yet what will happen, what to bring, what will and will "
                "not be decided. Invitations wait for it. Three sentences are enough."
            ),
        ),
        About.NO_AGENDA: (
            _("{gathering} has no agenda yet"),
            _(
                "{gathering} is on {when}, and its agenda is empty. A template or the last one of the series is a "
                "start; it takes ten minutes."
            ),
        ),
        About.NO_MINUTES: (
            _("{gathering} has no minutes yet"),
            _("The memory of {gathering} is still fresh. Decisions and commitments first; the rest may be short."),
        ),
    }.get(About(about), ("", ""))


def words_of(row: Any) -> tuple[str, str]:
    """Subject and text of a line of the plan, with fill-ins: its own, else those that come along."""
    subject, text = standard_words(row.about)
    return row.subject or subject, row.text or text


def filled(words: str, person: Any, gathering: Any) -> str:
    told = told_when(gathering, person)
    for mark, value in zip(FILL_INS, (gathering.name, told, person.first_name), strict=True):
        words = words.replace(mark, value)
    return words


def page_of(gathering: Any) -> str:
    return f"{settings.SITE_URL}{gathering.get_absolute_url()}"


def reminder(person: Any, gathering: Any, row: Any, url: str, rsvp: Any = None, said: Sequence[Said] = ()) -> Message:
    """One line of the plan for one person. said: what other parts of the app add; the first one's button is the mail's.

    url: the personal link to the answer of somebody invited, else the gathering's page.
    """
    subject, text = words_of(row)
    paragraphs = [part.strip() for part in filled(text, person, gathering).split("\n\n") if part.strip()]
    if row.about == About.EXPECTATIONS and gathering.expectations:
        paragraphs.append(gathering.expectations)
    button, *further = [*(link for _words, link in said), (door(row, rsvp), url)]
    return Message(
        subject=filled(subject, person, gathering),
        greeting=dear(person.name),
        paragraphs=[*paragraphs, *(words for words, _link in said)],
        facts=[] if row.is_nudge or row.about == About.AFTER else facts_of(gathering, person),
        button=button,
        after=[f"{label}:\n{address}" for label, address in further],
        why=why(gathering, rsvp),
        of_use_until=gathering.starts_at if row.is_before else None,
    )


def door(row: Any, rsvp: Any) -> str:
    if row.is_nudge or rsvp is None:
        return _("Open the gathering")
    if row.about == About.AFTER:
        return _("See what came of it")
    return _("Say whether you come") if rsvp.answer == "" else _("See it, or change your answer")


def why(gathering: Any, rsvp: Any) -> str:
    if rsvp is None:
        return _("You get this mail because you facilitate %(gathering)s.") % {"gathering": gathering.name}
    return why_invited(gathering)


def sample(about: str) -> Message:
    begin = datetime(2027, 3, 2, 9, tzinfo=UTC)
    gathering = SimpleNamespace(
        name="Early reading, March", starts_at=begin, ends_at=begin.replace(hour=11), zone="Europe/Berlin",
        place="Harbour Library", link="", expectations="", get_absolute_url=lambda: "/gatherings/1/",
    )  # fmt: skip
    person = SimpleNamespace(name="Lena Novak", first_name="Lena")
    is_nudge = about == About.NO_AGENDA
    row = SimpleNamespace(about=about, subject="", text="", is_nudge=is_nudge, is_before=True)
    rsvp = None if is_nudge else SimpleNamespace(answer="")
    return reminder(person, gathering, row, "https://network.example.org/l/example/", rsvp)


register(
    Kind("reminder_call", lazy("Calls for announcements"), lambda: sample(About.CALL), optional=True, digestible=True),
    Kind(
        "reminder_gathering",
        lazy("Reminders of gatherings"),
        lambda: sample(About.SOON),
        optional=True,
        digestible=True,
    ),
    Kind("reminder_after", lazy("After a gathering"), lambda: sample(About.AFTER), optional=True, digestible=True),
    Kind(
        "reminder_nudge",
        lazy("Nudges to facilitators"),
        lambda: sample(About.NO_AGENDA),
        optional=True,
        digestible=True,
    ),
)
