"""What people call their columns, and which of ours is meant."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from network.lib.search import fold
from network.lib.tables import LOOKED_AT_ROWS, Refusal, Table
from partners.columns import COLUMNS
from partners.models import Partner

NAME = "name"
# Headers of other people's spreadsheets, folded; our own names and labels are known besides.
ALIASES = {
    "name": "organization, organisation, organization name, organisation name, partner, partner name, agency, "
    "agency name, company, legal name, title",
    "alternate_name": "alternative name, also known as, aka, acronym, short name, abbreviation",
    "sector": "type, organization type, organisation type, category, kind",
    "stage": "status, partner status, membership, membership status",
    "places": "place, town, towns, city, cities, location, locations, area, areas served, region, county, "
    "neighbourhood, neighborhood, service area",
    "summary": "description, about, what they do, mission, what you do, services",
    "working_on": "current work, projects, current projects",
    "needs_help": "needs, need, needs help with",
    "can_help": "offers, offer, can help with",
    "best_at": "strengths, strength",
    "email": "e-mail, mail, e-mail address, email address, mail address, organization email, organisation email, "
    "general email",
    "phone": "telephone, tel, phone number, telephone number, office phone",
    "address": "street, street address, postal address, mailing address",
    "website": "web, url, web site, homepage, website url, web address, internet",
    "year_incorporated": "founded, year founded, established, date incorporated, date_incorporated, year",
    "tax_id": "ein, tax number, vat number, charity number, registration number",
    "legal_status": "legal form, tax status, tax_status",
    "joined_on": "joined, member since, partner since, join date, date joined",
    "external_id": "id, identifier, external id, reference, ref, record id, crm id",
    "contact_name": "contact, contact person, primary contact, main contact, representative, contact name",
    "contact_email": "contact e-mail, contact mail, email of contact, contact email address, e-mail of contact",
    "contact_title": "contact role, position, job title, role, contact position",
    "contact_phone": "contact telephone, mobile, cell, cell phone, contact mobile",
}
# Headers that do not say whose mail address stands below.
ANYBODYS_MAIL = {"e mail", "email", "mail", "e mail address", "email address", "mail address"}
HSDS_MARKS = {"id", "name", "description"}
HSDS_ONLY = {"accreditations", "date_incorporated", "year_incorporated", "funding_sources", "licenses", "legal_status",
             "tax_status", "tax_id", "alternate_name", "parent_organization_id", "uri", "logo"}  # fmt: skip


@dataclass(frozen=True)
class Header:
    """One column of the file: its place, what stands above it, and the name of our column it fills ("" for none)."""

    index: int
    text: str
    column: str


def known_headers() -> dict[str, str]:
    """Folded header → our column."""
    known = {plain(alias): name for name, aliases in ALIASES.items() for alias in aliases.split(",")}
    for name in COLUMNS:
        known[plain(name)] = name
        field = {field.name: field for field in Partner._meta.get_fields()}.get(name)
        if field is not None and hasattr(field, "verbose_name"):
            known.setdefault(plain(str(field.verbose_name)), name)
    return known


def plain(header: str) -> str:
    """A header as it is compared: no case, no accents, no marks at its end (Name*:)."""
    return fold(header.replace("_", " ").replace("-", " ")).strip(" *:.?()")


def take_headers(table: Table, columns: dict[str, str] | None = None) -> list[Header]:
    """Find the row of headers among the first rows, drop it and what stands above it, and say what each one fills.

    columns: what a person said, header → column. Raises Refusal when there is no row below.
    """
    known = known_headers()
    first = table.rows[:LOOKED_AT_ROWS]
    best = max(range(len(first)), key=lambda index: (_recognised(first[index][1], known), -index))
    cells = first[best][1]
    table.drop_before(best + 1)
    if not table.rows:
        raise Refusal(_("There is no row below the header. Is this the right file?"))
    headers = _fill(cells, known, columns)
    return headers if columns is not None else _mail_of_the_contact(headers)


def _recognised(cells: list[str], known: dict[str, str]) -> int:
    return sum(plain(cell) in known for cell in cells)


def _fill(cells: list[str], known: dict[str, str], columns: dict[str, str] | None) -> list[Header]:
    taken: set[str] = set()
    headers = []
    for index, text in enumerate(cells):
        column = columns.get(text, "") if columns is not None else known.get(plain(text), "")
        column = "" if column in taken or column not in COLUMNS else column
        taken |= {column} - {""}
        headers.append(Header(index, text, column))
    return headers


def _mail_of_the_contact(headers: list[Header]) -> list[Header]:
    """In a list that names a contact and has one mail address a row, the address is that person's."""
    columns = {header.column for header in headers}
    if "contact_name" not in columns or "contact_email" in columns:
        return headers
    return [
        replace(header, column="contact_email")
        if header.column == "email" and plain(header.text) in ANYBODYS_MAIL
        else header
        for header in headers
    ]


def has_name(headers: list[Header]) -> bool:
    return any(header.column == NAME for header in headers)


def is_hsds(headers: list[Header]) -> bool:
    """Whether this is an organisation file of the Human Services Data Specification."""
    names = {header.text for header in headers}
    return names >= HSDS_MARKS and bool(names & HSDS_ONLY)
