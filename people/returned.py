"""Mail that came back: what a report means, and what follows for the mail, the address and the person."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models.bounce import Bounce
from people.models.delivery import Delivery, State
from people.models.person import Person
from people.models.suppression import Suppression

REPORTED_WITHIN_DAYS = 14
# RFC 3463: of class 5, yet about the message, the moment or a rule, and not about the mailbox.
NOT_THE_MAILBOX = ("5.2.2", "5.2.3", "5.3.4", "5.6.", "5.7.")


@dataclass(frozen=True)
class Report:
    """What somebody says about one mail.

    recipient: the address we wrote to. status: RFC 3463, such as "5.1.1". message_id: of the mail, if shown.
    is_final: given up, not only late. is_trusted: told by whom we know (a provider with our secret).
    """

    recipient: str
    status: str
    words: str
    message_id: str = ""
    is_final: bool = True
    is_trusted: bool = False

    @property
    def fingerprint(self) -> str:
        told = "\n".join((self.message_id, self.recipient, self.status, self.words, str(self.is_final)))
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def is_hard(self) -> bool:
        """Whether it says that the mailbox is not there (any more)."""
        return self.is_final and self.status.startswith("5.") and not self.status.startswith(NOT_THE_MAILBOX)


def take(report: Report) -> Bounce | None:
    """Write a report down and act on it; None when it is about no mail of ours or was told before.

    Only who had the mail knows its Message-ID: a report without it may come from anybody; it counts and does no more.
    """
    delivery = delivery_of(report)
    if delivery is None:
        return None
    is_proven = report.is_trusted or bool(report.message_id)
    try:
        return write_down(report, delivery, is_hard=report.is_hard and is_proven)
    except IntegrityError:
        return None


def delivery_of(report: Report) -> Delivery | None:
    """The mail a report is about: that of its Message-ID, else the last one to the address."""
    if report.message_id:
        return Delivery.objects.filter(message_id=report.message_id).first()
    since = timezone.now() - timedelta(days=REPORTED_WITHIN_DAYS)
    sent = Delivery.objects.in_state(State.SENT, State.UNKNOWN).filter(created_at__gt=since)
    return sent.filter(address=report.recipient.lower()).order_by("-pk").first()


@transaction.atomic
def write_down(report: Report, delivery: Delivery, is_hard: bool) -> Bounce:
    bounce = Bounce.objects.create(
        delivery=delivery,
        status=report.status[:12],
        is_hard=is_hard,
        words=report.words[:500],
        report=report.fingerprint,
    )
    if is_hard:
        mailbox_is_gone(delivery, report.words)
    return bounce


@transaction.atomic
def mailbox_is_gone(delivery: Delivery, words: str) -> None:
    """Write nothing more to the address, and flag whoever it belongs to."""
    Suppression.add(delivery.address, "", _("Mail came back: %s") % words, came_back=True)
    person = Person.objects.select_for_update().filter(pk=delivery.person_id, email=delivery.address).first()
    if person is None:  # of a list without persons, perhaps, yet somebody we know
        person = Person.objects.select_for_update().filter(email=delivery.address).first()
    if person:
        person.bounce()


@transaction.atomic
def said_stop(recipient: str, words: str) -> None:
    """A provider tells that somebody called our mail spam, or stopped it there: no more of that kind."""
    delivery = delivery_of(Report(recipient, "", ""))
    if delivery:
        kind = delivery.kind_of_mail
        Suppression.add(delivery.address, kind.name if kind.optional else "", words or _("called it spam"))
