"""The one place that sends. States, claims and promises are told in docs/architecture.md, "Sending"."""

import os
import random
import re
from datetime import timedelta
from time import monotonic
from uuid import UUID, uuid4

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from people.alarm import wake
from people.kinds import BODIES, ENCLOSURES, KINDS, WAYS_OUT, way_out
from people.models.delivery import Delivery, DeliveryQuerySet, State
from people.models.network import Network
from people.models.person import Person
from people.models.suppression import Suppression
from people.smtp import NotReachable, Outcome, Post

log = structlog.get_logger("network.sending")
BATCH = 20
RUN_SECONDS = 50  # the timetable comes by every minute
FIRST_DELAY_SECONDS = 30
LONGEST_DELAY_SECONDS = 60 * 60
MOST_TRIES = 60  # of one message: about two days and a half
CRASH_STATUS = 86
CALENDAR_METHOD = re.compile(r"^METHOD:(\w+)", re.MULTILINE)


def send_due() -> int:
    """Send what is due until nothing is, or the run's time is over; returns how many were sent."""
    sent, until = 0, monotonic() + RUN_SECONDS
    with Post(notice=crash_point) as post:
        while batch := claim():
            while batch:
                if not post_is_open(post, batch):
                    return sent
                sent += send(post, batch.pop(0))
            if monotonic() > until:
                wake()
                break
    return sent


def claim() -> list[Delivery]:
    """Take up to BATCH due messages for ourselves; those that somebody waits for at the screen go first."""
    token, order = uuid4(), ("priority", "due_at", "pk")
    with transaction.atomic():
        due = Delivery.objects.due().order_by(*order)
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        chosen = list(due.values_list("pk", flat=True)[:BATCH])
        Delivery.objects.filter(pk__in=chosen, state=State.QUEUED).update(
            state=State.CLAIMED, claim=token, claimed_at=timezone.now()
        )
    crash_point("claimed")
    return with_bodies(list(Delivery.objects.filter(pk__in=chosen, claim=token, state=State.CLAIMED).order_by(*order)))


def with_bodies(batch: list[Delivery]) -> list[Delivery]:
    """The body that many mails of a batch have in common is fetched once."""
    shared = {(one.kind, one.key) for one in batch if one.kind in BODIES}
    bodies = {(kind, key): BODIES[kind](key) for kind, key in shared}
    for one in batch:
        one.shared_body = bodies.get((one.kind, one.key))
    return batch


def post_is_open(post: Post, batch: list[Delivery]) -> bool:
    """Connect before anything is marked; when that fails, what is left of the batch goes back and waits."""
    try:
        post.open()
    except NotReachable as error:
        log.warning("mail_server_unreachable", error=str(error))
        for delivery in batch:
            put_back(mine(delivery.claim, delivery.pk, State.CLAIMED), delivery, str(error))
        return False
    crash_point("connected")
    return True


def send(post: Post, delivery: Delivery) -> bool:
    """One message through all its states; whether it was sent. Each step holds only while the claim is ours."""
    claimed = mine(delivery.claim, delivery.pk, State.CLAIMED)
    try:
        mail = written(delivery)
    except ValueError as error:  # no letter can be made of it: SECRET_KEY has changed, or a header is broken
        claimed.end(State.FAILED, str(error))
        return False
    crash_point("written")
    if not mark(claimed, delivery):
        return False
    crash_point("marked")
    outcome = post.hand_over(mail)
    crash_point("handed-over")
    note(delivery, outcome)
    crash_point("noted")
    return outcome.state == State.SENT


@transaction.atomic
def mark(claimed: DeliveryQuerySet, delivery: Delivery) -> bool:
    """Look at the recipient once more, then write down, durably, that the conversation begins."""
    objection = why_not(delivery)
    if objection:
        claimed.end(State.SUPPRESSED, objection)
        return False
    return bool(claimed.update(state=State.SENDING, claimed_at=timezone.now(), attempts=F("attempts") + 1))


def why_not(delivery: Delivery) -> str:
    """Why this message may not leave any more, in plain words; empty when it may."""
    kind, address = delivery.kind_of_mail, delivery.address
    suppressions = Suppression.objects.filter(address=address, kind__in=["", kind.name])
    if suppressions.exists():
        return _("This address does not want mails of this kind.")
    person = Person.objects.filter(pk=delivery.person_id).first()
    if person is None:
        left = kind.name in WAYS_OUT and not WAYS_OUT[kind.name](address)
        return _("This address has unsubscribed.") if left else ""
    objections = [
        (person.erased_at, _("This person’s data was erased.")),
        (not person.is_active, _("This person has been switched off.")),
        (kind.optional and not person.wants(kind.name), _("This person does not want mails of this kind.")),
        (not kind.any_address and person.email != address, _("This person’s address has changed since.")),
        (not kind.again and person.bounced_at, _("Mail to this address came back.")),
    ]
    return next((words for applies, words in objections if applies), "")


def note(delivery: Delivery, outcome: Outcome) -> None:
    """Write down how it ended. A sweep that lost patience meanwhile is corrected, as long as the claim is ours."""
    sending = mine(delivery.claim, delivery.pk, State.SENDING, State.UNKNOWN)
    retry = outcome.state == State.QUEUED or (outcome.state == State.UNKNOWN and delivery.kind_of_mail.again)
    if retry and delivery.attempts + 1 < MOST_TRIES:
        put_back(sending, delivery, outcome.words)
    elif outcome.state == State.UNKNOWN:
        sending.update(state=State.UNKNOWN, server_words=outcome.words[:500])
    else:
        finish(sending, delivery, outcome)


@transaction.atomic
def finish(sending: DeliveryQuerySet, delivery: Delivery, outcome: Outcome) -> None:
    """An end state, and the flag on a person whose mailbox does not exist, or neither."""
    state = State.SENT if outcome.state == State.SENT else State.FAILED
    ended = sending.end(state, outcome.words)
    person = Person.objects.select_for_update().filter(pk=delivery.person_id, email=delivery.address).first()
    if ended and outcome.is_bounce and person:
        person.bounce()


def put_back(rows: DeliveryQuerySet, delivery: Delivery, words: str) -> None:
    """Into the queue again, after a while that grows with every try."""
    due_at = timezone.now() + delay_after(delivery.attempts)
    changes = {"attempts": delivery.attempts + 1, "due_at": due_at, "server_words": words[:500]}
    rows.update(state=State.QUEUED, claim=None, **changes)


def delay_after(attempts: int) -> timedelta:
    """30 seconds, doubled with each try up to an hour, up to a quarter more so that not all come at once."""
    seconds = min(FIRST_DELAY_SECONDS * 2 ** min(attempts, 12), LONGEST_DELAY_SECONDS)
    return timedelta(seconds=seconds * random.uniform(1, 1.25))  # noqa: S311


def sweep() -> int:
    """Find what a worker that died left behind; returns how many. Only kinds sent again in doubt are repeated."""
    late = Delivery.objects.filter(claimed_at__lt=timezone.now() - timedelta(seconds=settings.DELIVERY_LEASE_SECONDS))
    again = Q(kind__in=[kind.name for kind in KINDS.values() if kind.again])
    words = _("The worker stopped in the middle of sending.")
    in_hand = late.filter(state=State.CLAIMED).update(state=State.QUEUED, claim=None)
    repeated = late.filter(again, state=State.SENDING).update(state=State.QUEUED, claim=None, server_words=words)
    in_doubt = late.filter(~again, state=State.SENDING).update(state=State.UNKNOWN, server_words=words)
    return in_hand + repeated + in_doubt


def mine(token: UUID | None, pk: int, *states: str) -> DeliveryQuerySet:
    """This row as long as the claim is ours: an UPDATE of 0 rows says that it is not any more."""
    return Delivery.objects.filter(pk=pk, claim=token, state__in=states, ended_at=None)


def written(delivery: Delivery) -> EmailMessage:
    """The letter; raises ValueError when it cannot be made."""
    subject, text, html = delivery.unsealed()
    headers = {"Message-ID": delivery.message_id, "Auto-Submitted": "auto-generated", **one_click(delivery)}
    contact = Network.current().contact_email
    mail = EmailMultiAlternatives(
        subject, text, to=[delivery.address], headers=headers, reply_to=[contact] if contact else None
    )
    mail.attach_alternative(html, "text/html")
    enclose_calendar(mail, delivery.calendar)
    enclose_file(mail, delivery)
    mail.message()  # a header that cannot be written shows now, not in the middle of sending
    return mail


def one_click(delivery: Delivery) -> dict[str, str]:
    """Headers by which a mail program stops mails of an optional kind in one click (RFC 8058)."""
    url = way_out(delivery.kind_of_mail, delivery.person_id, delivery.address)
    if not url:
        return {}
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def enclose_calendar(mail: EmailMultiAlternatives, calendar: str) -> None:
    """A calendar entry is a third form of the same message (RFC 6047); providers over HTTP take it as a file only."""
    if not calendar:
        return
    found = CALENDAR_METHOD.search(calendar)
    mimetype = f"text/calendar; method={found[1] if found else 'PUBLISH'}"
    if settings.EMAIL_BACKEND.startswith("anymail."):
        mail.attach("invitation.ics", calendar, mimetype)
    else:
        mail.attach_alternative(calendar, mimetype)


def enclose_file(mail: EmailMultiAlternatives, delivery: Delivery) -> None:
    """The file of this kind of mail. One that cannot be made fails its own letter and holds up no other."""
    fetch = ENCLOSURES.get(delivery.kind)
    try:
        enclosure = fetch(delivery.key) if fetch else None
    except DatabaseError:  # of the moment: the sweep tries again
        raise
    except Exception as error:
        log.exception("enclosure_failed", delivery=delivery.pk)
        raise ValueError(_("The file that goes with it could not be made (%s).") % error) from error
    if enclosure:
        mail.attach(enclosure.name, enclosure.content, enclosure.mimetype)


def crash_point(name: str) -> None:
    """The faults tests let the process die here, as if the power had gone."""
    if name == settings.DELIVERY_CRASH_AT:
        os._exit(CRASH_STATUS)
