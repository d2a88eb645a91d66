"""Look what is due, and call the verb. See the timetable in network/celery.py."""

from celery import shared_task

from learning import asking
from learning.models import Measure
from network.lib.rounds import each


@shared_task
def ask_for_figures() -> None:
    """When a period is over, ask those who give its figures; once more when they are due."""
    each("owed figures", Measure.objects.current(), asking.write_down_owed)
    each("asking for a figure", asking.to_ask(), asking.ask)
