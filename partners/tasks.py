"""Look what is due, and call the verb. See the timetable in network/celery.py."""

from celery import shared_task
from django.utils import timezone

from network.lib.dates import today
from network.lib.rounds import each
from partners import freshness, logos, mou_paper, renewing
from partners.models import Concern, Introduction, Mou, MouRound, Partner
from partners.models.mou_state import Ending


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


@shared_task
def remind_of_renewals() -> None:
    """Tell both sides that an agreement ends soon."""
    each("renewal", Mou.objects.renewal_due(today()).with_names(), lambda mou: renewing.remind(mou, today()))


@shared_task
def end_agreements() -> None:
    """End what has run out."""
    each("mou_end", Mou.objects.run_out(today()), lambda mou: mou.end(None, Ending.TERM))


@shared_task
def seal_agreements() -> None:
    """Make the sealed PDF of what both sides have signed, before anybody asks for it."""
    each("seal", mou_paper.unsealed(), mou_paper.paper_of)


@shared_task
def go_on_with_mou_rounds() -> None:
    """Offer a new text to those who wait for it."""
    each("mou_round", MouRound.objects.unfinished(), lambda one: one.go_on())
