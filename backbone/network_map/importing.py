"""Ties from a spreadsheet: read whole, told line by line what is wrong and what to do, brought in all or none.

Three forms: an edge list (from, to, perhaps date and strength 1 to 5); who attended what (partner, gathering, date);
and the same as a grid: a partner a row, a gathering a column with its day in the head, a mark in the cells.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from backbone.models import ImportedAttendance, ImportedTie, TieImport
from network.lib.dates import today
from network.lib.search import fold
from network.lib.tables import Refusal, read_table
from partners.models import Partner
from people.models import Person

MOST_ROWS = 5_000
MOST_BYTES = 1_000_000
MOST_NAMES = 20_000
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NO_MARK = {"", "0", "-", "–", "no", "n", "false"}
FROM, TO = ("from", "source"), ("to", "target")
# As the page shows them
EXAMPLES = {
    "ties": "from, to", "more": "date, strength", "attendance": "partner, gathering, date",
    "grid": "partner, Spring meeting 2025-03-31",
}  # fmt: skip
Rows = list[tuple[int, list[str]]]


@dataclass(frozen=True)
class Problem:
    """What is wrong at a line (from 1) of the file, in which column, and what to do."""

    line: int
    column: str
    text: str


@dataclass
class Plan:
    """What bringing the file in would do; nothing while there are problems."""

    ties: list[ImportedTie] = field(default_factory=list)
    attended: list[ImportedAttendance] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def meetings(self) -> int:
        return len({(row.meeting, row.on) for row in self.attended})

    @property
    def partners(self) -> int:
        ends = {key for row in self.ties for key in (row.one_id, row.other_id)}
        return len(ends | {row.partner_id for row in self.attended})


def plan(data: bytes) -> Plan:
    """Read a file. Raises network.lib.tables.Refusal where it is no table at all."""
    rows = read_table(data).rows
    if len(rows) > MOST_ROWS + 1:
        raise Refusal(_("At most %(most)d rows fit. Please split the file.") % {"most": MOST_ROWS})
    header = [fold(cell) for cell in rows[0][1]]
    made, known = Plan(), Known()
    reader = reader_for(header)
    for line, cells in rows[1:]:
        reader(made, known, line, rows[0][1], [*cells, *[""] * (len(header) - len(cells))])
    made.problems.sort(key=lambda problem: problem.line)
    without_doubles(made)
    return made


@transaction.atomic
def bring_in(data: bytes, by: Person, name: str) -> TieImport:
    """Bring every row of a file in, or none."""
    made = plan(data)
    if made.problems:
        raise ValidationError(_("There is something to correct in this file first."))
    return TieImport.bring_in(by, name, made.ties, made.attended)


def reader_for(header: list[str]) -> Callable:
    if place_of(header, FROM) is not None and place_of(header, TO) is not None:
        return read_tie
    if "partner" in header and "gathering" in header and "date" in header:
        return read_attendance
    if header and header[0] in ("partner", "name") and len(header) > 1 and any(map(DAY.search, header[1:])):
        return read_grid
    raise Refusal(
        _(
            "The first row names the columns. For ties: from, to, and perhaps date and strength. For attendance: "
            "partner, gathering, date; or partner and a column for each gathering with its day, such as “Spring "
            "meeting 2025-03-31”."
        )
    )


def place_of(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


class Known:
    """The partners by name."""

    def __init__(self) -> None:
        rows = Partner.objects.present().filter(merged_into=None).values_list("sort_name", "name", "pk")[:MOST_NAMES]
        self.numbers = {sort_name: pk for sort_name, _name, pk in rows}
        self.shared = {name for name, often in Counter(row[0] for row in rows).items() if often > 1}
        self.names = {sort_name: name for sort_name, name, _pk in rows}

    def find(self, name: str) -> int:
        """The number of a partner. Raises ValidationError with the name that was perhaps meant."""
        if not name:
            raise ValidationError(_("The name of the partner is missing."))
        folded = fold(name)
        if folded in self.shared:
            raise ValidationError(_("Several partners have this name. Merge them, or call one of them otherwise."))
        if folded in self.numbers:
            return self.numbers[folded]
        near = get_close_matches(folded, self.numbers, 1, 0.75)
        words = _("There is no partner “%(name)s”.") % {"name": name[:60]}
        if near:
            raise ValidationError(f"{words} " + _("Did you mean “%(name)s”?") % {"name": self.names[near[0]]})
        raise ValidationError(f"{words} " + _("Write the name as in the directory, or enter the partner first."))


def day_of(text: str, otherwise: date | None = None) -> date:
    if not text and otherwise:
        return otherwise
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise ValidationError(_("“%(text)s” is no day. Write it like 2025-03-31.") % {"text": text[:30]}) from error
    if not date(1950, 1, 1) <= found <= today():
        raise ValidationError(_("This day is still to come, or very long ago. Correct the year."))
    return found


def strength_of(text: str) -> int:
    if text not in ("", *"12345"):
        raise ValidationError(_("The strength is a whole number from 1 to 5, or nothing."))
    return int(text or 1)


class Cells:
    """The cells of one line by name of column; what is wrong in one goes to the problems."""

    def __init__(self, made: Plan, line: int, titles: list[str], cells: list[str]) -> None:
        self.made, self.line, self.titles, self.cells = made, line, titles, cells
        self.header = [fold(title) for title in titles]

    def read(self, names: tuple[str, ...], how: Callable) -> Any:
        """The value of a column, None where it is wrong."""
        place = place_of(self.header, names)
        title = self.titles[place] if place is not None else names[0]
        return self.take(title, how, self.cells[place] if place is not None else "")

    def take(self, title: str, how: Callable, text: str) -> Any:
        try:
            return how(text.strip())
        except ValidationError as error:
            self.made.problems.append(Problem(self.line, title, " ".join(error.messages)))
            return None


def read_tie(made: Plan, known: Known, line: int, titles: list[str], row: list[str]) -> None:
    cells = Cells(made, line, titles, row)
    one, other = cells.read(FROM, known.find), cells.read(TO, known.find)
    on = cells.read(("date", "on"), lambda text: day_of(text, today()))
    strength = cells.read(("strength", "weight"), strength_of)
    if one and one == other:
        made.problems.append(Problem(line, titles[0], _("Nobody has a tie to themselves. Name another partner.")))
    elif one and other and on and strength:
        made.ties.append(ImportedTie(one_id=one, other_id=other, on=on, strength=strength))


def read_attendance(made: Plan, known: Known, line: int, titles: list[str], row: list[str]) -> None:
    cells = Cells(made, line, titles, row)
    partner, on = cells.read(("partner",), known.find), cells.read(("date",), day_of)
    meeting = cells.read(("gathering",), meeting_name)
    if partner and on and meeting:
        made.attended.append(ImportedAttendance(partner_id=partner, meeting=meeting, on=on))


def meeting_name(text: str) -> str:
    if not text:
        raise ValidationError(_("Name the gathering."))
    return text[:200]


def read_grid(made: Plan, known: Known, line: int, titles: list[str], row: list[str]) -> None:
    cells = Cells(made, line, titles, row)
    partner = cells.take(titles[0], known.find, row[0])
    for title in marked(titles, row):
        found = DAY.search(title)
        on = cells.take(title, day_of, found.group() if found else "")
        if partner and on:
            made.attended.append(ImportedAttendance(partner_id=partner, meeting=title[:200], on=on))


def marked(titles: list[str], row: list[str]) -> Iterator[str]:
    """The heads of the cells that hold a mark."""
    for title, text in zip(titles[1:], row[1:], strict=False):
        if fold(text) not in NO_MARK:
            yield title


def without_doubles(made: Plan) -> None:
    """The same said twice counts once."""
    made.attended = list({(row.partner_id, row.meeting, row.on): row for row in made.attended}.values())
    made.ties = list({(*sorted((row.one_id, row.other_id)), row.on): row for row in made.ties}.values())
