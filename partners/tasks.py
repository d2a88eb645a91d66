"""Look what is due, and call the verb. See the timetable in network/celery.py."""

from celery import shared_task

from network.lib.dates import today
from network.lib.rounds import each
from partners import in_touch, logos, mail_in, mou_paper
from partners.models import Mou, MouRound, Partner
from partners.models.mou_state import Ending


@shared_task
def forget_logos() -> None:
    """Delete the files of logos taken away a day ago or longer."""
    logos.sweep(set(Partner.objects.exclude(logo="").values_list("logo", flat=True)))


@shared_task
def refresh_contact() -> None:
    """Keep when each partner was last in touch."""
    in_touch.refresh_all()


@shared_task
def read_touchpoints() -> None:
    """Take in mail that was sent with a copy to us."""
    mail_in.read_if_set()


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
