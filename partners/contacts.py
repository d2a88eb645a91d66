"""Whom mails to many partners reach, in one query."""

from collections.abc import Iterable

from partners.models import Affiliation
from people.models import Person


def reachable_contacts(partner_ids: Iterable[int | None]) -> dict[int, Person]:
    """Partner → the person Partner.reachable_contact() names; partners nobody is reached at are left out."""
    rows = Affiliation.objects.current().filter(partner_id__in={pk for pk in partner_ids if pk is not None})
    contacts: dict[int, Person] = {}
    for row in rows.select_related("person").order_by("-is_primary", "-may_edit", "started_on", "pk"):
        if row.person.is_reachable:
            contacts.setdefault(row.partner_id, row.person)
    return contacts
