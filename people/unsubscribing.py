"""Switching one kind of mail off from the mail itself, without signing in, and on again."""

from django.db import transaction

from network.lib.tokens import unsigned
from people.kinds import KINDS, STOP, Kind
from people.models import AuditEntry, Person


def find(token: str) -> tuple[Person, Kind] | None:
    """Whose mails of which kind this token is about; None when we did not make it, or nobody gets them any more."""
    number, _dot, name = unsigned(token, STOP).partition(".")
    kind = KINDS.get(name)
    person = Person.objects.filter(pk=number, erased_at=None).first() if number.isdigit() else None
    return (person, kind) if person and kind and kind.optional else None


@transaction.atomic
def stop(person: Person, kind: Kind) -> None:
    """No more mails of this kind. Twice is once."""
    _set(person, kind, muted=True)


@transaction.atomic
def resume(person: Person, kind: Kind) -> None:
    _set(person, kind, muted=False)


def _set(person: Person, kind: Kind, muted: bool) -> None:
    person.refresh_from_db(from_queryset=Person.objects.select_for_update())
    if person.wants(kind.name) != muted:
        return
    kept = [name for name in person.muted_kinds if name != kind.name]
    person.muted_kinds = [*kept, kind.name] if muted else kept
    person.version += 1
    person.save(update_fields=["muted_kinds", "version"])
    act = "person.kind_stopped" if muted else "person.kind_resumed"
    AuditEntry.record(act, by=person, target=person, kind=kind.name)
