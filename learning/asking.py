"""Asking for figures by mail: when a period is over, and once more when the figure is due. Nobody is asked twice."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from learning import emails
from learning.curve import curve_of
from learning.models import Measure, OwedFigure
from learning.rules import FIGURE
from learning.showing import Shown
from network.lib.dates import today
from people.models import Delivery, Link

LINK_DAYS = 60


def write_down_owed(measure: Measure) -> None:
    """Note who owes a figure for the newest period that is over."""
    if measure.archived_at is None:
        OwedFigure.write_down(measure, measure.last_period())


def to_ask() -> Iterable[OwedFigure]:
    """Owed, and not asked for yet; or due by today and not reminded of yet."""
    rows = OwedFigure.objects.open().with_names()
    return [*rows.filter(asked_on=None), *rows.filter(asked_on__lt=today(), due_on__lte=today(), reminded_on=None)]


@transaction.atomic
def ask(owed: OwedFigure, again: bool = False) -> bool:
    """Write to whoever gives it, with a personal link; False where there is nobody to write to.

    again: whether a person asked for another mail today.
    """
    contact = owed.contact()
    if contact is None:
        return False
    is_reminder = owed.asked_on is not None
    column = "reminded_on" if is_reminder else "asked_on"
    free = OwedFigure.objects.filter(pk=owed.pk)
    if not again:
        free = free.filter(**{column: None})
    if not free.update(**{column: today()}):
        return False  # somebody else was faster
    link = Link.create(contact, FIGURE, owed, days=LINK_DAYS)
    message = emails.figure_asked(contact, owed, Shown(curve_of(owed.measure)), link.url, is_reminder)
    key = key_of(owed, is_reminder, today() if again else None)
    Delivery.queue("figure_asked", key, message, contact, secrets=[link.token])
    return True


def key_of(owed: OwedFigure, is_reminder: bool, day: date | None) -> str:
    """One mail when it is asked for, one when it is due; one a day by hand."""
    step = day.isoformat() if day else "due" if is_reminder else "asked"
    return f"figure:{owed.pk}:{step}"
