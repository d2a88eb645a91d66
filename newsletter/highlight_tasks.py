"""Highlights and subscriptions: look what is due, and call the verb. See the timetable in network/celery.py."""

from celery import shared_task
from django.utils import timezone

from network.lib.dates import today
from network.lib.rounds import each
from newsletter import photos, subscribing, turns
from newsletter.models import Highlight
from people import reminding
from people.models import ReminderPlan


@shared_task(name="newsletter.tasks.turn_highlights")
def turn_highlights() -> None:
    """Ask partners in turn, remind once, and let the next in line step in where no answer comes."""
    each("highlight_silent", turns.silent(timezone.now()), turns.pass_on)
    each("highlight_over", turns.left_over(today()), turns.close)
    turns.plan_ahead(today())
    reminding.send_due(timezone.now(), [ReminderPlan.of(kind) for kind in ("highlight", "highlight_again")])


@shared_task(name="newsletter.tasks.forget_unconfirmed")
def forget_unconfirmed() -> None:
    """Forget addresses that never said yes to the newsletter."""
    subscribing.forget_unconfirmed()


@shared_task(name="newsletter.tasks.forget_photos")
def forget_photos() -> None:
    """Delete the files of photos that no highlight has shown for a day."""
    photos.sweep(set(Highlight.objects.exclude(photo="").values_list("photo", flat=True)))
