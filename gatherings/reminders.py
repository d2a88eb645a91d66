"""Reminders: which plan holds for a gathering, what is due, to whom it goes, and sending it, once each.

Parts of the app add what they have to say: a paragraph and a link in PARTS, what is missing in MISSING.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings import reminder_emails
from gatherings.closing import LINK_DAYS, PULSE
from gatherings.inviting import personal_link
from gatherings.models import About, Answer, Audience, Gathering, Minutes, Reminded, Reminder, Rsvp, Side, State, Unit
from gatherings.models.announcement import ANNOUNCE
from gatherings.models.reminder import MOST, USEFUL_AFTER
from gatherings.rules import edits_a_partner
from gatherings.when import city, clock
from network.lib.dates import plain_day, relative_days
from people.models import Delivery, Link, Person

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


@dataclass(frozen=True)
class Part:
    """What another part of the app adds to a reminder: a sentence, a button, and what of its address is secret."""

    words: str
    button: tuple[str, str]
    secrets: tuple[str, ...] = ()


# About → functions that add a Part for a gathering, a person and the person's Rsvp (None for facilitators), or None.
PARTS: dict[str, list[Callable[[Gathering, Person, Any], Part | None]]] = {about: [] for about in About.values}
# About → whether what it is about is missing: only then it goes. (Minutes, once approved, are mailed with the pulse.)
MISSING: dict[str, Callable[[Gathering], bool]] = {
    About.AFTER: lambda gathering: not has_minutes(gathering),
    About.NO_MINUTES: lambda gathering: not has_minutes(gathering),
    About.NO_EXPECTATIONS: lambda gathering: not gathering.expectations.strip(),
    About.NO_AGENDA: lambda gathering: not gathering.agenda_items.exists(),
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

    def went_to(self) -> list[Person]:
        return [row.person for row in self.told.values()]

    def concerned(self) -> list[Person]:
        """Whom it concerns as things stand, whether they have been told or not."""
        return [person for person, _rsvp in self._pairs if is_written_to(person, self.reminder)]

    def not_wanted(self) -> list[Person]:
        """Whom it would concern and who gets no such mail: switched off, or nowhere to write to."""
        return [person for person, _rsvp in self._pairs if not is_written_to(person, self.reminder)]

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


def always(_gathering: Gathering) -> bool:
    return True


def has_minutes(gathering: Gathering) -> bool:
    return Minutes.objects.approved().filter(gathering=gathering).exists()


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
    return gatherings.select_related("series").prefetch_related(
        Prefetch("rsvps", rows), "facilitators", "reminders", "series__reminders", "reminded__person"
    )


def turns_of(gathering: Gathering) -> list[Turn]:
    return [Turn(gathering, reminder) for reminder in plan_of(gathering)]


def due(now: datetime) -> Iterable[Turn]:
    """What is due now and has not reached everybody it concerns. Late ones only as long as they are useful."""
    near = Gathering.objects.filter(starts_at__gt=now - REACH, starts_at__lt=now + REACH, is_date_open=False)
    network = network_plan()
    for gathering in with_people(near.exclude(state=State.CANCELLED)):
        plan = list(gathering.reminders.all()) or (list(gathering.series.reminders.all()) if gathering.series else [])
        for reminder in plan or network:
            turn = Turn(gathering, reminder)
            if turn.is_due(now) and turn.waiting():
                yield turn


def call_back(gathering: Gathering) -> int:
    """Reminders that have not left yet stay here: the gathering was moved or cancelled."""
    return Delivery.objects.filter(key__startswith=f"reminder:{gathering.pk}:").cancel_waiting()
