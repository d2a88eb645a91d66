"""Asking people in a round of the collaboration check, reminding them, closing it and telling what came out."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from backbone import check_emails
from backbone.models import ANSWER_CHECK, FEWEST, Asked, Check, Reach
from network.lib.dates import day_of, today
from partners.models import Affiliation, Stage
from people.models import AuditEntry, Delivery, Link, Person
from people.reminder_kinds import Clock, Due, Reader

DAYS_AFTER = 60  # a link shows the results for so long
LAST_DAYS = 3  # before it closes: whoever has not answered is reminded, unless the network wants it otherwise
REST_DAYS = 3  # after it was opened: nobody is reminded sooner
RECEIVING = (Stage.ACTIVE, Stage.ALIGNED)


def reachable(reach: str) -> list[Person]:
    """Whom a round of this reach asks: everybody once, whom mail reaches. Two queries at the most."""
    rows = Affiliation.objects.in_network().filter(partner__stage__in=RECEIVING, person__erased_at=None)
    rows = rows.select_related("person", "partner").order_by(
        "partner__sort_name", "partner_id", "-is_primary", "-may_edit", "started_on", "pk"
    )
    people = one_of_each(rows) if reach == Reach.CONTACTS else (row.person for row in rows)
    return list({person.pk: person for person in people if person.is_reachable}.values())


def one_of_each(rows: QuerySet[Affiliation]) -> Iterator[Person]:
    """The primary contact of each partner, else whom mail reaches there."""
    for _partner, there in groupby(rows, key=lambda row: row.partner_id):
        people = [row.person for row in there]
        yield next((person for person in people if person.is_reachable), people[0])


@transaction.atomic
def open_round(by: Person, reach: str, **told: Any) -> Check:
    """Open a round and write to everybody it asks."""
    people = reachable(reach)
    if len(people) < FEWEST:
        words = _("Mail reaches fewer than five people there. With so few, nobody could answer without being known.")
        raise ValidationError({"reach": words})
    check = Check.open(by, reach=reach, **told)
    rows = Asked.objects.bulk_create(Asked(check_round=check, person=person) for person in people)
    write_to(check, rows)
    AuditEntry.record("check.asked", by=by, target=check, count=len(rows))
    return check


def write_to(check: Check, rows: Iterable[Asked], again: bool = False) -> None:
    """A personal link for each; it works until some time after the round, to show what came out."""
    days = (check.closes_on - today()).days + DAYS_AFTER
    for row in rows:
        link = Link.create(row.person, ANSWER_CHECK, row, days=days)
        message = (check_emails.check_again if again else check_emails.check_asked)(check, row.person, link.url)
        step = f"again:{today().isoformat()}" if again else "asked"
        Delivery.queue("check_asked", f"check:{check.pk}:{step}:{row.pk}", message, row.person, secrets=[link.token])


def to_remind(days: tuple[int, ...], clock: Clock, until: datetime) -> Iterable[Due]:
    """Rounds that close soon, for whoever has not answered; of use until they are closed. Nobody is reminded sooner
    than some days after they were asked."""
    wait = timedelta(days=days[0])
    for check in Check.objects.to_remind(day_of(until), days[0]):
        moment = max(clock(check.closes_on - wait), check.opened_at + timedelta(days=REST_DAYS))
        end = clock(check.closes_on + timedelta(days=1))
        if moment <= until and moment < end:
            readers = [Reader(row.person, _("was asked and has not answered")) for row in unanswered(check)]
            key, url = f"check:{check.pk}:{check.closes_on}", check.get_absolute_url()
            yield Due(key, moment, end, check.name, readers, partial(remind, check), url)


def unanswered(check: Check) -> list[Asked]:
    """Who has not answered, and mail reaches them."""
    return [row for row in check.asked.waiting().select_related("person") if row.person.is_reachable]


@transaction.atomic
def remind(check: Check, by: Person | None = None) -> int:
    """Write once more to whoever has not answered; once a day at the most. Returns to how many."""
    check.lock()
    check.refuse_if_closed()
    if check.reminded_on == today():
        raise ValidationError(_("They got a mail today already."))
    rows = unanswered(check)
    check.reminded_on = today()
    check.save(update_fields=["reminded_on"])
    write_to(check, rows, again=True)
    AuditEntry.record("check.reminded", by=by, target=check, count=len(rows))
    return len(rows)


@transaction.atomic
def close(check: Check, by: Person | None = None) -> Check:
    """Close it for good and tell everybody who was asked. Closing twice is closing once."""
    if not check.end(by):
        return check
    answered = check.answered
    for row in check.asked.select_related("person"):
        link = Link.create(row.person, ANSWER_CHECK, row, days=DAYS_AFTER)
        message = check_emails.check_results(check, row.person, answered, answered >= FEWEST, link.url)
        Delivery.queue("check_results", f"check:{check.pk}:results:{row.pk}", message, row.person, secrets=[link.token])
    return check
