"""Subscribers as a file, written row by row."""

from collections.abc import Iterator

from django.db.models import QuerySet

from network.lib.csv import write_rows
from network.lib.dates import day_of
from newsletter.models import Subscription
from partners.exports import CHUNK, MARK

COLUMNS = ("name", "address", "language", "state", "source", "asked_on", "confirmed_on", "left_on")


def subscribers_csv(rows: QuerySet[Subscription]) -> Iterator[str]:
    yield MARK
    yield from write_rows([COLUMNS])
    yield from write_rows(cells(one) for one in rows.iterator(chunk_size=CHUNK))


def cells(one: Subscription) -> list[str]:
    days = [str(day_of(moment)) if moment else "" for moment in (one.asked_at, one.confirmed_at, one.ended_at)]
    return [one.name, one.address, one.language, one.state, one.source, *days]
