"""Rounds of the timetable: one verb, many rows."""

from collections.abc import Callable, Iterable

import structlog

log = structlog.get_logger("network.rounds")


def each(what: str, rows: Iterable, verb: Callable) -> None:
    """Call a verb for every row; one that fails is logged and does not keep the others from theirs."""
    for row in rows:
        try:
            verb(row)
        except Exception:
            log.exception("verb_failed", what=what, row=row.pk)
