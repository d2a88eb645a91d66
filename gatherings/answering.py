"""Answers to invitations: yes, maybe, no, a colleague instead; places, and who moves up when one is free."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings import emails
from gatherings.inviting import Guest, invited, personal_link
from gatherings.models import MOTIVATIONS, Answer, Gathering, Met, Rsvp
from partners.models import Affiliation
from people.models import AuditEntry, Delivery, Person

WORDS = (*MOTIVATIONS, "without_name", "access_needs")


@transaction.atomic
def answer(rsvp: Rsvp, by: Person, said: str) -> Rsvp:
    """Yes, maybe or no, as often as one likes. A yes beyond the last place waits; one given back moves up the next."""
    gathering = lock(rsvp)
    if said not in (Answer.YES, Answer.MAYBE, Answer.NO):
        raise ValidationError(_("Choose yes, maybe or no."))
    if said == rsvp.answer:
        return rsvp
    rsvp.answer, rsvp.answered_at = said, timezone.now()
    rsvp.waiting = said == Answer.YES and not has_room(gathering)
    rsvp.save(update_fields=["answer", "answered_at", "waiting"])
    AuditEntry.record("gathering.answered", by=by, target=gathering, rsvp=rsvp.pk, answer=said)
    fill_places(gathering)
    rsvp.refresh_from_db()
    return rsvp


def lock(rsvp: Rsvp) -> Gathering:
    """Answers to one gathering come one after the other, so that its places are counted right."""
    gathering = rsvp.gathering
    gathering.lock()
    rsvp.refresh_from_db()
    rsvp.gathering = gathering
    gathering.refuse_if_not_planned()
    if gathering.is_over:
        raise ValidationError(_("This gathering is over. Thank you for thinking of it."))
    return gathering


def has_room(gathering: Gathering) -> bool:
    return gathering.capacity is None or gathering.rsvps.coming().count() < gathering.capacity


def fill_places(gathering: Gathering) -> list[Rsvp]:
    """Whoever waits longest moves up while there is room, and hears of it. In the caller's transaction."""
    moved = []
    while gathering.takes_answers and has_room(gathering) and (rsvp := gathering.rsvps.queued().first()):
        rsvp.waiting = False
        rsvp.save(update_fields=["waiting"])
        AuditEntry.record("gathering.moved_up", by=None, target=gathering, rsvp=rsvp.pk)
        link = personal_link(rsvp)
        message = emails.place_free(rsvp, link.url)
        key = f"gathering_place:{rsvp.pk}:{rsvp.answered_at:%Y%m%d%H%M%S}"
        Delivery.queue("gathering_place", key, message, rsvp.person, secrets=[link.token])
        moved.append(rsvp)
    return moved


@transaction.atomic
def tell(rsvp: Rsvp, by: Person, **words: Any) -> Rsvp:
    """What draws somebody, what would make it worth their time, what they bring, what worries them, what they need."""
    for name in words:
        setattr(rsvp, name, words[name])
    rsvp.full_clean(exclude=["gathering", "person", "partner", "stands_in_for"], validate_constraints=False)
    rsvp.save(update_fields=list(words))
    AuditEntry.record("gathering.motives_told", by=by, target=rsvp.gathering, rsvp=rsvp.pk)
    return rsvp


@transaction.atomic
def tell_met(rsvp: Rsvp, by: Person, met: str) -> Rsvp:
    """Afterwards: was it what would make it time well spent?"""
    if met not in (Met.MET, Met.PARTLY, Met.MISSED):
        raise ValidationError(_("Choose one of the three answers."))
    if rsvp.gathering.starts_at > timezone.now():
        raise ValidationError(_("Tell us when it has been."))
    rsvp.met = met
    rsvp.save(update_fields=["met"])
    AuditEntry.record("gathering.met_told", by=by, target=rsvp.gathering, rsvp=rsvp.pk)
    return rsvp


@transaction.atomic
def send_colleague(rsvp: Rsvp, by: Person, person: Person | None = None, name: str = "", email: str = "") -> Rsvp:
    """A colleague comes instead, and gets an invitation of their own; returns it."""
    gathering = lock(rsvp)
    person = person or colleague(rsvp, by, name, email)
    refuse_stand_in(rsvp, person)
    rsvp.answer, rsvp.answered_at, rsvp.waiting = Answer.COLLEAGUE, timezone.now(), False
    rsvp.save(update_fields=["answer", "answered_at", "waiting"])
    guest = Guest(person, rsvp.partner, _("instead of %(name)s") % {"name": rsvp.person.name})
    row = invited(gathering, guest, by, stands_in_for=rsvp)
    AuditEntry.record("gathering.colleague_sent", by=by, target=gathering, rsvp=rsvp.pk, instead=row.pk)
    fill_places(gathering)
    return row


def colleague(rsvp: Rsvp, by: Person, name: str, email: str) -> Person:
    """The colleague with this address, added to the partner where nobody there has it yet."""
    if not (name.strip() and email.strip()):
        raise ValidationError(_("Choose a colleague, or give a name and a mail address."))
    known = Person.objects.filter(email=email.strip().lower()).first()
    if rsvp.partner is None:
        return known or Person.add(by, name.strip(), email.strip())
    if known and Affiliation.objects.current().filter(person=known, partner=rsvp.partner).exists():
        return known
    return Affiliation.start(by, rsvp.partner, name.strip(), email).person


def colleagues_of(rsvp: Rsvp) -> Any:
    """People of the same partner with a mail address who are not invited yet: QuerySet of Person."""
    if rsvp.partner_id is None:
        return Person.objects.none()
    here = Person.objects.filter(affiliations__partner=rsvp.partner_id, affiliations__ended_on=None, erased_at=None)
    return here.filter(email__isnull=False).exclude(pk__in=rsvp.gathering.rsvps.values("person")).distinct()


def refuse_stand_in(rsvp: Rsvp, person: Person) -> None:
    earlier = rsvp.stand_ins.exclude(answer=Answer.NO).select_related("person").first()
    if earlier:
        raise ValidationError(_("You have named %(name)s already.") % {"name": earlier.person.name})
    if not person.is_reachable:
        raise ValidationError(_("We have no mail address for %(name)s that works.") % {"name": person.name})
    if rsvp.gathering.rsvps.filter(person=person).exists():
        raise ValidationError(_("%(name)s is invited already.") % {"name": person.name})


@transaction.atomic
def join(gathering: Gathering, by: Person, partner: Any = None) -> Rsvp:
    """Somebody of the network comes along to a gathering that is open to all, without having been asked."""
    gathering.lock()
    gathering.refuse_if_not_planned()
    row = gathering.rsvps.filter(person=by).first()
    if row is None:
        fields = {"partner": partner, "why": _("came along by themselves"), "invited_at": timezone.now()}
        row = Rsvp.objects.create(gathering=gathering, person=by, **fields)
    return answer(row, by, Answer.YES)
