"""The rounds of the reminders, at any moment."""

from datetime import datetime, time, timedelta

import time_machine
from django.utils import timezone

from network.lib.dates import today
from network.lib.zones import moment_of
from people import reminding
from people.models import ReminderPlan

NOON = time(12)  # later than every reminder of the day


def noon() -> datetime:
    return moment_of(today(), NOON, timezone.get_current_timezone_name())


def remind(*kinds: str, at: datetime | None = None) -> None:
    """The round of these kinds, or of all, at noon of today."""
    with time_machine.travel(at or noon(), tick=False):
        plans = [ReminderPlan.of(kind) for kind in kinds] if kinds else None
        reminding.send_due(timezone.now(), plans)


def moments(start: datetime, hours: int, minutes: int) -> list[datetime]:
    """Every so many minutes, for so many hours."""
    return [start + timedelta(minutes=number * minutes) for number in range(hours * 60 // minutes + 1)]


def live_through(start: datetime, days: int) -> None:
    """The worker's rounds, every six hours."""
    for moment in moments(start, 24 * days, 360):
        remind(at=moment)
