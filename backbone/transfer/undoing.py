"""An import taken back as one: what nobody touched since goes or becomes what it was; the rest stays and is named."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from backbone.models import Import, ImportedRow, ImportState
from network.lib.merging import same
from partners.models import Affiliation, Application, Partner, Place
from people.models import AuditEntry, Link, Person

BATCH = 500
MANY = 100


@transaction.atomic
def undo(import_: Import) -> bool:
    """Take an import back and write into its report what was left as it is."""
    rows: list[Any] = list(import_.rows.select_related("partner").order_by("line"))
    fresh = [row for row in rows if row.is_new and row.partner]
    take_back_contacts(rows)
    touched = touched_partners(fresh)
    gone = {row.partner_id for row in fresh if is_untouched(row, touched)}
    remove_partners(sorted(gone))
    archived = put_away(import_, [row.partner for row in fresh if row.partner_id not in gone])
    changed = [row for row in rows if not row.is_new and row.partner and row.changes]
    kept = restore(import_, changed)
    left = [[name, _("was changed since, so it was put into the archive")] for name in archived]
    left += [[name, _("%(field)s was changed since and stays") % {"field": field}] for name, field in kept]
    counts = {"removed": len(gone), "archived": len(archived), "restored": len(changed)}
    return import_.finish(ImportState.UNDONE, report=import_.report | {"undone": counts, "left": left[:MANY]})


def put_away(import_: Import, partners: list[Partner]) -> list[str]:
    """Archive what others have used since, as Partner.archive() would; returns the names."""
    away = [partner for partner in partners if not partner.archived_at]
    pks = [partner.pk for partner in away]
    for start in range(0, len(pks), BATCH):
        batch = pks[start : start + BATCH]
        Partner.objects.filter(pk__in=batch).update(archived_at=timezone.now())
        Link.objects.filter(act="partner.profile", target_id__in=batch).revoke()
    detail = {"reason": _("An import was undone")}
    AuditEntry.record_all("partner.archived", import_.undone_by, [(partner, detail) for partner in away])
    return [partner.name for partner in away]


def touched_partners(rows: list[ImportedRow]) -> set[int]:
    """Of partners an import brought: those others refer to, or that have more people than it gave them."""
    touched: set[int] = set()
    for start in range(0, len(rows), BATCH):
        pks = [row.partner_id for row in rows[start : start + BATCH]]
        for model, name in ((Affiliation, "partner_id"), (Application, "partner_id"), (Partner, "merged_into_id")):
            touched.update(model.objects.filter(**{f"{name}__in": pks}).values_list(name, flat=True))
        asked: Any = Link.objects.filter(act="partner.profile", target_id__in=pks)
        touched.update(asked.values_list("target_id", flat=True))
    return touched


def is_untouched(row: ImportedRow, touched: set[int]) -> bool:
    partner: Any = row.partner
    acted_on = partner.confirmed_at or partner.asked_at or partner.archived_at or partner.logo
    return partner.version == row.version and not acted_on and partner.pk not in touched


def remove_partners(pks: list[int]) -> None:
    for start in range(0, len(pks), BATCH):
        batch = pks[start : start + BATCH]
        Partner.places.through.objects.filter(partner__in=batch).delete()
        Partner.objects.filter(pk__in=batch).delete()


def take_back_contacts(rows: list[ImportedRow]) -> None:
    """Remove the contacts an import brought, unless somebody gave them a task, wrote to them, or they came in."""
    made = [pk for row in rows for pk in row.affiliations]
    people = [pk for row in rows for pk in row.people]
    for start in range(0, len(made), BATCH):
        batch = Affiliation.objects.filter(pk__in=made[start : start + BATCH])
        used = models.Q(may_edit=True) | models.Q(ended_on__isnull=False) | ~models.Q(description="")
        written_to = models.Exists(Link.objects.filter(person=models.OuterRef("person")))
        seen = models.Q(person__last_login__isnull=False) | written_to
        batch.exclude(used | seen).delete()
    for start in range(0, len(people), BATCH):
        batch = Person.objects.filter(pk__in=people[start : start + BATCH], last_login=None, version=1)
        batch = batch.filter(affiliations=None, links=None, deliveries=None, acts=None, is_backbone=False)
        batch.filter(is_facilitator=False).delete()


def restore(import_: Import, rows: list[ImportedRow]) -> list[tuple[str, str]]:
    """Give partners back what the import changed; returns name and field of what others changed since."""
    kept: list[tuple[str, str]] = []
    entries: list[tuple[Any, dict[str, Any]]] = []
    for row in rows:
        partner: Any = row.partner
        back: dict[str, list[Any]] = {}
        for name, (old, new) in row.changes.items():
            here = [place.name for place in partner.places.all()] if name == "places" else getattr(partner, name)
            if same(plain(here), new):
                back[name] = [here, old]
            else:
                kept.append((partner.name, str(Partner._meta.get_field(name).verbose_name)))
        if back:
            put_back(partner, {name: old for name, (_here, old) in back.items()})
            entries.append((partner, {"changes": back, "undone": import_.pk}))
    AuditEntry.record_all("partner.updated_by_import", import_.undone_by, entries)
    return kept


def put_back(partner: Partner, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if name == "places":
            partner.places.set(Place.named(value))
        else:
            setattr(partner, name, Partner._meta.get_field(name).to_python(value))
    partner.version += 1
    partner.save()


def plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
