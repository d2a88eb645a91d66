"""Subscriptions of visitors: how their mail leads out, what they are called to decide, what is forgotten."""

from datetime import timedelta

from django.utils import timezone

from newsletter.models import Subscription
from newsletter.models.subscription import CONFIRM_DAYS
from newsletter.models.subscription_queryset import NEWSLETTER
from people.kinds import WAYS_OUT


def way_out(address: str) -> str:
    """Where the reader at this address stops the newsletter; "" when it does not come any more."""
    subscription = Subscription.objects.confirmed().of_address(address)
    return subscription.leave_url if subscription else ""


def forget_unconfirmed() -> int:
    """Forget addresses that never said yes; those that had once are kept as having left. Returns how many went."""
    before = timezone.now() - timedelta(days=CONFIRM_DAYS)
    return Subscription.objects.waiting_since(before).filter(confirmed_at=None).delete()[0]


WAYS_OUT[NEWSLETTER] = way_out
