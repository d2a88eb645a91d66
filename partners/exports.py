"""The directory as files: what a reader may see, in the order of the pages, written row by row."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst
from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from network.lib.csv import write_rows
from network.lib.dates import today
from partners.columns import COLUMNS
from partners.directory import INTERNAL, sees_all, shown, with_affiliations, with_people
from partners.models import Affiliation, Partner
from partners.vcards import partner_card, person_card
from people.models import Person

CHUNK = 500
MARK = "\ufeff"  # by it spreadsheets know UTF-8
BOOKLET = Path(__file__).parent / "typst" / "directory.typ"
PERSON_COLUMNS = ("name", "pronouns", "email", "phone", "partner", "title", "description", "started_on")


def partners_csv(partners: QuerySet[Partner], viewer: Any) -> Iterator[str]:
    """Partners as our import reads them: every column for backbone staff, for others all but the internal ones."""
    whole = sees_all(viewer)
    columns = [column for column in COLUMNS.values() if whole or column.name not in INTERNAL]
    yield MARK
    yield from write_rows([[column.name for column in columns]])
    rows = with_people(partners, viewer).prefetch_related("places").iterator(chunk_size=CHUNK)
    yield from write_rows([column.write(partner, viewer) for column in columns] for partner in rows)


def people_csv(people: QuerySet[Person], viewer: Any) -> Iterator[str]:
    """People, a row for each partner they are at."""
    yield MARK
    yield from write_rows([PERSON_COLUMNS])
    for person in with_affiliations(people, viewer).iterator(chunk_size=CHUNK):
        who = [person.name, person.pronouns, shown(person, "email", viewer) or "", shown(person, "phone", viewer)]
        roles = [[row.partner.name, row.title, row.description, str(row.started_on)] for row in person.current]
        yield from write_rows([*who, *role] for role in roles or [["", "", "", ""]])


def partner_cards(partners: QuerySet[Partner], viewer: Any) -> Iterator[str]:
    rows = partners.prefetch_related("places").iterator(chunk_size=CHUNK)
    return (partner_card(partner, viewer) for partner in rows)


def people_cards(people: QuerySet[Person], viewer: Any) -> Iterator[str]:
    rows = with_affiliations(people, viewer).iterator(chunk_size=CHUNK)
    return (person_card(person, viewer) for person in rows)


def booklet(partners: list[Partner], viewer: Any, network: Any) -> bytes:
    """A PDF (PDF/UA-1) of partners fetched with people and places. What people wrote is data in it, never source."""
    data = {
        "network": network.name,
        "description": network.description,
        "language": (get_language() or "en").split("-")[0],
        "words": {
            "title": _("Directory"),
            "date": date_format(today(), "j F Y"),
            "who": _("Who is who"),
            "partners": _("Organisations"),
            "page": _("page"),
        },
        "partners": [_entry(partner, viewer) for partner in partners],
        "who": [
            (row.person.name, row.partner.name)
            for row in sorted((row for partner in partners for row in partner.current), key=_by_person)
        ],
    }
    source = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        return typst.compile(BOOKLET.read_bytes(), sys_inputs=source, pdf_standards=["ua-1"])
    except typst.TypstError:  # a letter no font of ours has: the standard forbids it, but it must not keep all from all
        return typst.compile(BOOKLET.read_bytes(), sys_inputs=source)


def _by_person(row: Affiliation) -> tuple[str, int]:
    return row.person.sort_name, row.pk


def _entry(partner: Partner, viewer: Any) -> dict[str, Any]:
    facts = [capfirst(partner.get_sector_display()), ", ".join(place.name for place in partner.served)]
    website = partner.website.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    reach = [*(shown(partner, name, viewer) for name in ("phone", "email")), website]
    return {
        "name": partner.name,
        "facts": " · ".join(filter(None, facts)),
        "summary": partner.summary,
        "reach": list(filter(None, reach)),
        "people": [
            {
                "name": row.person.name,
                "role": " · ".join(filter(None, [row.title, row.description])),
                "reach": list(filter(None, [shown(row.person, name, viewer) for name in ("phone", "email")])),
            }
            for row in partner.current
        ],
    }
