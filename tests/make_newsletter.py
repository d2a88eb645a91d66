"""Makers of highlights and subscriptions."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from newsletter.models import Highlight, Subscription
from partners.models import Partner
from tests.make import make_partner

WORDS = {"working_on": "Open mornings in two more villages.", "can_help": "A room with a kitchen."}
MOMENT = datetime(2026, 1, 5, 9, tzinfo=timezone.get_default_timezone())


def make_highlight(
    partner: Partner | None = None, month: date = date(2026, 3, 1), state: str = "planned", **fields: Any
):
    """A highlight in a state, with what belongs to that state."""
    if state in ("answered", "approved", "shown"):
        fields = {**WORDS, "asked_at": MOMENT, "written_at": MOMENT, **fields}
    if state in ("approved", "shown"):
        fields = {"approved_at": MOMENT, **fields}
    if state == "asked":
        fields = {"asked_at": MOMENT, **fields}
    if state == "skipped":
        fields = {"passed": "team", **fields}
    return Highlight.objects.create(partner=partner or make_partner(), month=month, state=state, **fields)


def make_subscription(address: str = "reader@example.net", state: str = "confirmed", **fields: Any) -> Subscription:
    moments = {"confirmed": {"confirmed_at": MOMENT}, "ended": {"confirmed_at": MOMENT, "ended_at": MOMENT}}
    return Subscription.objects.create(address=address, state=state, **{**moments.get(state, {}), **fields})
