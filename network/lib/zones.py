"""Wall-clock time: a day and a time of day in a zone of the IANA, and the moments at which clocks are changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

# What people choose from: places, none of the names for offsets.
ZONES = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
STEP = timedelta(days=1)
EXACT = timedelta(seconds=1)


def moment_of(day: date, clock: time, zone: str) -> datetime:
    """The moment at which clocks in `zone` show this day and time, aware, in that zone.

    A time that comes twice, when clocks go back, is the first of the two. A time that is left out, when they go
    forward, counts from before the change: 2:30 of a night without 2:30 is what the new clocks call 3:30. (RFC 5545,
    3.3.5, says the same, so calendars agree.)
    """
    return datetime.combine(day, clock, tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone))


def comes_twice(moment: datetime) -> bool:
    """Whether clocks show this time twice, because they are set back (aware, in a zone)."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


@dataclass(frozen=True)
class Change:
    """A moment (UTC) at which the clocks of a zone begin to show another offset."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool

    @property
    def shown(self) -> datetime:
        """What the clocks showed when it came, by the offset before: 2:00, where they go from 2:00 to 3:00."""
        return (self.at + self.before).replace(tzinfo=None)


def changes(zone: str, first: datetime, last: datetime) -> Iterator[Change]:
    """The changes of clocks in a zone after `first` and not after `last` (both aware), in order."""
    info, here = ZoneInfo(zone), first.astimezone(UTC)
    while here < last:
        ahead = min(here + STEP, last.astimezone(UTC))
        if here.astimezone(info).utcoffset() != ahead.astimezone(info).utcoffset():
            yield change_between(info, here, ahead)
        here = ahead


def change_between(info: ZoneInfo, early: datetime, late: datetime) -> Change:
    """The one change between two moments with different offsets, found by halving."""
    before = offset(info, early)
    while late - early > EXACT:
        middle = early + (late - early) / 2
        early, late = (middle, late) if offset(info, middle) == before else (early, middle)
    at = late.replace(microsecond=0)
    local = at.astimezone(info)
    return Change(at, before, offset(info, at), local.tzname() or "", bool(local.dst()))


def offset(info: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(info).utcoffset() or timedelta()
