"""Finding a date together: several are proposed, people mark what suits them, one is taken."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings import emails
from gatherings.inviting import Guest, guests_of, invited, personal_link
from gatherings.models import DateMark, Fit, Gathering, ProposedDate, Rsvp
from gatherings.models.occasion import check_day
from gatherings.when import clock
from network.lib.dates import plain_day
from people.models import AuditEntry, Delivery, Person

FEWEST, MOST = 2, 8
Slot = tuple[date, time]


@dataclass(frozen=True)
class Column:
    """One proposed date. counts: Fit → people. fits: person id → Fit. is_best: nobody else suits more people."""

    date: ProposedDate
    counts: dict[str, int]
    fits: dict[int, str]
    is_best: bool

    @property
    def told(self) -> str:
        """By the reader's clock: Tue 8 December, 16:00."""
        there = timezone.localtime(self.date.starts_at)
        return f"{plain_day(there.date())}, {clock(there)}"


@dataclass(frozen=True)
class Table:
    """columns: the dates, in order. rows: who was asked, each with their mark ("" for none) for every column."""

    columns: list[Column]
    rows: list[tuple[Rsvp, list[tuple[str, Column]]]]


def table_of(gathering: Gathering) -> Table:
    """Three queries, however many were asked."""
    dates = list(gathering.proposed_dates.select_related("gathering").prefetch_related("marks"))
    fits = [{mark.person_id: mark.fit for mark in one.marks.all()} for one in dates]
    counts = [Counter(found.values()) for found in fits]
    ranks = [(count[Fit.YES], count[Fit.IF_NEED_BE]) for count in counts]
    best = max(ranks, default=(0, 0))
    columns = [
        Column(one, {fit: count[fit] for fit in Fit.values}, found, any(best) and rank == best)
        for one, count, found, rank in zip(dates, counts, fits, ranks, strict=True)
    ]
    rows = list(gathering.rsvps.with_names().order_by("person__sort_name", "pk"))
    return Table(columns, [(row, [(one.fits.get(row.person_id, ""), one) for one in columns]) for row in rows])


def dates_for(rsvp: Rsvp) -> list[tuple[ProposedDate, str]]:
    """The proposed dates with what this person said so far."""
    marks = DateMark.objects.filter(date__gathering=rsvp.gathering_id, person=rsvp.person_id)
    said = dict(marks.values_list("date", "fit"))
    return [(one, said.get(one.pk, "")) for one in rsvp.gathering.proposed_dates.select_related("gathering")]


@transaction.atomic
def propose(gathering: Gathering, by: Person, slots: Iterable[Slot]) -> Gathering:
    """Several dates stand to choose from; marks on those that stay are kept. Nobody is written to."""
    gathering.lock()
    gathering.refuse_if_not_planned()
    if gathering.invited_at:
        raise ValidationError(_("People are invited to a date already. Move it instead."))
    wanted = sorted({*slots})
    if not FEWEST <= len(wanted) <= MOST:
        raise ValidationError(_("Propose two to eight different dates."))
    for day, _begins in wanted:
        check_day("day", day)
    there = {(one.day, one.begins): one for one in gathering.proposed_dates.all()}
    for slot, one in there.items():
        if slot not in wanted:
            one.delete()
    fresh = [slot for slot in wanted if slot not in there]
    for day, begins in fresh:
        ProposedDate.objects.create(gathering=gathering, day=day, begins=begins, minutes=gathering.minutes)
    gathering.is_date_open = True
    gathering.day, gathering.begins = wanted[0]
    gathering.save()
    AuditEntry.record("gathering.dates_proposed", by=by, target=gathering, count=len(wanted))
    return gathering


def to_ask(gathering: Gathering) -> list[Guest]:
    """Whom the gathering is for and who has not been asked yet."""
    asked = set(gathering.rsvps.values_list("person_id", flat=True))
    return [guest for guest in guests_of(gathering) if guest.person.pk not in asked and guest.person.is_reachable]


@transaction.atomic
def ask(gathering: Gathering, by: Person) -> list[Rsvp]:
    """Ask everybody it is for, and has not been asked, which dates suit them: each by a personal mail."""
    gathering.lock()
    gathering.refuse_if_not_planned()
    if not gathering.is_date_open:
        raise ValidationError(_("Propose dates first."))
    rows = [
        Rsvp.objects.create(gathering=gathering, person=guest.person, partner=guest.partner, why=guest.why[:200])
        for guest in to_ask(gathering)
    ]
    if not rows:
        raise ValidationError(_("Everybody it is for has been asked."))
    dates = list(gathering.proposed_dates.all())
    for rsvp in rows:
        link = personal_link(rsvp)
        message = emails.dates_asked(rsvp, dates, by, link.url)
        Delivery.queue("gathering_dates", f"gathering_dates:{rsvp.pk}", message, rsvp.person, secrets=[link.token])
    AuditEntry.record("gathering.dates_asked", by=by, target=gathering, count=len(rows))
    return rows


@transaction.atomic
def mark(rsvp: Rsvp, by: Person, fits: dict[int, str]) -> Rsvp:
    """What suits somebody: id of a proposed date → Fit. As often as one likes, until a date is taken."""
    gathering = rsvp.gathering
    gathering.lock()
    if not gathering.is_date_open:
        raise ValidationError(_("A date has been found meanwhile."))
    dates = {one.pk: one for one in gathering.proposed_dates.all()}
    if not fits or {*fits} - {*dates} or {*fits.values()} - {*Fit.values}:
        raise ValidationError(_("Mark the dates with yes, if need be, or no."))
    for pk, fit in fits.items():
        DateMark.objects.update_or_create(date=dates[pk], person=rsvp.person, defaults={"fit": fit})
    AuditEntry.record("gathering.dates_marked", by=by, target=gathering, rsvp=rsvp.pk)
    return rsvp


@transaction.atomic
def take(gathering: Gathering, by: Person, chosen: ProposedDate) -> Gathering:
    """This is the date. Who was asked hears of it: with the invitation, where it says what to expect."""
    gathering.lock()
    gathering.refuse_if_not_planned()
    if not gathering.is_date_open or chosen.gathering_id != gathering.pk:
        raise ValidationError(_("Choose one of the proposed dates."))
    gathering.day, gathering.begins, gathering.is_date_open = chosen.day, chosen.begins, False
    gathering.version += 1
    gathering.save()
    AuditEntry.record("gathering.date_taken", by=by, target=gathering, day=chosen.day)
    for rsvp in gathering.rsvps.select_related("person", "partner"):
        rsvp.gathering = gathering
        tell_date(rsvp, by)
    return gathering


def tell_date(rsvp: Rsvp, by: Person) -> None:
    if rsvp.gathering.expectations.strip():
        invited(rsvp.gathering, Guest(rsvp.person, rsvp.partner, rsvp.why), by, _("The date is found."))
        return
    message = emails.date_found(rsvp)
    Delivery.queue("gathering_date", f"gathering_date:{rsvp.pk}:{rsvp.gathering.version}", message, rsvp.person)
