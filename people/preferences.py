"""Which mails somebody gets: chosen on one page, signed in or by the link at the foot of any mail."""

from collections.abc import Iterable

from django.db import transaction

from network.lib.tokens import unsigned
from people import digests
from people.kinds import MAILS, by_matter
from people.models import AuditEntry, Person

DIGEST = digests.KIND


def find(token: str) -> Person | None:
    """Whose mails this token is about; None when we did not make it, or nobody is there any more."""
    number = unsigned(token, MAILS)
    return Person.objects.present().filter(pk=number).first() if number.isdigit() else None


@transaction.atomic
def choose(person: Person, wanted: Iterable[str], weekday: int | None = None, by: Person | None = None) -> None:
    """Get the optional kinds of mail named in `wanted` and no others; as they come, or weekly on a day (0 = Monday)."""
    person.refresh_from_db(from_queryset=Person.objects.select_for_update())
    known, chosen = {kind.name for _matter, kinds in by_matter() for kind in kinds}, set(wanted)
    weekly = {DIGEST} if weekday is not None else set()
    kept = [name for name in person.muted_kinds if name not in known | weekly]
    muted = kept + sorted(known - chosen)
    if set(muted) != set(person.muted_kinds):
        person.muted_kinds = muted
        person.version += 1
        person.save(update_fields=["muted_kinds", "version"])
        AuditEntry.record("person.mails_chosen", by=by or person, target=person)
    digests.choose(by or person, person, weekday)
