"""Subscriptions of visitors: how their mail leads out, what they are called to decide, what is forgotten."""

from collections.abc import Collection
from datetime import timedelta

from django.utils import timezone

from newsletter.models import Subscription
from newsletter.models.subscription import CONFIRM_DAYS
from newsletter.models.subscription_queryset import NEWSLETTER
from people.kinds import WAYS_OUT


def ways_out(addresses: Collection[str]) -> dict[str, str]:
    """Address → where its reader stops the newsletter; without those to whom it does not come any more. One query."""
    return {one.address: one.leave_url for one in Subscription.objects.confirmed().filter(address__in=addresses)}


def forget_unconfirmed() -> int:
    """Forget addresses that never said yes; those that had once are kept as having left. Returns how many went."""
    before = timezone.now() - timedelta(days=CONFIRM_DAYS)
    return Subscription.objects.waiting_since(before).filter(confirmed_at=None).delete()[0]


WAYS_OUT[NEWSLETTER] = ways_out
