"""An agreement as a document: built from a draft, written as plain text, compared with another one.

A document is plain JSON; its text, made by as_text(), is what is frozen, hashed, shown, set as a PDF and signed.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.lib.comparing import Change, compare
from partners.models.appointment import Appointment
from partners.models.partner import Partner
from people.models import Network

Document = dict[str, Any]


def document_of(mou: Any) -> Document:
    """The document a draft makes now: {"title", "between", "partner", "and", "network", "clauses"}.

    Each clause is {"key", "title", "text", "points"}: its words with names and days filled in, and what is listed
    beneath it.
    """
    network = Network.current()
    lists = listed(mou)
    names = {"partner": mou.partner.name, "network": network.name}
    names |= {"start": day_in_words(mou.starts_on), "end": day_in_words(mou.until)}
    return {
        "title": mou.title,
        "between": _("between"),
        "partner": mou.partner.name,
        "and": _("and"),
        "network": network.name,
        "clauses": [
            {
                "key": row["key"],
                "title": filled(row["title"], names),
                "text": filled(row["text"], names),
                "points": lists.get(row["shows"], []),
            }
            for row in mou.clauses
        ],
    }


def filled(text: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        text = text.replace(f"[{name}]", value)
    return text


def day_in_words(day: date | None) -> str:
    return date_format(day, "j F Y") if day else _("either side ends it")


def listed(mou: Any) -> dict[str, list[str]]:
    """What may be listed beneath clauses, in words."""
    return {
        "jobs": jobs_of(mou.partner),
        "gives": mou.gives_in_words(),
        "gets": list(mou.gets),
        "contacts": contacts_of(mou.partner),
    }


def jobs_of(partner: Partner) -> list[str]:
    """The jobs a partner holds, in words: what it takes, who does it, until when."""
    rows = Appointment.objects.held().filter(partner=partner).with_names().order_by("started_on", "pk")
    return [job_in_words(row) for row in rows]


def job_in_words(row: Appointment) -> str:
    hours = ngettext("about %(n)d hour a month", "about %(n)d hours a month", row.role.hours) % {"n": row.role.hours}
    until = _("until %(day)s") % {"day": day_in_words(row.until)} if row.until else ""
    return " · ".join(filter(None, [row.role.name, row.person.name if row.person else "", hours, until]))


def contacts_of(partner: Partner) -> list[str]:
    """The primary contact and who else may edit the profile; the network's address."""
    rows: Any = partner.people_now()
    people = [f"{row.person.name}, {partner.name}" for row in rows.contact_first() if row.is_primary or row.may_edit]
    network = Network.current()
    return [*people[:3], *([f"{network.name}, {network.contact_email}"] if network.contact_email else [])]


def as_text(document: Document) -> str:
    """The whole document in plain text, ended by one line end."""
    head = [document["title"].upper(), document["between"], document["partner"], document["and"], document["network"]]
    return "\n\n".join(["\n".join(head), *map(clause_text, numbered(document["clauses"]))]) + "\n"


def numbered(clauses: list[dict]) -> list[dict]:
    return [{**clause, "number": number} for number, clause in enumerate(clauses, start=1)]


def clause_text(clause: dict) -> str:
    points = "\n".join(f"– {point}" for point in clause["points"])
    return "\n\n".join(filter(None, [f"{clause['number']}. {clause['title']}", clause["text"], points]))


def sha256_of(content: str | bytes) -> str:
    """SHA-256 of bytes, or of a text as UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


# Comparing


@dataclass(frozen=True)
class Clause:
    """A clause as a piece to compare; its text includes what is listed beneath it, a line for each point."""

    key: str
    title: str
    text: str


def compare_documents(old: Document, new: Document) -> list[Change]:
    """What changed from one document to the other, clause by clause."""
    return compare(pieces_of(old), pieces_of(new))


def pieces_of(document: Document) -> list[Clause]:
    return [Clause(clause["key"], clause["title"], body(clause)) for clause in document["clauses"]]


def body(clause: dict) -> str:
    return "\n".join(filter(None, [clause["text"], *(f"– {point}" for point in clause["points"])]))
