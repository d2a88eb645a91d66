"""Drawings and rows of what a closed round says: out of check_results, which leaves out what may not be shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from backbone.check_results import Part, Results, Row
from backbone.statements import HIGHEST, LOWEST
from network.lib import charts


@dataclass(frozen=True)
class Drawn:
    """A row with its bar."""

    row: Row
    bar: SafeString

    @property
    def change_words(self) -> str:
        change = self.row.change
        return "" if change is None else f"{change:+.1f}".replace("-", "−")


def parts(results: Results | None) -> list[tuple[Part, list[Drawn]]]:
    return [(part, [drawn(row) for row in part.rows]) for part in results.parts] if results else []


def drawn(row: Row) -> Drawn:
    if row.level is None:
        return Drawn(row, SafeString(""))
    before = row.before.value if row.before else None
    return Drawn(row, charts.level(row.level.value, LOWEST, HIGHEST, before, row.level.bound))


def overview(results: Results | None) -> list[tuple[Part, SafeString]]:
    """Each section as a small curve over the rounds."""
    if not results:
        return []
    names = [check.name for check in results.rounds]
    return [
        (part, charts.small_trend(str(part.section.title), names, part.means, LOWEST, HIGHEST))
        for part in results.parts
        if part.means[-1] is not None
    ]


def rows(results: Results | None) -> Iterator[list[Any]]:
    """For a file: a line a statement."""
    yield [_("number"), _("statement"), _("mean"), _("before"), _("people")]
    for row in results.rows if results else []:
        now, before = row.level, row.before
        words = [level.words if level else _("not shown") for level in (now, before)]
        people = now.people if now else ""
        yield [
            row.statement.number,
            row.statement.text,
            words[0],
            words[1] if results and results.before else "",
            people,
        ]
