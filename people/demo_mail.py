"""The ledger of the demo network: the mails of its year were sent, and a few met what mail meets."""

from datetime import timedelta
from email.utils import format_datetime

from django.core.mail import get_connection
from django.db.models import DateTimeField, ExpressionWrapper, F, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from people import mailbox
from people.demo import CAST
from people.models import Delivery, Suppression
from people.models.delivery import DeliveryQuerySet, State
from people.returned import Report, take
from people.writing import written

SHOWN = timedelta(days=14)
TOOK = timedelta(seconds=3)


def settle() -> None:
    """Mail of the year behind us left then; today's is left to the worker."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    old = Delivery.objects.in_state(State.QUEUED).filter(created_at__lt=midnight)
    newest = list(old.order_by("-created_at", "-pk").values_list("pk", flat=True)[:4])
    show(old)
    took = ExpressionWrapper(F("created_at") + Value(TOOK), output_field=DateTimeField())
    old.update(state=State.SENT, attempts=1, sealed="", claimed_at=F("created_at"), ended_at=took)
    trouble(newest)
    Suppression.add("reading-room@example.org", "", _("Mail came back: %s") % "550 5.1.1 User unknown", came_back=True)


def show(mails: DeliveryQuerySet) -> None:
    """Where mails land in a folder, what the cast got lately lies there with its own dates, so that its links can be
    tried.
    """
    if not mailbox.is_open():
        return
    letters = []
    for mail in mails.filter(address__in=CAST, created_at__gt=timezone.now() - SHOWN).order_by("created_at", "pk"):
        letter = written(mail, reply_to=[])
        letter.message().replace_header("Date", format_datetime(mail.created_at))
        letters.append(letter)
    get_connection().send_messages(letters)


def trouble(newest: list[int]) -> None:
    """One mail in doubt, one refused, one that found a mailbox full."""
    for pk, act in zip(newest, (fall_into_doubt, be_refused, find_it_full), strict=False):
        act(Delivery.objects.get(pk=pk))


def fall_into_doubt(delivery: Delivery) -> None:
    words = _("The connection broke before the mail server confirmed (%s).") % "timed out"
    Delivery.objects.filter(pk=delivery.pk).update(state=State.UNKNOWN, ended_at=None, server_words=words)


def be_refused(delivery: Delivery) -> None:
    words = _("The mail server refused the message (%s).") % "554 5.7.1 Rejected by our rules, ask postmaster"
    Delivery.objects.filter(pk=delivery.pk).end(State.FAILED, words)


def find_it_full(delivery: Delivery) -> None:
    words = "452 4.2.2 The mailbox is full, try again later"
    take(Report(delivery.address, "4.2.2", words, delivery.message_id, is_final=False))
