"""Mail that says the same to many: the body is kept once, by its key; a row of the outbox holds only who and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from people.alarm import wake_on_commit
from people.models.delivery import Delivery, Priority, is_address, new_message_id

CHUNK = 1000


@dataclass(frozen=True)
class Letter:
    """One reader: the address, why this mail comes to it (as it stands at the foot), and whose address it is."""

    address: str
    why: str
    person_id: int | None = None


def queue_alike(kind: str, key: str, subject: str, letters: Iterable[Letter]) -> int:
    """Write one row for each letter; an address that has a row with this key keeps it. Returns how many are new.

    kind: one of people.kinds.BODIES, which finds the body by the key. Memory stays flat: CHUNK rows at a time, each
    chunk in a transaction of its own (or in the caller's). Called again, it adds what is missing.
    """
    before = Delivery.objects.filter(key=key).count()
    rows = (row_of(kind, key, subject, letter) for letter in letters if is_address(letter.address))
    while chunk := list(islice(rows, CHUNK)):
        with transaction.atomic():
            Delivery.objects.bulk_create(chunk, ignore_conflicts=True)
            wake_on_commit()
    return Delivery.objects.filter(key=key).count() - before


def row_of(kind: str, key: str, subject: str, letter: Letter) -> Delivery:
    return Delivery(
        kind=kind,
        key=key,
        address=letter.address.lower(),
        person_id=letter.person_id,
        subject=subject,
        text=letter.why,
        priority=Priority.BULK,
        message_id=new_message_id(),
    )
