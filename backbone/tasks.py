"""What the timetable does with imports, the network and its checks. Safe to run twice, late or not at all."""

from celery import shared_task

from backbone import checking
from backbone.models import Check, RelationshipRound
from backbone.network_map import drawing
from backbone.transfer import working
from network.lib.dates import today
from network.lib.rounds import each


@shared_task
def run_imports() -> None:
    working.run_waiting()


@shared_task
def draw_network() -> None:
    """Once a night, and the first of each month is kept."""
    drawing.draw_today()


@shared_task
def close_relationship_rounds() -> None:
    each("close a relationship round", RelationshipRound.objects.over(today()), RelationshipRound.close)


@shared_task
def close_checks() -> None:
    each("closing a check", Check.objects.over(), checking.close)
