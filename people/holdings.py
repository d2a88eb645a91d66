"""What we hold about a person, model by model: declared once, copied out on request, erased on request.

Each app declares its models in personal_data.py; a test compares the declarations with every field of every model.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import gettext

from people.models import AuditEntry, Person

REMOVED = "…"
FEWEST_DIGITS = 5  # of a telephone number, which is typed as one likes; anything shorter may stand anywhere
# Ours to keep to ourselves: of no use to the person, of great use to a thief.
INTERNAL = ("password", "sealed", "search", "sort_name", "session_epoch", "html")


@dataclass(frozen=True)
class Holding:
    """One model.

    rows: those about a person. personal: each field with personal data → what erasing leaves in it (a value, or a
    function of the row). deleted: erasing removes the rows instead. other: the fields that tell nothing about a person.
    mentions: text and nested fields of the whole table in which a name, address or phone may stand; it is blotted out.
    shown: further fields that go into the copy. before: an act that has to happen first, called with (person, by).
    """

    model: type[models.Model]
    rows: Callable[[Person], models.QuerySet]
    personal: dict[str, Any] = field(default_factory=dict)
    other: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    deleted: bool = False
    before: Callable[[Person, Person], None] | None = None


HOLDINGS: dict[type[models.Model], Holding] = {}


def register(*holdings: Holding) -> None:
    HOLDINGS.update({holding.model: holding for holding in holdings})


def nobody(model: type[models.Model]) -> Callable[[Person], models.QuerySet]:
    """For models that hold nothing about anybody."""
    return lambda person: model._default_manager.none()


@transaction.atomic
def hand_out_copy(person: Person, by: Person) -> dict[str, list[dict[str, Any]]]:
    """copy_of(), noted in the audit."""
    AuditEntry.record("person.data_exported", by=by, target=person)
    return copy_of(person)


def copy_of(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Everything we hold about a person: kind of thing → rows → field in words → value."""
    copied = {}
    for holding in HOLDINGS.values():
        names = [*(name for name in holding.personal if name not in INTERNAL), *holding.shown]
        rows = list(holding.rows(person)) if names else []
        if rows:
            copied[capfirst(str(holding.model._meta.verbose_name_plural))] = [in_words(row, names) for row in rows]
    return copied


def in_words(row: models.Model, names: list[str]) -> dict[str, Any]:
    """Field in words → value; what a row points to by its name."""
    labels = {name: capfirst(str(getattr(row._meta.get_field(name), "verbose_name", name))) for name in names}
    values = {name: getattr(row, name) for name in names}
    return {labels[name]: str(value) if isinstance(value, models.Model) else value for name, value in values.items()}


@transaction.atomic
def erase(person: Person, by: Person) -> None:
    """Take a person's data out of every table, for good. History keeps that somebody was here, not who."""
    person.hold_roles_still()
    if person.erased_at:
        raise ValidationError(gettext("This has been done already."))
    person.refuse_if_last_backbone()
    if by == person:
        refuse_if_renamed(person)
    trace = Trace(person)
    for holding in reversed(HOLDINGS.values()):
        if holding.before:
            holding.before(person, by)
    for holding in reversed(HOLDINGS.values()):
        erase_rows(holding, holding.rows(person))
    for holding in HOLDINGS.values():
        blot_out(holding, trace)
    forget_sessions(person, trace)
    Person.objects.filter(pk=person.pk).update(erased_at=timezone.now())
    person.refresh_from_db()
    AuditEntry.record("person.erased", by=by, target=person)


def refuse_if_renamed(person: Person) -> None:
    """With a name of their own choice anybody could blot out any word that others wrote: then somebody looks first."""
    renamed = AuditEntry.objects.about(person).filter(act="person.edited", actor=person)
    if any("name" in entry.detail["fields"] for entry in renamed):
        raise ValidationError(
            gettext(
                "You changed your name here, and it would be taken out of what others wrote, too. So a second person "
                "has to look: please ask the backbone team to erase your data."
            )
        )


def erase_rows(holding: Holding, rows: models.QuerySet) -> None:
    if holding.deleted:
        rows.delete()
        return
    for row in rows if holding.personal else ():
        for name, left in holding.personal.items():
            setattr(row, name, left(row) if callable(left) else left)
        row.save()


class Trace:
    """Finds a person's name, address and phone in running text, also where a mail program broke the line in a name."""

    def __init__(self, person: Person) -> None:
        phone = person.phone if sum(map(str.isdigit, person.phone)) >= FEWEST_DIGITS else ""
        plain = [text for text in (person.name, person.email, phone) if text and len(text) > 2]
        self.texts = list(dict.fromkeys([*plain, *(str(escape(text)) for text in plain)]))
        loose = [r"\s+".join(re.escape(word) for word in text.split()) for text in self.texts]
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(loose) or '(?!)'})(?!\w)", re.IGNORECASE)

    def rows(self, model: type[models.Model], names: Iterable[str]) -> models.QuerySet:
        """Rows in which all words of one of the texts stand somewhere in one field; of nested fields, any row."""
        if any(isinstance(model._meta.get_field(name), models.JSONField) for name in names):
            return model._default_manager.all()
        found = models.Q(pk__in=[])
        for name in names:
            for text in self.texts:
                found |= models.Q(*[(f"{name}__icontains", word) for word in text.split()])
        return model._default_manager.filter(found)

    def blotted(self, value: Any) -> Any:
        """A text, or what stands in a nested field, without this person. The names of its parts stay."""
        if isinstance(value, str):
            return self.pattern.sub(REMOVED, value)
        if isinstance(value, list):
            return [self.blotted(part) for part in value]
        return {name: self.blotted(part) for name, part in value.items()} if isinstance(value, dict) else value


def blot_out(holding: Holding, trace: Trace) -> None:
    for row in trace.rows(holding.model, holding.mentions).iterator() if holding.mentions else ():
        changed = {name: trace.blotted(getattr(row, name)) for name in holding.mentions}
        holding.model._default_manager.filter(pk=row.pk).update(**changed)


def forget_sessions(person: Person, trace: Trace) -> None:
    """Sessions hold addresses of people who were just signing in, in a form no query can look into."""
    for session in Session.objects.iterator():
        data = session.get_decoded()
        if str(data.get("_auth_user_id")) == str(person.pk) or trace.pattern.search(str(data)):
            session.delete()
