"""Highlights: partners are asked in turn, and reminded once. When, the rhythm of highlights says."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from network.lib.dates import day_of
from network.lib.mail import Message
from newsletter import highlight_emails, turns
from newsletter.models import Highlight, HighlightRhythm
from newsletter.rotation import months_after
from partners.contacts import reachable_contacts
from people.reminder_kinds import Clock, Due, Reader, ReminderKind, Words, register

FILL_INS = (("partner", lazy("the name of the partner")), ("month", lazy("the month of its highlight")))


def to_ask(_days: tuple[int, ...], clock: Clock, until: datetime) -> Iterable[Due]:
    """Whose month is near; of use until it is over."""
    lead = timedelta(days=HighlightRhythm.current().lead_days)
    rows = list(turns.to_ask(day_of(until)))
    for one, readers in zip(rows, readers_of(rows), strict=True):
        moment, end = clock(one.month - lead), clock(months_after(one.month, 1))
        if moment <= until:
            about, key = f"{one.partner.name}, {one.month_name}", f"highlight:{one.pk}:{one.month}"
            yield Due(key, moment, end, about, readers, partial(one.ask, None), one.get_absolute_url())


def to_remind(_days: tuple[int, ...], clock: Clock, until: datetime) -> Iterable[Due]:
    """Asked, or shown for a yes, some days ago; of use until the month is over."""
    wait = timedelta(days=HighlightRhythm.current().remind_after_days)
    rows = list(turns.to_remind(until))
    for one, readers in zip(rows, readers_of(rows), strict=True):
        since = one.written_at if one.is_written and one.written_at else one.asked_at
        moment, end = (since or until) + wait, clock(months_after(one.month, 1))
        about, key = f"{one.partner.name}, {one.month_name}", f"highlight_again:{one.pk}:{moment:%Y%m%d}"
        yield Due(key, moment, end, about, readers, partial(one.remind, None), one.get_absolute_url())


def readers_of(rows: list[Highlight]) -> list[list[Reader]]:
    contacts = reachable_contacts(one.partner_id for one in rows)
    found = [(contacts.get(one.partner_id), one.partner.name) for one in rows]
    return [
        [Reader(person, _("speaks for %(partner)s") % {"partner": name})] if person else [] for person, name in found
    ]


def sample(words: Words) -> Message:
    return highlight_emails.highlight_ask(
        highlight_emails.HIGHLIGHT, highlight_emails.PERSON, highlight_emails.URL, words
    )


register(
    ReminderKind(
        "highlight",
        lazy("Highlights to write"),
        lazy("the contact of the partner whose turn it is"),
        ("highlight_ask",),
        to_ask,
        when=lazy("some days before the month, by the rhythm of highlights"),
        clock=time(0),
        times_page="highlight_rhythm",
        subject=lazy("{partner} is our highlight in {month}"),
        text=lazy(
            "Each month our newsletter is about one partner, and in {month} it is your turn.\n\n"
            "Four questions: what you are working on, how it fits what we do together, what you need help with,"
            " and how you can help others. They begin with the words of your profile: ten minutes are enough."
            " A photo is welcome."
        ),
        fill_ins=FILL_INS,
        sample=sample,
    ),
    ReminderKind(
        "highlight_again",
        lazy("Highlights that wait for an answer"),
        lazy("the contact of the partner that was asked"),
        ("highlight_ask",),
        to_remind,
        when=lazy("some days after a partner was asked, by the rhythm of highlights"),
        clock=time(0),
        times_page="highlight_rhythm",
        subject=lazy("Still time: your highlight in {month}"),
        text=lazy(
            "We would love to tell the others about {partner} in {month}.\n\n"
            "Your profile has written most of it already. Would you look over it?"
        ),
        fill_ins=FILL_INS,
        sample=sample,
    ),
)
