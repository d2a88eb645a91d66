"""A plan as the page shows it before anything is imported: counts, and the first of each kind; ready for JSON."""

from typing import Any

from django.utils.translation import gettext as _

from backbone.transfer.headers import NAME
from backbone.transfer.plan import Plan, Planned
from partners.models import Partner

MANY = 100
LONG = 160


def report_of(plan: Plan) -> dict[str, Any]:
    problems = plan.problems
    return {
        "format": "hsds" if plan.is_hsds else "csv",
        "headers": [[header.text, header.column] for header in plan.headers if header.text],
        "unused": [header.text for header in plan.headers if header.text and not header.column],
        "needs_name": all(header.column != NAME for header in plan.headers),
        "counts": {**plan.counts, "rows": len(plan.rows), "problems": len(problems)},
        "problems": [[problem.line, problem.column, problem.text] for problem in problems[:MANY]],
        "new": [new_row(row) for row in plan.of("new")[:MANY]],
        "changed": [changed_row(row) for row in plan.of("changed")[:MANY]],
        "doubtful": [doubtful_row(row) for row in plan.of("doubtful")[:MANY]],
    }


def refusal(sentence: str) -> dict[str, Any]:
    """The report of a file that could not be read at all."""
    return {"refusal": sentence, "counts": {}}


def new_row(row: Planned) -> list[Any]:
    """Line, name, first words, and who comes along: "Lena Novak, lena@example.org"."""
    return [row.entry.line, row.entry.name, first_words(row), [contact_words(contact) for contact in row.contacts]]


def contact_words(contact: dict[str, str]) -> str:
    return ", ".join(filter(None, (contact.get("contact_name"), contact.get("contact_email"))))


def first_words(row: Planned) -> str:
    return short(row.entry.values.get("summary", "") or ", ".join(row.entry.values.get("places", [])))


def changed_row(row: Planned) -> dict[str, Any]:
    partner = row.partner
    changes = [[label(column), shown(column, old), shown(column, new)] for column, (old, new) in row.changes.items()]
    changes += [[_("new colleague"), "", contact.get("contact_name", "")] for contact in row.contacts]
    return {"line": row.entry.line, "name": partner.name, "url": partner.get_absolute_url(), "changes": changes}


def doubtful_row(row: Planned) -> dict[str, Any]:
    candidates = [[here.pk, here.name, here.slug] for here in row.match.candidates[:5]]
    return {"line": row.entry.line, "name": row.entry.name, "why": row.match.why, "candidates": candidates}


def label(column: str) -> str:
    """What a column is called on the pages."""
    contact = {
        "contact_name": _("contact: name"),
        "contact_email": _("contact: mail address"),
        "contact_title": _("contact: title"),
        "contact_phone": _("contact: phone"),
    }
    return contact.get(column) or str(Partner._meta.get_field(column).verbose_name)


def shown(column: str, value: Any) -> str:
    """A value in words, shortened: a stage's name, places separated by commas."""
    if isinstance(value, list):
        return short(", ".join(value))
    choices = dict(Partner._meta.get_field(column).flatchoices)
    return short(str(choices.get(value, "" if value is None else value)))


def short(text: str) -> str:
    return text if len(text) <= LONG else f"{text[:LONG].rstrip()}…"
