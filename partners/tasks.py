"""Look what is due, and call the verb. See the timetable in network/celery.py."""

from celery import shared_task
from django.utils import timezone

from partners import freshness, logos
from partners.models import Partner


@shared_task
def ask_for_confirmation() -> None:
    """Ask partners whether what we hold is still true, and remind those who have not answered."""
    freshness.ask_due(timezone.now())
    freshness.remind_due(timezone.now())


@shared_task
def forget_logos() -> None:
    """Delete the files of logos taken away a day ago or longer."""
    logos.sweep(set(Partner.objects.exclude(logo="").values_list("logo", flat=True)))
