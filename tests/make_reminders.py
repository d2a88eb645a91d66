"""A gathering long planned, its guests, and the worker's rounds at any moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import time_machine

from gatherings.models import Gathering, Reminded, Rsvp
from network.lib.zones import moment_of
from people import reminding, sending
from people.models import Person, ReminderPlan
from tests.make_gatherings import make_gathering, make_rsvp

DAY = date(2027, 3, 30)  # a Tuesday, two days after clocks go forward in Berlin


def planned(*facilitators: Person, day: date = DAY, **fields: Any) -> Gathering:
    gathering = make_gathering("Spring dialogue", *facilitators, day=day, **fields)
    long_before = gathering.starts_at - timedelta(days=60)
    Gathering.objects.filter(pk=gathering.pk).update(created_at=long_before)
    gathering.refresh_from_db()
    return gathering


def guest(gathering: Gathering, person: Person, answer: str = "", days_before: float = 50, **fields: Any) -> Rsvp:
    invited = gathering.starts_at - timedelta(days=days_before)
    return make_rsvp(gathering, person, answer, invited_at=invited, **fields)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    with time_machine.travel(moment, tick=False):
        yield


def berlin(day: date, hour: int, minute: int = 0) -> datetime:
    return moment_of(day, time(hour, minute), "Europe/Berlin").astimezone(UTC)


def look(*moments: datetime) -> None:
    for moment in moments:
        with at(moment):
            reminding.send_due(moment, [ReminderPlan.of("gathering")])


def post(moment: datetime) -> None:
    """The worker's round at that moment: reminders, then the outbox."""
    with at(moment):
        reminding.send_due(moment, [ReminderPlan.of("gathering")])
        sending.send_due()


def told(key: str = "") -> list[tuple[str, str]]:
    rows = Reminded.objects.filter(key=key) if key else Reminded.objects.all()
    return sorted((row.key, row.person.name) for row in rows.select_related("person"))
