"""What the timetable does with people and mail. Each task is safe to run twice, late or not at all."""

from celery import shared_task
from django.core.management import call_command
from django.utils import timezone

from people import bounce_box, digests, forgetting, neglect, reminding, sending
from people.models import JobRun


@shared_task
def send_deliveries() -> None:
    sending.send_due()


@shared_task
def sweep_deliveries() -> None:
    if JobRun.start("sweep_deliveries", seconds=60):
        sending.sweep()


@shared_task
def neglected() -> list[str]:
    """Asked by the thread that stands by in each worker (network/standby.py), not by the timetable."""
    return neglect.neglected()


@shared_task
def read_bounces() -> None:
    if JobRun.start("read_bounces", seconds=5 * 60):
        bounce_box.read_if_set()


@shared_task
def forget_expired() -> None:
    if JobRun.start("forget_expired", seconds=24 * 60 * 60):
        forgetting.forget_expired()
        call_command("clearsessions")


@shared_task
def send_reminders() -> None:
    """Of every kind; see people.reminder_kinds."""
    reminding.send_due(timezone.now())


@shared_task
def gather_digests() -> None:
    """One mail a week to those who want it so."""
    digests.gather_due(timezone.now())
