"""Look what is due, and call the verb. See the timetable in network/celery.py."""

from celery import shared_task
from django.utils import timezone

from gatherings import cascade, checking_in, landing, reflecting, reminders, repeating
from gatherings.models import Series
from network.lib.rounds import each


@shared_task
def end_pauses() -> None:
    """End pauses that nobody ended when their gathering was over."""
    reflecting.end_left_open()


@shared_task
def ask_about_commitments() -> None:
    """Before the next gathering of a series, ask what became of what was promised."""
    each("commitments", checking_in.gatherings_near(timezone.now()), checking_in.ask_before)


@shared_task
def make_gatherings_ahead() -> None:
    """Put the next months of every rhythm on the calendar."""
    each("series", Series.objects.running(), repeating.make_ahead)


@shared_task
def remind_of_gatherings() -> None:
    """Write to those whom a reminder concerns whose time has come."""
    each("reminder", reminders.due(timezone.now()), lambda turn: turn.send())


@shared_task
def land_what_waits() -> None:
    """Meetings pass: what was asked and not answered goes on to the next one."""
    each("agenda", landing.groups_with_something(), landing.land)


@shared_task
def ask_for_reports() -> None:
    """Before a group meets to which others report, ask for their reports."""
    each("report", cascade.meetings_with_reports_due(), cascade.ask_for_reports)
