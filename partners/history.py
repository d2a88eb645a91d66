"""What happened to a partner, told from the audit trail: who did what when, what stood there before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partners.models import Partner, Stage
from people.models import AuditEntry, Person

ICONS = {
    "partner.added": "plus-circle", "partner.confirmed": "check-circle", "partner.asked": "envelope",
    "partner.reminded": "envelope", "partner.stage_changed": "arrow-right-circle", "partner.archived": "archive-box",
    "partner.merged": "arrows-pointing-in", "affiliation.started": "user-plus", "affiliation.ended": "user-minus",
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One field: its label, what stood there before and what after, in readable words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """One entry. who: by whom, "" when by nobody with an account. person: whose name belongs into the sentence, ""
    when nobody's. words: a reason that was given."""

    entry: AuditEntry
    icon: str
    who: str
    person: str
    words: str
    changes: list[Change]


def told(entries: Iterable[AuditEntry], names: dict[int | None, str]) -> list[Told]:
    """Entries about partners as sentences, with the names that names_in() found."""
    return [
        Told(
            entry,
            ICONS.get(entry.act, "pencil-square"),
            names.get(entry.actor_id, ""),
            names.get(entry.detail.get("person"), ""),
            str(entry.detail.get("reason") or entry.detail.get("other_name") or ""),
            changes(entry),
        )
        for entry in entries
    ]


def names_in(entries: Iterable[AuditEntry], known: Iterable[Person] = (), *others: int | None) -> dict[int | None, str]:
    """Primary key → name of who acted or is mentioned, and of these others. One query, if any is unknown."""
    names: dict[int | None, str] = {person.pk: person.name for person in known}
    ids = {pk for entry in entries for pk in (entry.actor_id, entry.detail.get("person"))} | set(others)
    if unknown := ids - names.keys() - {None}:
        names |= Person.objects.filter(pk__in=unknown).values_list("pk", "name")
    return names


def changes(entry: AuditEntry) -> list[Change]:
    """What one entry changed, field by field."""
    if entry.act == "partner.stage_changed":
        before, after = entry.detail["before"], entry.detail["after"]
        return [Change(label("stage"), str(Stage(before).label), str(Stage(after).label))]
    changed = entry.detail.get("changes", {})
    return [Change(label(name), in_words(name, old), in_words(name, new)) for name, (old, new) in changed.items()]


def label(name: str) -> str:
    return capfirst(str(Partner._meta.get_field(name).verbose_name))


def in_words(name: str, value: Any) -> str:
    """A stored value as people read it."""
    if isinstance(value, list):
        return ", ".join(value) or _("nothing")
    options = dict(Partner._meta.get_field(name).flatchoices)
    return str(options.get(value, value) if value not in ("", None) else _("nothing"))
