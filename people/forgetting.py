"""What nobody needs any more is thrown away: expired links, old mails about signing in, marks of old jobs."""

from datetime import timedelta

from django.utils import timezone

from people.kinds import KINDS
from people.models import Delivery, JobRun, Link
from people.models.delivery import ENDED, State

LINK_DAYS = 365
BODY_DAYS = 90


def forget_expired() -> None:
    """Throw away what has had its time; the ledger keeps who got which kind of mail and when."""
    Link.objects.filter(expires_at__lt=timezone.now() - timedelta(days=LINK_DAYS)).delete()
    old_mails_about_access().update(text="", html="")
    JobRun.forget()


def old_mails_about_access():
    """Mails with codes and links to come in, BODY_DAYS after they ended."""
    kinds = [kind.name for kind in KINDS.values() if kind.again]
    ended = Delivery.objects.in_state(*ENDED, State.UNKNOWN).filter(kind__in=kinds)
    return ended.filter(ended_at__lt=timezone.now() - timedelta(days=BODY_DAYS)).exclude(text="")
