"""Asking for figures by mail: when a period is over, and once more when the figure is due. Nobody is asked twice."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from learning import emails
from learning.curve import curve_of
from learning.models import Measure, OwedFigure
from learning.rules import FIGURE
from learning.showing import Shown
from network.lib.dates import day_of, today
from partners.contacts import reachable_contacts
from people.models import Delivery, Link, Person
from people.reminder_kinds import ALWAYS, Clock, Due, Reader

LINK_DAYS = 60


def write_down_owed(measure: Measure) -> None:
    """Note who owes a figure for the newest period that is over."""
    if measure.archived_at is None:
        OwedFigure.write_down(measure, measure.last_period())


def to_ask(days: tuple[int, ...], clock: Clock, until: datetime) -> Iterable[Due]:
    """Owed, and not asked for yet; also what will be owed by then. Of use as long as it is missing."""
    wait = timedelta(days=days[0])
    rows = [*OwedFigure.objects.open().with_names().filter(asked_on=None), *OwedFigure.to_come(day_of(until - wait))]
    yield from dues(rows, lambda owed: clock(owed.over_on + wait), until, "asked")


def to_remind(days: tuple[int, ...], clock: Clock, until: datetime) -> Iterable[Due]:
    """Asked for on an earlier day, due, and not reminded of yet."""
    wait, day = timedelta(days=days[0]), day_of(until)
    rows = OwedFigure.objects.open().with_names().filter(asked_on__lt=day, due_on__lte=day - wait, reminded_on=None)
    yield from dues(list(rows), lambda owed: clock(owed.due_on + wait), until, "due")


def dues(rows: list[OwedFigure], moment_of: Callable, until: datetime, step: str) -> Iterable[Due]:
    contacts = reachable_contacts(owed.partner_id for owed in rows)
    for owed in rows:
        if (moment := moment_of(owed)) <= until:
            key = f"figure:{owed.measure_id}:{owed.partner_id}:{owed.period}:{step}"
            about = f"{owed.measure.name}, {owed.period_label}"
            readers, url = readers_of(owed, contacts), owed.measure.get_absolute_url()
            yield Due(key, moment, ALWAYS, about, readers, partial(ask, owed), url)


def readers_of(owed: OwedFigure, contacts: dict[int, Person]) -> list[Reader]:
    if owed.partner:
        person = contacts.get(owed.partner_id or 0)
        return [Reader(person, _("gives figures for %(partner)s") % {"partner": owed.partner.name})] if person else []
    owner = owed.measure.owner
    return [Reader(owner, _("looks after the measure"))] if owner and owner.is_reachable else []


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
