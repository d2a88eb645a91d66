"""The columns of a partner in a file: how each is written and how it is read back, for export and import alike."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from network.lib.numbers import number_in
from partners.directory import shown
from partners.models import Affiliation, Partner, Stage
from partners.models.partner import PROFILE_FIELDS


@dataclass(frozen=True)
class Column:
    """One column; its name is the header.

    write(partner, viewer) is the cell as this viewer may see it. read(cell) is the value a verb takes; it raises
    ValidationError, in words that say what to do, for a cell it cannot read. An empty cell reads as the empty value.
    """

    name: str
    write: Callable[[Partner, Any], str]
    read: Callable[[str], Any]


def primary_contact(partner: Partner) -> Affiliation | None:
    """The current primary contact; taken from `current` where directory.with_people() has fetched it."""
    rows = getattr(partner, "current", None)
    if rows is None:
        rows = partner.people_now().filter(is_primary=True, person__erased_at=None)
    return next((row for row in rows if row.is_primary), None)


def _field(name: str) -> Callable[[Partner, Any], str]:
    def write(partner: Partner, viewer: Any) -> str:
        value = shown(partner, name, viewer)
        return "" if value is None else str(value)

    return write


def _contact(name: str) -> Callable[[Partner, Any], str]:
    def write(partner: Partner, viewer: Any) -> str:
        row = primary_contact(partner)
        if row is None:
            return ""
        return row.title if name == "title" else str(shown(row.person, name, viewer) or "")

    return write


def write_places(partner: Partner, viewer: Any) -> str:
    """Names separated by semicolons; one that holds a semicolon itself is quoted."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="").writerow([place.name for place in partner.places.all()])
    return buffer.getvalue()


def read_places(cell: str) -> list[str]:
    rows = csv.reader([cell.replace("\n", " ")], delimiter=";", skipinitialspace=True)
    return [name.strip() for row in rows for name in row if name.strip()]


def read_text(cell: str) -> str:
    return cell


def read_year(cell: str) -> int | None:
    if not cell:
        return None
    if len(cell) != 4 or (year := number_in(cell)) is None:
        raise ValidationError(_("“%(cell)s” is not a year. Write it with four digits, such as 1998.") % {"cell": cell})
    return year


def read_day(cell: str) -> date | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise ValidationError(
            _("“%(cell)s” is not a date. Write it as year-month-day, such as 2024-05-31.") % {"cell": cell}
        ) from error


def _choice(choices: Any, default: str) -> Callable[[str], str]:
    """Reads a choice by its value or by the word the pages show, in any case."""

    def read(cell: str) -> str:
        if not cell:
            return default
        wanted = cell.casefold()
        for value, label in choices:
            if wanted in (str(value).casefold(), str(label).casefold()):
                return str(value)
        known = ", ".join(str(label) for value, label in choices if value)
        raise ValidationError(
            _("“%(cell)s” is not known here. Use one of: %(known)s.") % {"cell": cell, "known": known}
        )

    return read


def _reader(name: str) -> Callable[[str], Any]:
    field = Partner._meta.get_field(name)
    if field.choices:
        return _choice(field.flatchoices, "" if field.blank else str(field.default))
    return read_year if name == "year_incorporated" else read_text


COLUMNS: dict[str, Column] = {
    column.name: column
    for column in (
        *(Column(name, _field(name), _reader(name)) for name in PROFILE_FIELDS),
        Column("stage", _field("stage"), _choice(Stage.choices, str(Stage.PROSPECT))),
        Column("places", write_places, read_places),
        Column("joined_on", _field("joined_on"), read_day),
        Column("external_id", _field("external_id"), read_text),
        Column("contact_name", _contact("name"), read_text),
        Column("contact_email", _contact("email"), read_text),
        Column("contact_title", _contact("title"), read_text),
        Column("contact_phone", _contact("phone"), read_text),
    )
}
