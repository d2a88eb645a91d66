"""One year of the network's calendar."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from network.lib.dates import today


@dataclass(frozen=True)
class Span:
    year: int

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, 12, 31)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From its first moment to its last, in the zone of whoever looks."""
        zone = timezone.get_current_timezone()
        return datetime.combine(self.first, time.min, zone), datetime.combine(self.last, time.max, zone)

    @property
    def is_running(self) -> bool:
        return self.year == today().year

    def holds(self, day: date) -> bool:
        return day.year == self.year
