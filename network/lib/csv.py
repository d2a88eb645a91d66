"""Comma-separated values out and in. What we write, a spreadsheet cannot run; what we wrote, we read back unchanged."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

# A cell that starts so would be run as a formula by a spreadsheet (OWASP, "CSV injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
ENCODINGS = ("utf-8-sig", "cp1252")
DELIMITERS = ",;\t|"


def escape(value: str) -> str:
    """A cell no spreadsheet will run. A leading apostrophe marks text; a cell that had one gets a second."""
    return f"'{value}" if value.startswith((*FORMULA_STARTS, "'")) else value


def unescape(value: str) -> str:
    """The inverse of escape(). An apostrophe before an ordinary letter ('t Hooft) is somebody's own and stays."""
    return value[1:] if value.startswith("'") and value[1:].startswith((*FORMULA_STARTS, "'")) else value


def write_rows(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Lines of a CSV file (RFC 4180), each cell escaped; to be streamed."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    for row in rows:
        writer.writerow([escape(str(cell)) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def decode(data: bytes) -> str:
    """The text of a file from a spreadsheet: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")


def delimiter_of(text: str) -> str:
    """The separator that splits the first line into most cells."""
    first_line = text.lstrip("\n\r").split("\n", 1)[0]
    return max(DELIMITERS, key=lambda mark: (len(next(csv.reader([first_line], delimiter=mark), [])), mark == ","))


def read_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """(line number in the file from 1, cells) for each row that is not empty, cells unescaped and trimmed."""
    text = decode(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    line = 1
    for row in reader:
        cells = [unescape(cell.strip(" \u00a0")) for cell in row]
        if any(cells):
            yield line, cells
        line = reader.line_num + 1
