"""vCard 4.0 (RFC 6350), written here: the known Python libraries stop at 3.0."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from partners.directory import shown
from partners.models import Partner
from people.models import Person

LINE_OCTETS = 75  # RFC 6350, 3.2
NO_CONTROLS = {number: None for number in (*range(32), 127) if chr(number) != "\n"}


def escape(text: str) -> str:
    """A text value (RFC 6350, 3.4): backslash, comma, semicolon, line end escaped; other control characters gone."""
    plain = str(text).replace("\r\n", "\n").replace("\r", "\n").translate(NO_CONTROLS)
    return plain.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def fold(line: str) -> str:
    """A content line cut at 75 octets, never inside a character; what continues begins with a space."""
    pieces, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE_OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += octets
    return "\r\n".join(pieces)


def card(lines: Iterable[tuple[str, str]]) -> str:
    """A whole vCard of (property with its parameters, value already escaped); empty values are left out."""
    content = [("BEGIN", "VCARD"), ("VERSION", "4.0"), *lines, ("END", "VCARD")]
    return "".join(f"{fold(f'{name}:{value}')}\r\n" for name, value in content if value)


def person_card(person: Person, viewer: Any) -> str:
    """A person fetched by directory.with_affiliations(), with the contact fields this viewer may see."""
    *given, family = person.name.split() or [""]
    lines = [
        ("KIND", "individual"),
        ("UID", f"{settings.SITE_URL}{person.get_absolute_url()}"),
        ("FN", escape(person.name)),
        ("N", ";".join([escape(family), escape(" ".join(given)), "", "", ""])),
        ("EMAIL", escape(shown(person, "email", viewer) or "")),
        ("TEL;VALUE=text", escape(shown(person, "phone", viewer))),
    ]
    for number, row in enumerate(person.current, 1):  # a group keeps an organisation and the title there together
        lines += [
            (f"at{number}.ORG", escape(row.partner.name)),
            (f"at{number}.TITLE", escape(row.title)),
            (f"at{number}.NOTE", escape(row.description)),
        ]
    return card(lines)


def partner_card(partner: Partner, viewer: Any) -> str:
    """An organisation, with the contact fields this viewer may see. Needs `places` where there are many."""
    address = shown(partner, "address", viewer)
    street = ";".join(["", "", escape(", ".join(address.splitlines())), "", "", "", ""]) if address else ""
    return card([
        ("KIND", "org"),
        ("UID", f"{settings.SITE_URL}{partner.get_absolute_url()}"),
        ("FN", escape(partner.name)),
        ("ORG", escape(partner.name)),
        ("NICKNAME", escape(partner.alternate_name)),
        ("EMAIL", escape(shown(partner, "email", viewer))),
        ("TEL;VALUE=text", escape(shown(partner, "phone", viewer))),
        ("ADR", street),
        ("URL", "".join(partner.website.split())),
        ("CATEGORIES", ",".join(escape(word) for word in _categories(partner))),
        ("NOTE", escape(partner.summary)),
    ])  # fmt: skip


def _categories(partner: Partner) -> list[str]:
    names = [partner.get_sector_display(), *(place.name for place in partner.places.all())]
    return [str(name) for name in names if name]
