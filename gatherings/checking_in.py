"""Before the next gathering of a series, whoever promised something is asked, gently, what became of it."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction

from gatherings import after_emails
from gatherings.models.commitment import Commitment
from gatherings.models.gathering import Gathering
from people.models import Delivery, Link, Person

COMMITMENTS = "gathering.commitments"
DAYS_BEFORE = 4


def gatherings_near(now: datetime) -> list[Gathering]:
    """The planned gatherings of a series that begin within DAYS_BEFORE days."""
    near = Gathering.objects.filter(state="planned", series__isnull=False)
    return list(near.filter(starts_at__gt=now, starts_at__lte=now + timedelta(days=DAYS_BEFORE)))


@transaction.atomic
def ask_before(gathering: Gathering) -> int:
    """Ask everybody with a commitment alive from earlier gatherings of the series, once; returns how many people."""
    alive = Commitment.objects.before(gathering).alive().exclude(asked_for=gathering)
    found: dict[Person, list[Commitment]] = defaultdict(list)
    for row in alive.with_names().select_for_update(of=("self",)):
        if contact := row.contact():
            found[contact].append(row)
    for person, rows in found.items():
        ask(person, gathering, rows)
    return len(found)


def ask(person: Person, gathering: Gathering, rows: list[Commitment]) -> None:
    Commitment.objects.filter(pk__in=[row.pk for row in rows]).update(asked_for=gathering)
    key = f"commitments:{gathering.pk}:{person.pk}"
    if Delivery.objects.filter(key=key).exists():
        return
    link = Link.create(person, COMMITMENTS, gathering, days=DAYS_BEFORE + 14)
    message = after_emails.commitments_due(person, gathering, rows, link.url)
    Delivery.queue("commitments_due", key, message, person, secrets=[link.token])
