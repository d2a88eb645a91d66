"""Whether anybody looks after the outbox at all; asked by a worker that nobody has told anything."""

from datetime import timedelta

from django.utils import timezone

from people.circuit import Circuit
from people.models import Delivery, JobRun
from people.models.delivery import Priority, State

NEGLECTED_SECONDS = 5
SILENCE_SECONDS = 90


def neglected() -> list[str]:
    """What is left undone: "mail", "jobs" of the timetable; empty when all goes its way."""
    return [name for name, is_left in (("mail", mail_lies_there()), ("jobs", timetable_is_silent())) if is_left]


def mail_lies_there() -> bool:
    """Whether mail that may leave has been due for a while, and nobody has taken up any."""
    late = timezone.now() - timedelta(seconds=NEGLECTED_SECONDS)
    if Delivery.objects.filter(state__in=State.values, claimed_at__gt=late).exists():
        return False
    waiting = Delivery.objects.due().filter(due_at__lt=late)
    urgent = waiting.filter(priority=Priority.URGENT).exists()
    return urgent or (waiting.exists() and Circuit().allowance(1) > 0)


def timetable_is_silent() -> bool:
    since = timezone.now() - timedelta(seconds=SILENCE_SECONDS)
    return not JobRun.objects.filter(job="sweep_deliveries", started_at__gt=since).exists()
