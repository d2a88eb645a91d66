"""What stands in an issue: put together from its sections, the same for mail, archive, feed and preview."""

from typing import Any

from django.utils import timezone

from network.lib.excerpts import excerpt
from newsletter.models import Issue
from newsletter.writing import Row, sections_of
from people.models import Network
from working_groups.models import CommonAgenda

FOOT = 420  # letters of what the network does, and of what it leaves to its partners


def content_of(issue: Issue) -> dict[str, Any]:
    """Plain data that can be kept. Sections without words and rows are left out."""
    network = Network.current()
    sections = [_section(section, rows) for section, rows in sections_of(issue)]
    return {
        "number": issue.pk,
        "subject": issue.subject,
        "preheader": issue.preheader,
        "is_public": issue.is_public,
        "day": (issue.begun_at or timezone.now()).isoformat(),
        "path": issue.archive_url,
        "network": network.name,
        "contact": network.contact_email,
        "sections": [one for one in sections if one["words"] or one["items"] or one["picture"]],
        **_foot(),
    }


def _section(section: Any, rows: list[Row]) -> dict[str, Any]:
    title = section.title or ("" if section.is_text else str(section.get_kind_display()))
    shown = [_item(row) for row in rows if row.is_shown]
    return {
        "kind": section.kind,
        "title": title,
        "words": section.words.strip(),
        "picture": section.picture_url,
        "alt": section.alt,
        "items": shown,
    }


def _item(row: Row) -> dict[str, Any]:
    told = row.told
    return {
        "title": row.title,
        "words": [part.strip() for part in row.words.split("\n\n") if part.strip()],
        "parts": [list(part) for part in told.parts] if told else [],
        "path": told.path if told else "",
        "picture": row.picture,
        "alt": row.alt,
    }


def _foot() -> dict[str, str]:
    """What the network does and what it leaves to its partners, from the common agenda in force."""
    agenda = CommonAgenda.objects.adopted()
    said = {"does": agenda.does, "leaves": agenda.leaves} if agenda else {"does": "", "leaves": ""}
    return {name: excerpt(text, FOOT) if text.strip() else "" for name, text in said.items()}
