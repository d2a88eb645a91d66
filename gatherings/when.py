"""When a gathering is, as people say it: Thu 5 March, 14:00–15:30 Berlin."""

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from django.utils import timezone

from network.lib.dates import plain_day


def city(zone: str) -> str:
    """The place a zone is called after.

    >>> city("Europe/Berlin"), city("America/New_York"), city("UTC")
    ('Berlin', 'New York', 'UTC')
    """
    return zone.rpartition("/")[2].replace("_", " ")


def clock(moment: datetime) -> str:
    return moment.strftime("%H:%M")


def span(starts_at: datetime, ends_at: datetime, zone: tzinfo | None = None) -> str:
    """Day and hours on a wall of that zone, the reader's when none is named: Thu 5 March, 14:00–15:30."""
    begin, end = (moment.astimezone(zone or timezone.get_current_timezone()) for moment in (starts_at, ends_at))
    last = clock(end) if end.date() == begin.date() else f"{plain_day(end.date())}, {clock(end)}"
    return f"{plain_day(begin.date())}, {clock(begin)}–{last}"


def when(gathering, zone: str = "") -> str:
    """With the place whose clocks it is told by: the zone's, where none is named the reader's."""
    name = zone or timezone.get_current_timezone_name()
    return f"{span(gathering.starts_at, gathering.ends_at, ZoneInfo(name))} {city(name)}"


def is_elsewhere(gathering) -> bool:
    """Whether the reader's clock shows another time than the gathering's own."""
    there = gathering.starts_at.astimezone(ZoneInfo(gathering.zone))
    return there.utcoffset() != timezone.localtime(gathering.starts_at).utcoffset()
