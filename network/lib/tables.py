"""A file somebody saved from a spreadsheet, as lines of cells; or a clear sentence why it cannot be one."""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from network.lib.csv import decode, unescape

MAX_BYTES = 20_000_000
MAX_ROWS = 100_000
MAX_CELL = 1_000_000
DELIMITERS = ",;\t|"
LOOKED_AT_ROWS = 10
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
TEXT_MARKS = (b"\xff\xfe", b"\xfe\xff")
# Bytes no text has, but for a few in one that was damaged; of a program or a picture they are a twentieth and more.
CONTROL = bytes(number for number in range(32) if chr(number) not in "\t\n\v\f\r")
SOME = 20
FEW = 3


class Refusal(Exception):
    """The file as a whole cannot be read; the sentence says what to do."""


@dataclass
class Table:
    """Rows in the order of the file: (line number from 1, cells), without those that are empty.

    formulas: (line, place in the row) of cells that hold a formula instead of its result. Our own exports mark text
    that only looks like one with an apostrophe, so it is not among them.
    """

    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)

    def drop_before(self, index: int) -> None:
        del self.rows[:index]


def read_table(data: bytes) -> Table:
    """The cells of a CSV file, trimmed, formulas' escapes undone. Raises Refusal."""
    refuse_what_is_too_large(len(data))
    refuse_what_is_no_text(data)
    text = decode(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    csv.field_size_limit(MAX_CELL)
    table, line = Table(), 1
    try:
        for row in reader:
            cells = [cell.strip(" \u00a0") for cell in row]
            if any(cells):
                table.rows.append((line, [unescape(cell) for cell in cells]))
                table.formulas |= {(line, place) for place, cell in enumerate(cells) if cell.startswith("=")}
            if len(table.rows) > MAX_ROWS + 1:
                raise Refusal(_("This file has more than %(rows)s rows. Please split it.") % {"rows": f"{MAX_ROWS:,}"})
            line = reader.line_num + 1
    except csv.Error as error:
        raise Refusal(
            _("Line %(line)s cannot be read. Perhaps a quotation mark there was never closed.") % {"line": line}
        ) from error
    if not table.rows:
        raise Refusal(_("This file is empty. Save the list once more, as “CSV UTF-8”, and choose the new file."))
    return table


def refuse_what_is_too_large(size: int) -> None:
    if size > MAX_BYTES:
        words = {"size": f"{size / 1_000_000:.0f}", "most": f"{MAX_BYTES / 1_000_000:.0f}"}
        raise Refusal(_("This file has %(size)s MB; at most %(most)s MB fit. Split it.") % words)


def refuse_what_is_no_text(data: bytes) -> None:
    if data.startswith(WORKBOOKS):
        raise Refusal(_("This is a workbook. In the spreadsheet, choose “Save as” and the type “CSV UTF-8”."))
    start = data[:10_000]
    controls = len(start) - len(start.translate(None, CONTROL))
    if not data.startswith(TEXT_MARKS) and controls > FEW and controls * SOME > len(start):
        raise Refusal(_("This is not a table of text. Save the list as “CSV UTF-8” and choose that file."))
    if start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        raise Refusal(_("This is a document or a picture. Save the list as “CSV UTF-8” and choose that file."))


def delimiter_of(text: str) -> str:
    """The separator by which the first rows fall most evenly into most cells; a title above them does not count."""
    return max(DELIMITERS, key=lambda mark: (_evenness(text, mark), mark == ","))


def _evenness(text: str, mark: str) -> int:
    rows = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=mark)
    try:
        sizes = Counter(len(row) for row in islice(rows, LOOKED_AT_ROWS) if len(row) > 1)
    except csv.Error:
        return 0
    return max((size * often for size, often in sizes.items()), default=0)
