"""Clocks: the database's own, for evidence; and another moment for a while, as only the demo may tell."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo

from django.db import connection
from django.utils import timezone

OPENS = 9
WORKING_DAY = timedelta(hours=8)


# The moment that as_of() tells, innermost last.
_told: list[datetime] = []


def database_now() -> datetime:
    """The moment by the clock of the database, which no web process can set; aware, to the millisecond."""
    if _told:
        return _told[-1]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT date_trunc('milliseconds', clock_timestamp())")
            return cursor.fetchone()[0].astimezone(UTC)
        cursor.execute("SELECT strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')")
        return datetime.fromisoformat(cursor.fetchone()[0])


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Let django.utils.timezone.now() answer `moment` (aware), also where a field's default holds the function itself.

    For the whole process, so for commands only, never in a server.
    """

    class Frozen(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return moment.astimezone(tz)

    real = timezone.datetime  # type: ignore[attr-defined]
    timezone.datetime = Frozen  # type: ignore[attr-defined]
    _told.append(moment)
    try:
        yield
    finally:
        _told.pop()
        timezone.datetime = real  # type: ignore[attr-defined]


@dataclass
class Story:
    """Things that happened, collected in any order and told day by day; within a day in the order they were named."""

    now: datetime
    _days: dict[int, list[Callable[[], object]]] = field(default_factory=dict)

    def on(self, days_ago: int, act: Callable[[], object]) -> None:
        """Let `act` happen that many days before the end; 0 is the end itself."""
        self._days.setdefault(max(days_ago, 0), []).append(act)

    def tell(self) -> None:
        for days_ago, acts in sorted(self._days.items(), reverse=True):
            for number, act in enumerate(acts):
                with as_of(self._moment(days_ago, number / len(acts))):
                    act()

    def _moment(self, days_ago: int, part: float) -> datetime:
        """A moment of that day's working hours, `part` of the way through them."""
        if days_ago == 0:
            return self.now
        morning = timezone.localtime(self.now - timedelta(days=days_ago)).replace(hour=OPENS, minute=5)
        return morning + part * WORKING_DAY
