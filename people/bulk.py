"""Mail that says the same to many: the body is kept once, by its key; a row of the outbox holds only who and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from people.alarm import wake_on_commit
from people.models.delivery import Delivery, new_message_id

CHUNK = 1000


@dataclass(frozen=True)
class Letter:
    """One reader: the address, why this mail comes to it (as it stands at the foot), and whose address it is."""

    address: str
    why: str
    person_id: int | None = None


@transaction.atomic
def queue_alike(kind: str, key: str, subject: str, letters: Iterable[Letter]) -> int:
    """Write one row for each letter; an address that has a row with this key keeps it. Returns how many were tried.

    kind: one of people.kinds.BODIES, which finds the body by the key. Constant memory: CHUNK rows at a time.
    """
    count, rows = 0, []
    for letter in letters:
        rows.append(row_of(kind, key, subject, letter))
        if len(rows) == CHUNK:
            count += _write(rows)
            rows = []
    return count + _write(rows)


def row_of(kind: str, key: str, subject: str, letter: Letter) -> Delivery:
    return Delivery(
        kind=kind,
        key=key,
        address=letter.address.lower(),
        person_id=letter.person_id,
        subject=subject,
        text=letter.why,
        message_id=new_message_id(),
    )


def _write(rows: list[Delivery]) -> int:
    if rows:
        Delivery.objects.bulk_create(rows, ignore_conflicts=True)
        wake_on_commit()
    return len(rows)
