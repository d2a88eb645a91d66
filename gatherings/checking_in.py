"""Before the next gathering of a series, whoever promised something is asked, gently, what became of it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import ngettext

from gatherings import after_emails
from gatherings.models.commitment import Commitment
from gatherings.models.gathering import Gathering
from network.lib.dates import day_of
from partners.contacts import reachable_contacts
from people.models import Delivery, Link, Person
from people.reminder_kinds import Clock, Due, Reader
from people.reminding import LOOK_BACK

COMMITMENTS = "gathering.commitments"
DAYS_BEFORE = 4
LINK_DAYS = 18


def due(days: tuple[int, ...], clock: Clock, until: datetime) -> Iterable[Due]:
    """Of every gathering of a series that is near: who is to be asked. Of use until it begins."""
    wait = timedelta(days=days[0])
    near = Gathering.objects.exclude(state="cancelled").filter(series__isnull=False, is_date_open=False)
    rows = list(near.filter(starts_at__gt=until - LOOK_BACK, day__lte=day_of(until) + wait))
    promised = promises(rows)
    told = set(Delivery.objects.filter(key__in=promised).values_list("key", flat=True))
    for one in rows:
        moment = clock(one.day - wait)
        mine = {person: rows for key, (of, person, rows) in promised.items() if of == one and key not in told}
        if moment <= until and one.created_at < one.starts_at:
            readers = [Reader(person, why(len(rows))) for person, rows in mine.items()]
            key = f"commitments:{one.pk}:{one.day}"
            yield Due(key, moment, one.starts_at, one.name, readers, partial(ask_before, one), one.get_absolute_url())


Asked = tuple[Gathering, Person, list[Commitment]]


def promises(gatherings: list[Gathering]) -> dict[str, Asked]:
    """Key of the mail → before which gathering whom is asked about which commitments. Two queries."""
    alive = Commitment.objects.alive().filter(gathering__series__in={one.series_id for one in gatherings})
    rows = list(alive.select_related("person", "gathering").order_by("pk"))
    contacts = reachable_contacts(row.partner_id for row in rows if row.person is None)
    found: dict[str, Asked] = {}
    for one in gatherings:
        for row in rows:
            person = row.person or contacts.get(row.partner_id or 0)
            if person and person.is_reachable and is_before(row, one) and row.asked_for_id != one.pk:
                found.setdefault(key_of(one, person), (one, person, []))[2].append(row)
    return found


def is_before(row: Commitment, gathering: Gathering) -> bool:
    return row.gathering.series_id == gathering.series_id and row.gathering.starts_at < gathering.starts_at


def key_of(gathering: Gathering, person: Person) -> str:
    return f"commitments:{gathering.pk}:{person.pk}"


def why(promises: int) -> str:
    return ngettext("promised %(n)d thing", "promised %(n)d things", promises) % {"n": promises}


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
    if Delivery.objects.filter(key=key_of(gathering, person)).exists():
        return
    link = Link.create(person, COMMITMENTS, gathering, days=LINK_DAYS)
    message = after_emails.commitments_due(person, gathering, rows, link.url)
    Delivery.queue("commitments_due", key_of(gathering, person), message, person, secrets=[link.token])
