"""Rows of a table as entries: cells read into values, rows below a merged name joined, problems with their remedy."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.utils.translation import gettext as _

from backbone.transfer.headers import NAME, Header
from network.lib.tables import Table
from partners.columns import COLUMNS
from partners.models import Affiliation, Partner
from people.models import Person

CONTACT_FIELDS = {
    "contact_name": Person._meta.get_field("name"),
    "contact_email": Person._meta.get_field("email"),
    "contact_title": Affiliation._meta.get_field("title"),
    "contact_phone": Person._meta.get_field("phone"),
}
BROKEN_FORMULAS = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#ERROR!", "#SPILL!")
PLACE_LENGTH = 80
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")


@dataclass(frozen=True)
class Problem:
    """What is wrong at a line (from 1) in a column, as its header stands in the file, and what to do."""

    line: int
    column: str
    text: str


@dataclass
class Entry:
    """One organisation of the file: values by our column names, only of cells that were filled in; contacts alike."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)
    contacts: list[dict[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.values.get(NAME, "")


def read_entries(table: Table, headers: list[Header]) -> list[Entry]:
    """All entries of a table. A row without a name belongs to the named row above it: the cell was merged there."""
    used = [header for header in headers if header.column]
    name_at = next(header.index for header in used if header.column == NAME)
    entries: list[Entry] = []
    for line, cells in table.rows:
        entry = read_row(line, cells, used, table)
        if name_at < len(cells) and cells[name_at]:
            entries.append(entry)
        elif entries:
            join(entries[-1], entry, {header.column: header.text for header in used})
        elif entry.values or entry.contacts or entry.problems:
            entry.problems.append(Problem(line, headers[name_at].text, _("Give the organisation’s name.")))
            entries.append(entry)
    return entries


def read_row(line: int, cells: list[str], headers: list[Header], table: Table) -> Entry:
    entry = Entry(line)
    for header in headers:
        cell = cells[header.index] if header.index < len(cells) else ""
        if not cell:
            continue
        try:
            entry.values[header.column] = read_cell(header.column, cell, (line, header.index) in table.formulas)
        except ValidationError as error:
            entry.problems.append(Problem(line, header.text, " ".join(error.messages)))
    contact = {name: entry.values.pop(name) for name in CONTACT_FIELDS if name in entry.values}
    if contact:
        entry.contacts.append(contact)
        if "contact_name" not in contact:
            entry.problems.append(Problem(line, "", _("There are details of a contact, but no name. Add the name.")))
    return entry


def read_cell(column: str, cell: str, is_formula: bool) -> Any:
    """The value of a cell; raises ValidationError with the remedy."""
    if "\x00" in cell:
        raise ValidationError(_("This holds a character no page can show (NUL). Type the text anew."))
    if is_formula or cell.upper() in BROKEN_FORMULAS:
        raise ValidationError(
            _("“%(cell)s” is a formula, not its result. In the spreadsheet, copy the column and paste it as values.")
            % {"cell": cell[:60]}
        )
    if column == "year_incorporated" and len(cell) > 4 and (year := YEAR.search(cell)):
        cell = year.group()
    if column == "website" and "://" not in cell:
        cell = f"https://{cell}"
    value = COLUMNS[column].read(cell)
    if column == "places":
        check_places(value)
    else:
        check(CONTACT_FIELDS.get(column) or Partner._meta.get_field(column), value)
    return value


def check(model_field: models.Field, value: Any) -> None:
    """What the database or the page would refuse, said so that one knows what to do."""
    most = model_field.max_length
    if most and isinstance(value, str) and len(value) > most:
        lengths = {"long": f"{len(value):,}", "most": f"{most:,}"}
        raise ValidationError(_("This has %(long)s characters; at most %(most)s fit. Shorten it.") % lengths)
    for kind, validator, words in SHAPES:
        if isinstance(model_field, kind):
            try:
                validator(value)
            except ValidationError as error:
                raise ValidationError(words() % {"cell": str(value)[:80]}) from error


SHAPES: list[tuple[type[models.Field], Callable[[str], None], Callable[[], str]]] = [
    (
        models.EmailField,
        validate_email,
        lambda: _("“%(cell)s” is not a mail address. Write it like name@example.org, or leave it empty."),
    ),
    (
        models.URLField,
        URLValidator(schemes=["http", "https"]),
        lambda: _("“%(cell)s” is not a web address. Write it like https://example.org, or leave it empty."),
    ),
]


def check_places(names: list[str]) -> None:
    for name in names:
        if len(name) > PLACE_LENGTH:
            raise ValidationError(
                _("“%(name)s…” is too long for a place. Separate several places with semicolons.") % {"name": name[:40]}
            )


def join(entry: Entry, more: Entry, headers: dict[str, str]) -> None:
    """Take the cells of a row without a name into the entry above: new values fill it, text and places are added."""
    entry.problems += more.problems
    entry.contacts += more.contacts
    for column, value in more.values.items():
        here = entry.values.get(column)
        if here is None:
            entry.values[column] = value
        elif isinstance(value, list):
            entry.values[column] = here + [name for name in value if name not in here]
        elif column in CONTACT_FIELDS or value == here:
            continue
        elif isinstance(Partner._meta.get_field(column), models.TextField):
            entry.values[column] = f"{here}\n{value}"
        else:
            words = _("This row has no name, so it belongs to “%(name)s” above. There stands another value: keep one.")
            entry.problems.append(Problem(more.line, headers[column], words % {"name": entry.name}))
