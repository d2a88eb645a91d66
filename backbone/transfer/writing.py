"""A plan carried out: as a whole or not at all, in bulk, with the history a person's own typing would leave."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from backbone.models import Import, ImportedRow, ImportState
from backbone.transfer.plan import Plan, Planned
from network.lib.dates import today
from network.lib.search import fold
from partners.models import Affiliation, Partner, Place, Stage
from partners.models.slug import first_free, stem_of
from people.models import AuditEntry, Person

BATCH = 500
Targets = list[tuple[Any, dict[str, Any]]]  # of AuditEntry.record_all


class Moved(Exception):
    """Others changed partners of the plan since it was made."""


@transaction.atomic
def write(import_: Import, plan: Plan) -> bool:
    """Do what the plan says and end the import. Raises Moved, with nothing done, when it is out of date."""
    new, changed = plan.of("new"), plan.of("changed")
    hold_still(plan, changed)
    add_partners(import_, new)
    for row in changed:
        change_partner(row)
    record_changes(import_, changed)
    set_places([*new, *(row for row in changed if "places" in row.changes)])
    people, affiliations = add_contacts(import_, [*new, *changed])
    remember(import_, [*new, *changed], people, affiliations)
    counts = plan.counts
    AuditEntry.record("import.finished", by=import_.by, target=import_, new=len(new), changed=len(changed))
    import_.report = {"counts": counts, "format": import_.report.get("format", "")}
    return import_.finish(ImportState.DONE, report=import_.report, data=b"", ended_at=import_.heard_at)


def hold_still(plan: Plan, changed: list[Planned]) -> None:
    """Keep others from changing these partners until we are done, and make sure that nobody has since the plan."""
    wanted = {row.partner.pk: row.partner.version for row in changed}
    rows = Partner.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    if dict(rows.values_list("pk", "version")) != wanted or Partner.objects.filter(pk__gt=plan.newest).exists():
        raise Moved


def add_partners(import_: Import, rows: list[Planned]) -> None:
    taken = set(Partner.objects.values_list("slug", flat=True)) if rows else set()
    for row in rows:
        fields = {name: value for name, value in row.entry.values.items() if name != "places"}
        partner = Partner(slug=first_free(stem_of(fields["name"]), taken), **fields)
        taken.add(partner.slug)
        if partner.stage == Stage.ACTIVE and not partner.joined_on:
            partner.joined_on = today()
        partner.prepare()
        row.partner = partner
    Partner.objects.bulk_create([row.partner for row in rows], batch_size=BATCH)
    targets: Targets = [(row.partner, {"stage": row.partner.stage, "import": import_.pk}) for row in rows]
    AuditEntry.record_all("partner.imported", import_.by, targets)


def change_partner(row: Planned) -> None:
    partner = row.partner
    for column, (_old, new) in row.changes.items():
        if column != "places":
            setattr(partner, column, new)
    if row.changes:
        partner.version += 1
        partner.save()


def record_changes(import_: Import, rows: list[Planned]) -> None:
    targets: Targets = [(row.partner, {"changes": row.changes, "import": import_.pk}) for row in rows if row.changes]
    AuditEntry.record_all("partner.updated_by_import", import_.by, targets)


def set_places(rows: list[Planned]) -> None:
    """Replace the places served of these partners by those of their rows."""
    served = Partner.places.through
    names = {name for row in rows for name in row.entry.values.get("places", [])}
    places = {place.key: place for place in Place.named(sorted(names))}
    with_places = [row for row in rows if row.entry.values.get("places")]
    for start in range(0, len(with_places), BATCH):
        batch = with_places[start : start + BATCH]
        served.objects.filter(partner__in=[row.partner for row in batch]).delete()
        served.objects.bulk_create(
            [
                served(partner=row.partner, place=place)
                for row in batch
                for place in {places[fold(name)[:80]] for name in row.entry.values["places"]}
            ]
        )


# People


def add_contacts(import_: Import, rows: list[Planned]) -> tuple[dict[int, list[Person]], dict[int, list[Affiliation]]]:
    """Enter contacts; returns, by partner, the people who are new and all affiliations made."""
    known = people_of({contact.get("contact_email", "").lower() for row in rows for contact in row.contacts} - {""})
    new_people: dict[int, list[Person]] = {}
    made: dict[int, list[Affiliation]] = {}
    for row in rows:
        made[row.partner.pk], new_people[row.partner.pk] = contacts_of(row, known)
    people = [person for group in new_people.values() for person in group]
    Person.objects.bulk_create(people, batch_size=BATCH)
    added: Targets = [(person, {"import": import_.pk}) for person in people]
    AuditEntry.record_all("person.added", import_.by, added)
    affiliations = [affiliation for group in made.values() for affiliation in group]
    for affiliation in affiliations:
        affiliation.person_id = affiliation.person.pk
    Affiliation.objects.bulk_create(affiliations, batch_size=BATCH)
    started: Targets = [(row.partner, {"person": row.person_id, "import": import_.pk}) for row in affiliations]
    AuditEntry.record_all("affiliation.started", import_.by, started)
    return new_people, made


def people_of(emails: set[str]) -> dict[str, Person]:
    found: dict[str, Person] = {}
    for batch in in_batches(sorted(emails)):
        found |= {person.email: person for person in Person.objects.filter(email__in=batch)}
    return found


def contacts_of(row: Planned, known: dict[str, Person]) -> tuple[list[Affiliation], list[Person]]:
    """Affiliations for a row's contacts, the first primary where nobody is yet, and people to be added."""
    here = list(getattr(row.partner, "now", []))
    has_primary = any(affiliation.is_primary for affiliation in here)
    listed = {affiliation.person_id for affiliation in here}
    affiliations: list[Affiliation] = []
    people: list[Person] = []
    for contact in row.contacts:
        email = contact.get("contact_email", "").lower()
        person = known.get(email) if email else None
        if person is None:
            person = person_of(contact, email)
            people.append(person)
            known |= {email: person} if email else {}
        if person.pk in listed and person.pk:
            continue
        if any(made.person is person for made in affiliations):
            continue
        title = contact.get("contact_title", "")
        is_primary = not has_primary and not affiliations
        affiliations.append(
            Affiliation(person=person, partner=row.partner, title=title, is_primary=is_primary, search=fold(title))
        )
    return affiliations, people


def person_of(contact: dict[str, str], email: str) -> Person:
    """As Person.add and save() would make it; in bulk there is no save()."""
    name = contact["contact_name"]
    person = Person(name=name, email=email or None, phone=contact.get("contact_phone", ""))
    person.set_unusable_password()
    person.sort_name, person.search = fold(name)[:150], fold(name)
    return person


def remember(
    import_: Import,
    rows: list[Planned],
    people: dict[int, list[Person]],
    affiliations: dict[int, list[Affiliation]],
) -> None:
    """Keep what is needed to undo all of it."""
    ImportedRow.objects.bulk_create(
        [
            ImportedRow(
                import_of=import_,
                partner=row.partner,
                line=row.entry.line,
                is_new=row.action == "new",
                changes={name: [plain(old), plain(new)] for name, (old, new) in row.changes.items()},
                version=row.partner.version,
                affiliations=[made.pk for made in affiliations[row.partner.pk]],
                people=[person.pk for person in people[row.partner.pk]],
            )
            for row in rows
        ],
        batch_size=BATCH,
    )


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def in_batches(values: list) -> Iterable[list]:
    return (values[start : start + BATCH] for start in range(0, len(values), BATCH))
