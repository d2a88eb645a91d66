"""Figures from a spreadsheet: read whole, told line by line what is wrong and what to do, then entered all or none."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from learning import periods
from learning.entering import Group, Said, check, enter, says_the_same
from learning.exporting import COLUMNS
from learning.models import Measure, Quality, Reading
from learning.rolling_up import Figure
from network.lib.search import fold
from network.lib.tables import Refusal, read_table
from partners.models import Partner
from people.models import AuditEntry, Person

MOST_ROWS = 2000
NEEDED = ("measure", "period")
NUMBERS = ("value", "numerator", "denominator")
Place = tuple[int, int | None, date]


@dataclass(frozen=True)
class Problem:
    """What is wrong at a line (from 1) of the file, in which column, and what to do."""

    line: int
    column: str
    text: str


@dataclass
class Entry:
    """One figure of the file with its groups. before: what stands there now."""

    line: int
    measure: Measure
    partner: Partner | None
    period: date
    said: Said | None = None
    groups: list[Group] = field(default_factory=list)
    before: Reading | None = None

    @property
    def period_label(self) -> str:
        return periods.label(self.period, self.measure.every)

    @property
    def kind(self) -> str:
        """new, changed or same."""
        if self.before is None or self.before.is_taken_back:
            return "new"
        return "same" if self.said and says_the_same(self.before, self.said) else "changed"


@dataclass
class Plan:
    """What entering the file would do; nothing while there are problems."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def count(self, kind: str) -> int:
        return sum(entry.kind == kind for entry in self.entries)

    @property
    def to_enter(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind != "same"]


def plan(data: bytes) -> Plan:
    """Read a file. Raises network.lib.tables.Refusal where it is no table at all."""
    rows = rows_of(data)
    known = Known(rows)
    made, found = Plan(), dict[Place, Entry]()
    for line, cells in rows:
        try:
            take(line, cells, known, found)
        except ValidationError as error:
            made.problems += problems_of(line, error)
    for entry in found.values():
        finish(entry, made)
    made.problems.sort(key=lambda problem: problem.line)
    return made


@transaction.atomic
def enter_all(data: bytes, by: Person) -> int:
    """Enter every figure of a file, or none; returns how many were new or changed."""
    made = plan(data)
    if made.problems:
        raise ValidationError(_("There is something to correct in this file first."))
    for entry in made.to_enter:
        base = entry.before.pk if entry.before else None
        if entry.said:
            enter(by, entry.measure, entry.partner, entry.period, entry.said, base)
    AuditEntry.record("reading.imported", by=by, figures=len(made.to_enter))
    return len(made.to_enter)


# Reading


def rows_of(data: bytes) -> list[tuple[int, dict[str, str]]]:
    """(line, column → cell) of every row below the header."""
    table = read_table(data)
    header = [fold(cell) for cell in table.rows[0][1]]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        words = {"names": ", ".join(missing), "all": ", ".join(COLUMNS)}
        raise Refusal(_("There is no column %(names)s. The first row names the columns: %(all)s.") % words)
    if len(table.rows) > MOST_ROWS + 1:
        raise Refusal(_("At most %(most)d rows fit. Please split the file.") % {"most": MOST_ROWS})
    return [(line, dict(zip(header, cells, strict=False))) for line, cells in table.rows[1:]]


class Known:
    """The measures and partners a file names, read at once."""

    def __init__(self, rows: Iterable[tuple[int, dict[str, str]]]) -> None:
        names = {cells.get("measure", "") for _line, cells in rows}
        folded = {fold(name) for name in names}
        found = Measure.objects.current().filter(slug__in=names) | Measure.objects.current().filter(
            sort_name__in=folded
        )
        self.measures = {key: one for one in found for key in (one.slug, one.sort_name)}
        partners = {fold(cells.get("partner", "")) for _line, cells in rows} - {""}
        self.partners = {one.sort_name: one for one in Partner.objects.present().filter(sort_name__in=partners)}

    def measure(self, name: str) -> Measure:
        found = self.measures.get(name) or self.measures.get(fold(name))
        if found is None:
            raise ValidationError({"measure": _("There is no measure “%(name)s”.") % {"name": name[:60]}})
        return found

    def partner(self, name: str) -> Partner | None:
        if not name:
            return None
        found = self.partners.get(fold(name))
        if found is None:
            words = _("There is no partner “%(name)s”. Write the name as in the directory.")
            raise ValidationError({"partner": words % {"name": name[:60]}})
        return found


def take(line: int, cells: dict[str, str], known: Known, found: dict[Place, Entry]) -> None:
    """Put one row where it belongs: a figure, or a group of one."""
    measure = known.measure(cells.get("measure", ""))
    partner = known.partner(cells.get("partner", ""))
    try:
        period = periods.read(cells.get("period", ""), measure.every)
    except ValidationError as error:
        raise ValidationError({"period": error.messages}) from error
    figure = figure_of(cells)
    place = (measure.pk, partner.pk if partner else None, period)
    entry = found.setdefault(place, Entry(line, measure, partner, period))
    if cells.get("dimension") or cells.get("group"):
        entry.groups.append(Group(cells.get("dimension", ""), cells.get("group", ""), figure))
        return
    if entry.said is not None:
        raise ValidationError(_("This figure stands in line %(line)d already.") % {"line": entry.line})
    entry.line = line
    entry.said = Said(figure, cells.get("note", ""), flags=flags_of(cells.get("flags", "")))


def figure_of(cells: dict[str, str]) -> Figure:
    value, numerator, denominator = (number_of(name, cells.get(name, "")) for name in NUMBERS)
    if numerator is not None and denominator is not None and value is None:
        return Figure(numerator, denominator)
    if value is not None and numerator is None and denominator is None:
        return Figure(value)
    raise ValidationError({"value": _("Give a value, or a numerator and a denominator.")})


def number_of(name: str, text: str) -> Decimal | None:
    if not text:
        return None
    try:
        return Decimal(text.replace(" ", ""))
    except InvalidOperation as error:
        words = _("“%(text)s” is not a number. Write it like 1234.5.")
        raise ValidationError({name: words % {"text": text[:30]}}) from error


def flags_of(text: str) -> list[str]:
    words = {fold(str(quality.label)): quality.value for quality in Quality} | {
        value: value for value in Quality.values
    }
    found = [words.get(fold(part)) for part in text.replace(";", ",").split(",") if part.strip()]
    if None in found:
        known = ", ".join(Quality.values)
        raise ValidationError({"flags": _("There is a flag we do not know. Known are: %(known)s.") % {"known": known}})
    return [flag for flag in found if flag]


def finish(entry: Entry, made: Plan) -> None:
    """Check a figure with all its groups; it goes into the plan or into its problems."""
    if entry.said is None:
        words = _("The groups of a figure need the figure itself, in a row without dimension and group.")
        made.problems.append(Problem(entry.line, "group", words))
        return
    said = entry.said
    entry.said = Said(said.figure, said.note, said.source, said.flags, entry.groups)
    try:
        check(entry.measure, entry.partner, entry.period, entry.said)
    except ValidationError as error:
        made.problems += problems_of(entry.line, error)
        return
    entry.before = Reading.latest_of(entry.measure, entry.partner, entry.period)
    made.entries.append(entry)


def problems_of(line: int, error: ValidationError) -> list[Problem]:
    if hasattr(error, "error_dict"):
        return [Problem(line, column, " ".join(texts)) for column, texts in error.message_dict.items()]
    return [Problem(line, "", " ".join(error.messages))]
