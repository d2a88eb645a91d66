"""Look what is due, and call the verb. See the timetable in network/celery.py."""

from collections.abc import Callable, Iterable

import structlog
from celery import shared_task
from django.utils import timezone

from network.lib.dates import today
from partners import freshness, logos
from partners.models import Concern, Introduction, Partner

log = structlog.get_logger("network.promises")


@shared_task
def ask_for_confirmation() -> None:
    """Ask partners whether what we hold is still true, and remind those who have not answered."""
    freshness.ask_due(timezone.now())
    freshness.remind_due(timezone.now())


@shared_task
def forget_logos() -> None:
    """Delete the files of logos taken away a day ago or longer."""
    logos.sweep(set(Partner.objects.exclude(logo="").values_list("logo", flat=True)))


@shared_task
def follow_up_introductions() -> None:
    """Ask both sides what came of an introduction a month ago."""
    each("follow_up", Introduction.objects.to_follow_up(timezone.now()), lambda one: one.follow_up())


@shared_task
def remind_of_concerns() -> None:
    """Tell whoever hears a concern that its day has come."""
    each("concern", Concern.objects.due(today()), lambda one: one.remind(timezone.now()))


def each(what: str, rows: Iterable, verb: Callable) -> None:
    """Call a verb for every row; one that fails is logged and does not keep the others from theirs."""
    for row in rows:
        try:
            verb(row)
        except Exception:
            log.exception("verb_failed", what=what, row=row.pk)
