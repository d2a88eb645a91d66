"""Makers of series, gatherings and answers."""

from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from gatherings.models import Gathering, ProposedDate, Rsvp, Series
from people.models import Person
from tests.make import make_person

numbers = count(1)
EXPECTATIONS = "We look at the figures together. Bring one story. Nothing is decided."


def make_series(name: str = "", *facilitators: Person, **fields: Any) -> Series:
    start = {"starts_on": date(2026, 1, 6), "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "zone": "Europe/Berlin"}
    series = Series.objects.create(name=name or f"Series {next(numbers)}", **(start | fields))
    series.facilitators.set(facilitators)
    return series


def make_gathering(name: str = "", *facilitators: Person, in_days: float = 7, **fields: Any) -> Gathering:
    """At ten o'clock in Berlin, in a week unless told otherwise, with what to expect written down."""
    start: dict[str, Any] = {"zone": "Europe/Berlin", "begins": time(10), "expectations": EXPECTATIONS}
    start["day"] = (timezone.now() + timedelta(days=in_days)).date()
    gathering = Gathering.objects.create(name=name or f"Gathering {next(numbers)}", **(start | fields))
    gathering.facilitators.set(facilitators)
    return gathering


def make_running(name: str = "", *facilitators: Person, **fields: Any) -> Gathering:
    """One that began half an hour ago and goes on for an hour."""
    began: datetime = timezone.now() - timedelta(minutes=30)
    clock = {"day": began.date(), "begins": began.time().replace(microsecond=0), "zone": "UTC"}
    return make_gathering(name, *facilitators, **(clock | fields))


def make_rsvp(
    gathering: Gathering | None = None, person: Person | None = None, answer: str = "", **fields: Any
) -> Rsvp:
    """An invitation that has gone, answered or not."""
    now = timezone.now()
    start: dict[str, Any] = {"invited_at": now, "answered_at": now if answer else None}
    gathering, person = gathering or make_gathering(), person or make_person()
    return Rsvp.objects.create(gathering=gathering, person=person, answer=answer, **(start | fields))


def make_dates(gathering: Gathering, count: int = 3) -> list[ProposedDate]:
    """That many proposed dates, a day apart."""
    days = [gathering.day + timedelta(days=number) for number in range(count)]
    return [ProposedDate.objects.create(gathering=gathering, day=day, begins=time(10), minutes=90) for day in days]
