"""Taking an invitation back."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings import emails
from gatherings.answering import fill_places
from gatherings.inviting import ACT
from gatherings.models import Answer, DateMark, Gathering, Rsvp
from people.models import AuditEntry, Delivery, Link, Person

AWAY = (Answer.NO, Answer.COLLEAGUE)


@transaction.atomic
def withdraw(rsvp: Rsvp, by: Person, words: str = "") -> bool:
    """Somebody is not invited any more. Returns whether they are told: not when they never heard of it, or said no.

    What they said about coming goes with the invitation, and so does their place. A colleague they sent stays.
    """
    gathering = rsvp.gathering
    gathering.lock()
    refuse_too_late(gathering)
    rsvp.refresh_from_db()
    rsvp.gathering = gathering
    knew = not call_back(rsvp)
    is_told = knew and rsvp.answer not in AWAY
    if is_told:
        message = emails.withdrawn(rsvp, words.strip())
        key = f"gathering_withdrawn:{gathering.pk}:{rsvp.pk}"
        Delivery.queue("gathering_withdrawn", key, message, rsvp.person)
    Link.objects.for_act(ACT, rsvp).revoke()
    DateMark.objects.filter(date__gathering=gathering, person=rsvp.person).delete()
    gathering.taken_back.add(rsvp.person)
    AuditEntry.record("gathering.withdrawn", by=by, target=gathering, rsvp=rsvp.pk)
    rsvp.delete()
    fill_places(gathering)
    return is_told


def refuse_too_late(gathering: Gathering) -> None:
    gathering.refuse_if_not_planned()
    if gathering.starts_at <= timezone.now():
        raise ValidationError(_("It has begun: what is left is to note who was there."))


def call_back(rsvp: Rsvp) -> bool:
    """Mails about it that have not left stay here; whether the first of them, which invites, was among these."""
    about = (f"gathering_{what}:{rsvp.gathering_id}:" for what in ("moved", "restored", "cancelled"))
    later = (*about, f"gathering_place:{rsvp.pk}:", f"reminder:{rsvp.gathering_id}:")
    first = (f"gathering_invited:{rsvp.gathering_id}:", f"gathering_dates:{rsvp.pk}")
    own = Delivery.objects.filter(person=rsvp.person)
    own.filter(beginning_with(*later)).cancel_waiting()
    return bool(own.filter(beginning_with(*first)).cancel_waiting())


def beginning_with(*starts: str) -> models.Q:
    found = models.Q()
    for start in starts:
        found |= models.Q(key__startswith=start)
    return found
