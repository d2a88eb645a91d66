"""Look what is due, and call the verb. See the timetable in network/celery.py."""

from celery import shared_task

from learning import asking
from learning.models import Measure
from network.lib.rounds import each


@shared_task
def write_down_owed() -> None:
    """When a period is over, note who owes a figure for it; the reminders ask them."""
    each("owed figures", Measure.objects.current(), asking.write_down_owed)
