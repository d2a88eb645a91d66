"""A gathering ends: it is closed, its minutes are drafted, approved, and mailed to who was there and who was missed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings import after_emails, landing
from gatherings.drafting import draft
from gatherings.models.gathering import Gathering
from gatherings.models.gathering_queryset import State
from gatherings.models.minutes import Minutes
from gatherings.models.rsvp import Rsvp
from people.models import AuditEntry, Delivery, Link, Person

PULSE = "gathering.pulse"
MINUTES = "gathering.minutes"
LINK_DAYS = 60


@transaction.atomic
def close(gathering: Gathering, by: Person) -> Minutes:
    """End the gathering and draft its minutes. Closed twice is closed once; a text somebody wrote is kept."""
    gathering.lock()
    if gathering.state == State.CANCELLED:
        raise ValidationError(_("This gathering was cancelled."))
    if gathering.starts_at > timezone.now():
        raise ValidationError(_("This gathering has not begun yet."))
    if gathering.state != State.CLOSED:
        gathering.state = State.CLOSED
        gathering.save(update_fields=["state"])
        AuditEntry.record("gathering.closed", by=by, target=gathering)
    landing.look(gathering)
    return drafted(gathering)


def drafted(gathering: Gathering) -> Minutes:
    """The minutes of a gathering; those nobody has touched are drafted anew."""
    minutes, is_new = Minutes.objects.get_or_create(gathering=gathering, defaults={"text": draft(gathering)})
    if not is_new and minutes.version == 1 and not minutes.is_approved:
        minutes.text, minutes.drafted_at = draft(gathering), timezone.now()
        minutes.save(update_fields=["text", "drafted_at"])
    return minutes


@transaction.atomic
def reopen(gathering: Gathering, by: Person) -> Gathering:
    """Something was forgotten: the gathering is open again, its minutes a draft. What was mailed stays mailed."""
    gathering.lock()
    if gathering.state != State.CLOSED:
        raise ValidationError(_("This gathering is not closed."))
    gathering.state = State.PLANNED
    gathering.save(update_fields=["state"])
    for minutes in Minutes.objects.filter(gathering=gathering):
        minutes.take_back(by)
    AuditEntry.record("gathering.reopened", by=by, target=gathering)
    landing.look(gathering)
    return gathering


@transaction.atomic
def approve(minutes: Minutes, by: Person) -> int:
    """Approve minutes and mail them, once to each; returns to how many now."""
    if not minutes.sign_off(by):
        return 0
    gathering = minutes.gathering
    if gathering.state == State.PLANNED:
        close(gathering, by)
    rows = gathering.rsvps.select_related("person").order_by("pk")
    outcome = after_emails.Outcome.of(gathering)
    return sum(mail_to(row, minutes, outcome) for row in rows if row.person.is_reachable)


def mail_to(row: Rsvp, minutes: Minutes, outcome: after_emails.Outcome) -> int:
    """Send the minutes to one person, in the words that fit; 0 when they have them already."""
    kind = "minutes_there" if row.attended else "minutes_missed"
    key = f"minutes:{minutes.gathering_id}:{row.person_id}"
    if Delivery.objects.filter(key=key).exists():
        return 0
    link = Link.create(row.person, PULSE if row.attended else MINUTES, minutes.gathering, days=LINK_DAYS)
    message = after_emails.MESSAGES[kind](row.person, minutes.gathering, outcome, link.url)
    Delivery.queue(kind, key, message, row.person, secrets=[link.token])
    return 1
