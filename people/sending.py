"""The one place that sends. States, claims and promises are told in docs/architecture.md, "Sending"."""

import os
import random
from contextlib import suppress
from datetime import timedelta
from time import monotonic
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from people import moves, stopping
from people.alarm import wake
from people.circuit import Circuit
from people.kinds import BODIES, KINDS
from people.models.delivery import Delivery, DeliveryQuerySet, Priority, State
from people.objections import objections_to
from people.returned import mailbox_is_gone
from people.smtp import NotReachable, Outcome, Post
from people.writing import written

BATCH = 50
RUN_SECONDS = 50  # the timetable comes by every minute
LOOK_UP_SECONDS = 0.5  # who waits at the screen, and who has unsubscribed, waits no longer for the mails of others
FIRST_DELAY_SECONDS = 30
LONGEST_DELAY_SECONDS = 60 * 60
MOST_TRIES = 60  # of one message: about two days and a half
CRASH_STATUS = 86
NEXT = ("priority", "due_at", "pk")


def send_due() -> int:
    """Send what is due until nothing is, the time of the run is over, or we are told to stop; returns how many."""
    sent, until, circuit = 0, monotonic() + RUN_SECONDS, Circuit()
    with Post(notice=crash_point) as post:
        while not stopping.told() and (batch := claim(circuit.allowance(BATCH))):
            sent += send_batch(post, circuit, batch)
            if monotonic() > until:
                wake()
                break
    return sent


def claim(allowance: int = BATCH) -> list[Delivery]:
    """Take up to `allowance` due messages for ourselves, the most urgent first; with none allowed, urgent ones only."""
    token = uuid4()
    due = Delivery.objects.due() if allowance else Delivery.objects.due().filter(priority=Priority.URGENT)
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        chosen = list(due.order_by(*NEXT).values_list("pk", flat=True)[: allowance or BATCH])
        Delivery.objects.filter(pk__in=chosen, state=State.QUEUED).update(
            state=State.CLAIMED, claim=token, claimed_at=timezone.now()
        )
    if not chosen:
        return []
    crash_point("claimed")
    return with_bodies(list(Delivery.objects.filter(pk__in=chosen, claim=token, state=State.CLAIMED).order_by(*NEXT)))


def with_bodies(batch: list[Delivery]) -> list[Delivery]:
    """The body that many mails of a batch have in common is fetched once. One that is missing fails its own mails."""
    for kind, key in {(one.kind, one.key) for one in batch if one.kind in BODIES}:
        with suppress(ValueError):
            body = BODIES[kind](key)
            for one in batch:
                if (one.kind, one.key) == (kind, key):
                    one.shared_body = body
    return batch


def send_batch(post: Post, circuit: Circuit, batch: list[Delivery]) -> int:
    """Send a batch; who comes meanwhile and waits at the screen goes first. What may not leave now goes back."""
    sent, looked, objections = 0, monotonic(), objections_to(batch)
    while batch and not stopping.told():
        if monotonic() - looked > LOOK_UP_SECONDS:
            batch, looked = [*claim(allowance=0), *batch], monotonic()
            objections = objections_to(batch)
        if not post_is_open(post, circuit, batch):
            return sent
        delivery = batch.pop(0)
        if not circuit.lets_through(delivery):
            release([delivery])
        elif outcome := send(post, delivery, objections.get(delivery.pk, "")):
            circuit.note(outcome)
            sent += outcome.state == State.SENT
    release(batch)
    return sent


def release(batch: list[Delivery], words: str = "") -> None:
    """Back into the queue as it was."""
    for delivery in batch:
        changes = {"server_words": words[:500]} if words else {}
        mine(delivery.claim, delivery.pk, State.CLAIMED).update(state=State.QUEUED, claim=None, **changes)


def post_is_open(post: Post, circuit: Circuit, batch: list[Delivery]) -> bool:
    """Connect before anything is marked. When that fails, sending rests; what is urgent has a next try of its own."""
    try:
        post.open()
    except NotReachable as error:
        circuit.trip(str(error))
        for delivery in batch:
            if delivery.priority == Priority.URGENT:
                put_back(mine(delivery.claim, delivery.pk, State.CLAIMED), delivery, str(error))
            else:
                release([delivery], str(error))
        return False
    crash_point("connected")
    return True


def send(post: Post, delivery: Delivery, objection: str) -> Outcome | None:
    """One message through all its states; None when it was not tried. Each step holds only while the claim is ours.

    The mark that it leaves is set once the server has agreed to take it: what it refuses before is never in doubt.
    """
    claimed = mine(delivery.claim, delivery.pk, State.CLAIMED)
    if objection:
        claimed.end(State.SUPPRESSED, objection)
        return None
    try:
        mail = written(delivery, post.reply_to)
    except ValueError as error:  # no letter can be made of it: SECRET_KEY has changed, or a header is broken
        claimed.end(State.FAILED, str(error))
        return None
    crash_point("written")
    outcome = post.hand_over(mail, begin=lambda: mark(delivery))
    crash_point("handed-over")
    if outcome:
        note(delivery, outcome)
    crash_point("noted")
    return outcome


def mark(delivery: Delivery) -> bool:
    is_ours = moves.begin(delivery)
    crash_point("marked")
    return is_ours


def note(delivery: Delivery, outcome: Outcome) -> None:
    """Write down how it ended. A sweep that lost patience meanwhile is corrected, as long as the claim is ours."""
    if outcome.state == State.SENT:
        moves.arrived(delivery)
        return
    sending = mine(delivery.claim, delivery.pk, State.CLAIMED, State.SENDING, State.UNKNOWN)
    retry = outcome.state == State.QUEUED or (outcome.state == State.UNKNOWN and delivery.kind_of_mail.again)
    if retry and delivery.attempts + 1 < MOST_TRIES:
        put_back(sending, delivery, outcome.words)
    elif outcome.state == State.UNKNOWN:
        sending.update(state=State.UNKNOWN, server_words=outcome.words[:500])
    else:
        refuse(sending, delivery, outcome)


@transaction.atomic
def refuse(sending: DeliveryQuerySet, delivery: Delivery, outcome: Outcome) -> None:
    """The end, and what follows for a mailbox that does not exist, or neither."""
    sending.update(attempts=delivery.attempts + 1)
    if sending.end(State.FAILED, outcome.words) and outcome.is_bounce:
        mailbox_is_gone(delivery, outcome.words)


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


def crash_point(name: str) -> None:
    """The faults tests let the process die here, as if the power had gone."""
    if name == settings.DELIVERY_CRASH_AT:
        os._exit(CRASH_STATUS)
