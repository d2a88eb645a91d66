"""What this app holds about people, and what is left of it after erasing."""

from partners import contact_data, mous_data, promises_data  # noqa: F401 — declare their own
from partners.models import Affiliation, Application, Partner, Place
from people.holdings import Holding, nobody, register
from people.models import Person


def leave_partners(person: Person, by: Person) -> None:
    """A departure as any other: what the person was for a partner passes to a colleague."""
    for affiliation in Affiliation.objects.current().filter(person=person):
        affiliation.end(by)


register(
    Holding(
        Affiliation,
        rows=lambda person: person.affiliations.all(),
        before=leave_partners,
        personal={"title": "", "description": "", "search": ""},
        shown=("partner", "started_on", "ended_on"),
        other=("id", "person", "is_primary", "may_edit"),
    ),
    Holding(
        Application,
        rows=lambda person: Application.objects.filter(contact_email__iexact=person.email or "-"),
        personal={"contact_name": "", "contact_title": "", "contact_email": ""},
        shown=("organisation", "what_we_do", "why", "bring", "created_at"),
        mentions=("what_we_do", "why", "bring", "words"),
        other=("id", "sector", "website", "state", "decided_by", "decided_at", "partner"),
    ),
    # An organisation's own words and contact stay its own. Who confirmed them has no name any more.
    Holding(
        Partner,
        rows=nobody(Partner),
        other=(
            "id",
            "name",
            "alternate_name",
            "slug",
            "stage",
            "sector",
            "places",
            "listed",
            "summary",
            "working_on",
            "fit",
            "needs_help",
            "can_help",
            "best_at",
            "call_for",
            "not_for",
            "email",
            "email_visibility",
            "phone",
            "phone_visibility",
            "address",
            "address_visibility",
            "website",
            "logo",
            "legal_status",
            "tax_id",
            "year_incorporated",
            "external_id",
            "joined_on",
            "confirmed_at",
            "confirmed_by",
            "confirm_due_on",
            "asked_at",
            "reminded_at",
            "merged_into",
            "archived_at",
            "version",
            "created_at",
            "sort_name",
            "search",
        ),
    ),
    Holding(Place, rows=nobody(Place), other=("id", "name", "key")),
)
