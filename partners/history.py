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
    """One entry. person: whose name belongs into the sentence, "" when nobody's. words: a reason that was given."""

    entry: AuditEntry
    icon: str
    person: str
    words: str
    changes: list[Change]


def told(entries: Iterable[AuditEntry]) -> list[Told]:
    """Entries about partners as sentences; one more query, for the names of the people they mention."""
    entries = list(entries)
    ids = {entry.detail["person"] for entry in entries if entry.detail.get("person")}
    names = dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [
        Told(
            entry,
            ICONS.get(entry.act, "pencil-square"),
            names.get(entry.detail.get("person"), ""),
            str(entry.detail.get("reason") or entry.detail.get("other_name") or ""),
            changes(entry),
        )
        for entry in entries
    ]


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
