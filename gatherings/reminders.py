"""Reminders: which plan holds for a gathering, what is due, to whom it goes, and sending it, once each.

Parts of the app add what they have to say: a paragraph and a link in reminder_parts.PARTS, what is missing in MISSING.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings import reminder_emails
from gatherings.inviting import personal_link
from gatherings.models import (
    About,
    AgendaItem,
    Answer,
    Audience,
    Gathering,
    Minutes,
    Reminded,
    Reminder,
    Rsvp,
    Side,
    State,
    Unit,
)
from gatherings.models.reminder import MOST, USEFUL_AFTER
from gatherings.reminder_parts import PARTS
from gatherings.when import city, clock
from network.lib.dates import plain_day, relative_days
from people.models import Delivery, Person
from people.reminder_kinds import Clock, Due, Reader
from people.reminding import LOOK_BACK

# The plan that comes along: about, for whom, how long, before or after. The network may change it, and each series.
STANDARD = (
    (About.CALL, Audience.INVITED, 14, Side.BEFORE),
    (About.NO_EXPECTATIONS, Audience.FACILITATORS, 10, Side.BEFORE),
    (About.EXPECTATIONS, Audience.INVITED, 7, Side.BEFORE),
    (About.NO_AGENDA, Audience.FACILITATORS, 5, Side.BEFORE),
    (About.SOON, Audience.COMING, 1, Side.BEFORE),
    (About.AFTER, Audience.THERE, 1, Side.AFTER),
    (About.NO_MINUTES, Audience.FACILITATORS, 2, Side.AFTER),
)
AWAY = (Answer.NO, Answer.COLLEAGUE)
REACH = timedelta(days=MOST) + USEFUL_AFTER


# About → whether what it is about is missing: only then it goes. (Minutes, once approved, are mailed with the pulse.)
MISSING: dict[str, Callable[[Any], bool]] = {
    About.AFTER: lambda gathering: not gathering.has_minutes,
    About.NO_MINUTES: lambda gathering: not gathering.has_minutes,
    About.NO_EXPECTATIONS: lambda gathering: not gathering.expectations.strip(),
    About.NO_AGENDA: lambda gathering: not gathering.has_agenda,
}


def standard() -> list[Reminder]:
    return [
        Reminder(key=about.value, about=about, audience=audience, amount=amount, unit=Unit.DAYS, side=side)
        for about, audience, amount, side in STANDARD
    ]


def inherited_by(gathering: Gathering) -> list[Reminder]:
    """The plan of its series, else of the network, else the one that comes along."""
    series = list(gathering.series.reminders.all()) if gathering.series else []
    return series or network_plan()


def network_plan() -> list[Reminder]:
    return list(Reminder.objects.of(None)) or standard()


def plan_of(gathering: Gathering) -> list[Reminder]:
    """Its own plan, else the inherited one; in the order of the day."""
    plan = list(gathering.reminders.all()) or inherited_by(gathering)
    return sorted(plan, key=lambda reminder: (reminder.moment(gathering), reminder.key))


@dataclass
class Turn:
    """One line of the plan for one gathering, and whom it concerns."""

    gathering: Gathering
    reminder: Reminder

    def __post_init__(self) -> None:
        self.moment = self.reminder.moment(self.gathering)
        self.until = self.reminder.useful_until(self.gathering)
        self.told = {
            row.person_id: row
            for row in self.gathering.reminded.all()
            if (row.key, row.starts_at) == (self.reminder.key, self.gathering.starts_at)
        }

    @property
    def pk(self) -> str:
        """For the log."""
        return f"{self.gathering.pk}:{self.reminder.key}"

    @property
    def key(self) -> str:
        return f"{self.gathering.pk}:{self.reminder.key}:{self.gathering.starts_at:%Y%m%d%H%M}"

    @property
    def told_when(self) -> str:
        """Thu 12 November, 09:00 Berlin."""
        there = self.moment.astimezone(ZoneInfo(self.gathering.zone))
        return f"{plain_day(there.date())}, {clock(there)} {city(self.gathering.zone)}"

    @property
    def near(self) -> str:
        """in 5 days; empty when it is far."""
        return relative_days(self.moment)

    def is_due(self, now: datetime) -> bool:
        return self.reminder.is_on and self.moment <= now < self.until

    def state_at(self, now: datetime) -> str:
        """off, coming, due, sent, missed (too late to be of use), or nobody (there was nobody to remind)."""
        if self.told and now >= self.until:
            return "sent"
        if not self.reminder.is_on or not remindable(self.gathering):
            return "sent" if self.told else "off"
        if now < self.moment:
            return "coming"
        if now < self.until:
            return "due" if self.waiting() else "sent" if self.told else "nobody"
        return "missed" if self.waiting() else "nobody"

    def concerned(self) -> list[Person]:
        """Whom it concerns as things stand, whether they have been told or not."""
        return [person for person, _rsvp in self._pairs if is_written_to(person, self.reminder)]

    def not_wanted(self) -> list[Person]:
        """Whom it would concern and who gets no such mail: switched off, or nowhere to write to."""
        return [person for person, _rsvp in self._pairs if not is_written_to(person, self.reminder)]

    def readers(self) -> list[Reader]:
        """Who waits for it, and why."""
        waiting = {person.pk for person in self.waiting()}
        return [Reader(person, why_told(rsvp)) for person, rsvp in self._pairs if person.pk in waiting]

    def waiting(self) -> list[Person]:
        return [person for person in self.concerned() if person.pk not in self.told]

    @cached_property
    def _pairs(self) -> list[tuple[Person, Rsvp | None]]:
        if not MISSING.get(self.reminder.about, always)(self.gathering):
            return []
        if self.reminder.audience == Audience.FACILITATORS:
            known_in_time = not self.reminder.is_before or self.gathering.created_at < self.moment
            return [(person, None) for person in self.gathering.facilitators.all()] if known_in_time else []
        rows = [row for row in self.gathering.rsvps.all() if self._concerns(row)]
        return [(row.person, row) for row in rows]

    def _concerns(self, row: Rsvp) -> bool:
        """Whoever is invited after its time has just been told, and is not reminded at once."""
        if row.invited_at is None or (self.reminder.is_before and row.invited_at >= self.moment):
            return False
        if self.reminder.audience == Audience.SILENT:
            return row.answer == Answer.OPEN
        if self.reminder.audience == Audience.COMING:
            return row.answer in (Answer.YES, Answer.MAYBE) and not row.waiting
        if self.reminder.audience == Audience.THERE:
            return was_there(self.gathering, row)
        return row.answer not in AWAY

    @transaction.atomic
    def send(self) -> int:
        """Write to everybody who waits for it; returns to how many. Under the lock of the gathering, as it is now."""
        Gathering.objects.select_for_update(of=("self",)).get(pk=self.gathering.pk)
        fresh = with_people(Gathering.objects.filter(pk=self.gathering.pk)).get()
        turn = Turn(fresh, self.reminder)
        if not remindable(fresh) or not turn.is_due(timezone.now()):
            return 0
        waiting = {person.pk for person in turn.waiting()}
        pairs = [(person, rsvp) for person, rsvp in turn._pairs if person.pk in waiting]
        return sum(write(turn, person, rsvp) for person, rsvp in pairs)


def write(turn: Turn, person: Person, rsvp: Rsvp | None) -> bool:
    """One mail to one person, in the ledger first."""
    gathering, reminder = turn.gathering, turn.reminder
    kind = reminder_emails.KIND_OF[reminder.about]
    parts = [part for add in PARTS[reminder.about] if (part := add(gathering, person, rsvp))]
    secrets = [secret for part in parts for secret in part.secrets]
    url = reminder_emails.page_of(gathering)
    if rsvp is not None and reminder.is_before:
        link = personal_link(rsvp)
        url, secrets = link.url, [*secrets, link.token]
    said = [(part.words, part.button) for part in parts]
    message = reminder_emails.reminder(person, gathering, reminder, url, rsvp, said)
    key = f"reminder:{gathering.pk}:{reminder.key}:{person.pk}:{gathering.starts_at:%Y%m%d%H%M}"
    delivery = Delivery.queue(kind, key, message, person, secrets=secrets)
    Reminded.objects.create(
        gathering=gathering, key=reminder.key, starts_at=gathering.starts_at, person=person, delivery=delivery
    )
    return True


def is_written_to(person: Person, reminder: Reminder) -> bool:
    kind = reminder_emails.KIND_OF[reminder.about]
    return person.is_reachable and person.is_active and person.wants(kind)


def why_told(rsvp: Rsvp | None) -> str:
    """Why somebody gets a reminder, in a few words."""
    if rsvp is None:
        return _("facilitates")
    if rsvp.attended:
        return _("was there")
    said = {Answer.OPEN: _("invited, has not answered"), Answer.YES: _("said yes"), Answer.MAYBE: _("said maybe")}
    return said.get(Answer(rsvp.answer), _("invited"))


def always(_gathering: Gathering) -> bool:
    return True


def was_there(gathering: Gathering, row: Rsvp) -> bool:
    """By attendance; where nobody took it, by what people said."""
    if any(other.attended is not None for other in gathering.rsvps.all()):
        return bool(row.attended)
    return row.answer in (Answer.YES, Answer.MAYBE) and not row.waiting


def remindable(gathering: Gathering) -> bool:
    """A cancelled gathering reminds nobody, nor does one whose date is being found."""
    return gathering.state != State.CANCELLED and not gathering.is_date_open


def with_people(gatherings: QuerySet[Gathering]) -> QuerySet[Gathering]:
    rows = Rsvp.objects.select_related("person").order_by("person__sort_name", "pk")
    minutes = Minutes.objects.approved().filter(gathering=OuterRef("pk"))
    items = AgendaItem.objects.filter(gathering=OuterRef("pk"))
    told = gatherings.annotate(has_minutes=Exists(minutes), has_agenda=Exists(items))
    return told.select_related("series").prefetch_related(
        Prefetch("rsvps", rows), "facilitators", "reminders", "series__reminders", "reminded__person"
    )


def turns_of(gathering: Gathering) -> list[Turn]:
    return [Turn(gathering, reminder) for reminder in plan_of(gathering)]


def due(now: datetime) -> Iterable[Turn]:
    """What is due now and has not reached everybody it concerns. Late ones only as long as they are useful."""
    return (turn for turn in begun(now) if turn.is_due(now))


def begun(until: datetime) -> Iterable[Turn]:
    """Whose time has come until then, that somebody waits for; also what is too late by now."""
    near = Gathering.objects.filter(starts_at__gt=until - REACH, starts_at__lt=until + REACH, is_date_open=False)
    network = network_plan()
    for gathering in with_people(near.exclude(state=State.CANCELLED)):
        plan = list(gathering.reminders.all()) or (list(gathering.series.reminders.all()) if gathering.series else [])
        for reminder in plan or network:
            turn = Turn(gathering, reminder)
            begins = turn.moment <= until and turn.until > max(until - LOOK_BACK, gathering.created_at)
            if reminder.is_on and begins and turn.waiting():
                yield turn


def to_remind(_days: tuple[int, ...], _clock: Clock, until: datetime) -> Iterable[Due]:
    """begun(), as all kinds of reminders are told; their times are those of their own plans."""
    for turn in begun(until):
        about = f"{turn.reminder}: {turn.gathering.name}"
        url = reverse("gathering_reminders", args=[turn.gathering.pk])
        yield Due(turn.key, turn.moment, turn.until, about, turn.readers(), turn.send, url)


def call_back(gathering: Gathering) -> int:
    """Reminders that have not left yet stay here: the gathering was moved or cancelled."""
    return Delivery.objects.filter(key__startswith=f"reminder:{gathering.pk}:").cancel_waiting()
