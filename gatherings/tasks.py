"""Look what is due, and call the verb. See the timetable in network/celery.py."""

from celery import shared_task

from gatherings import landing, reflecting, repeating
from gatherings.models import Series
from network.lib.rounds import each


@shared_task
def end_pauses() -> None:
    """End pauses that nobody ended when their gathering was over."""
    reflecting.end_left_open()


@shared_task
def make_gatherings_ahead() -> None:
    """Put the next months of every rhythm on the calendar."""
    each("series", Series.objects.running(), repeating.make_ahead)


@shared_task
def land_what_waits() -> None:
    """Meetings pass: what was asked and not answered goes on to the next one."""
    each("agenda", landing.groups_with_something(), landing.land)
