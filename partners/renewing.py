"""Before an agreement ends, both sides hear of it: 90, 30 and 7 days ahead, each once."""

from datetime import date

from django.db import transaction

from partners import mou_emails, mou_mail
from partners.models import Mou

STEPS = (7, 30, 90)  # days before the end, the nearest first


def step_of(days: int | None) -> int | None:
    """Which reminder is due so many days before the end; None outside of them.

    >>> [step_of(days) for days in (91, 90, 31, 30, 7, 0, -1)]
    [None, 90, 90, 30, 7, 7, None]
    """
    if days is None or days < 0:
        return None
    return next((step for step in STEPS if days <= step), None)


@transaction.atomic
def remind(mou: Mou, day: date) -> None:
    """Write to both sides, once for each step and each last day. Silent while what comes next is being signed."""
    mou.lock()
    days = mou.days_left(day)
    step = step_of(days)
    if step is None or not mou.is_active or mou.heirs.offered().exists():
        return
    mou_mail.tell_both(mou, "mou_renewal", f"{mou.until}:{step}", mou_emails.mou_renewal, mou, days)
