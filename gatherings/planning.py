"""What becomes of a planned gathering: its words change, it moves, is cancelled, is planned once more."""

from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings import answering, emails, landing
from gatherings.inviting import personal_link
from gatherings.models import Gathering, Rsvp, State
from gatherings.models.gathering import WORDS
from gatherings.reminders import call_back
from network.lib.zones import moment_of
from people.models import AuditEntry, Delivery, Person

GUESTS = ("partners", "roles", "people", "groups", "facilitators")


@transaction.atomic
def plan(by: Person, facilitators: Any = (), **fields: Any) -> Gathering:
    """Gathering.plan(); what waits for its group lands on it."""
    gathering = Gathering.plan(by, facilitators, **fields)
    landing.look(gathering)
    return gathering


@transaction.atomic
def change(gathering: Gathering, by: Person, version: int | None = None, **changes: Any) -> Gathering:
    """gathering.edit(); where there are more places now, who waits moves up."""
    before = gathering.group
    gathering.edit(by, version, **changes)
    answering.fill_places(gathering)
    landing.look(gathering)
    if before and before != gathering.group:
        landing.land(before, by)
    return gathering


@transaction.atomic
def move(
    gathering: Gathering, by: Person, day: date, begins: time, minutes: int, zone: str = "", words: str = ""
) -> Gathering:
    """Another time; whoever is invited hears of it with these words. It keeps its place in its series."""
    gathering.lock()
    gathering.refuse_if_not_planned()
    told = {"day": day, "begins": begins, "minutes": minutes, "zone": zone or gathering.zone}
    if all(getattr(gathering, name) == value for name, value in told.items()):
        raise ValidationError(_("This is when it is already."))
    is_another_day = day != gathering.day
    before = {rsvp.pk: emails.told_when(gathering, rsvp.person) for rsvp in concerned(gathering)}
    for name, value in told.items():
        setattr(gathering, name, value)
    gathering.words, gathering.is_date_open = words.strip(), False
    gathering.sequence += 1
    gathering.version += 1
    gathering.refuse_if_wrong()
    if is_another_day and moment_of(day, begins, gathering.zone) <= timezone.now():
        raise ValidationError({"day": _("This day is over. Choose a later one.")})
    gathering.save()
    AuditEntry.record("gathering.moved", by=by, target=gathering, day=day, begins=begins)
    landing.look(gathering)
    call_back(gathering)
    for rsvp in concerned(gathering):
        mail_moved(rsvp, before[rsvp.pk])
    return gathering


def concerned(gathering: Gathering) -> list[Rsvp]:
    """Who was invited and has not said that they don't come."""
    rows = list(gathering.rsvps.invited().exclude(answer="no").select_related("person"))
    for rsvp in rows:
        rsvp.gathering = gathering
    return rows


def mail_moved(rsvp: Rsvp, before: str) -> None:
    link = personal_link(rsvp)
    message = emails.moved(rsvp, before, link.url)
    key = f"gathering_moved:{rsvp.gathering_id}:{rsvp.gathering.sequence}:{rsvp.pk}"
    Delivery.queue("gathering_moved", key, message, rsvp.person, secrets=[link.token])


@transaction.atomic
def cancel(gathering: Gathering, by: Person, words: str) -> Gathering:
    """It does not take place; whoever is invited hears why."""
    gathering.lock()
    gathering.refuse_if_not_planned()
    if gathering.invited_at and not words.strip():
        raise ValidationError({"words": _("Say in a few words why: people kept the time free.")})
    gathering.state, gathering.words = State.CANCELLED, words.strip()
    gathering.sequence += 1
    gathering.save(update_fields=["state", "words", "sequence"])
    AuditEntry.record("gathering.cancelled", by=by, target=gathering)
    landing.look(gathering)
    call_back(gathering)
    for rsvp in concerned(gathering):
        key = f"gathering_cancelled:{gathering.pk}:{gathering.sequence}:{rsvp.pk}"
        Delivery.queue("gathering_cancelled", key, emails.cancelled(rsvp), rsvp.person)
    return gathering


@transaction.atomic
def restore(gathering: Gathering, by: Person) -> Gathering:
    """Take a cancelling back: mails that have not left stay here; who got one hears that it takes place after all."""
    gathering.lock()
    if not gathering.is_cancelled:
        raise ValidationError(_("This gathering is not cancelled."))
    gathering.state, gathering.words = State.PLANNED, ""
    gathering.sequence += 1
    gathering.save(update_fields=["state", "words", "sequence"])
    AuditEntry.record("gathering.restored", by=by, target=gathering)
    landing.look(gathering)
    prefix = f"gathering_cancelled:{gathering.pk}:{gathering.sequence - 1}:"
    mails = Delivery.objects.filter(key__startswith=prefix)
    mails.cancel_waiting()
    told = set(mails.exclude(state="cancelled").values_list("person_id", flat=True))
    for rsvp in concerned(gathering):
        if rsvp.person_id in told and not gathering.is_over:
            mail_back_on(rsvp)
    return gathering


def mail_back_on(rsvp: Rsvp) -> None:
    link = personal_link(rsvp)
    key = f"gathering_restored:{rsvp.gathering_id}:{rsvp.gathering.sequence}:{rsvp.pk}"
    message = emails.back_on(rsvp, link.url)
    Delivery.queue("gathering_restored", key, message, rsvp.person, secrets=[link.token])


@transaction.atomic
def duplicate(gathering: Gathering, by: Person, day: date) -> Gathering:
    """The same once more on another day: words, place, facilitators and whom it is for; nobody is invited yet."""
    told = {name: getattr(gathering, name) for name in (*WORDS, "begins", "minutes", "zone", "reach")}
    twin = plan(by, facilitators=gathering.facilitators.all(), **(told | {"day": day, "is_first": False}))
    for name in GUESTS:
        getattr(twin, name).set(getattr(gathering, name).all())
    return twin
