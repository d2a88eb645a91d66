"""Comma-separated values. What we write no spreadsheet will run; whoever reads it back undoes that with unescape()."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

# A cell that starts so would be run as a formula by a spreadsheet (OWASP, "CSV injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
ENCODINGS = ("utf-8-sig", "cp1252")


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
