"""The agenda as people see it: each block with the time it starts and ends, computed and never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from gatherings.models import AgendaItem, Gathering
from gatherings.when import city, clock


@dataclass(frozen=True)
class Slot:
    """One block with its place (from 1) and its start and end in the gathering's zone."""

    item: AgendaItem
    number: int
    starts: datetime
    ends: datetime

    @property
    def starts_clock(self) -> str:
        """What a clock on the wall there shows."""
        return clock(self.starts)

    @property
    def ends_clock(self) -> str:
        return clock(self.ends)


@dataclass(frozen=True)
class Plan:
    """All blocks of a gathering. Minutes: planned, and available in the gathering."""

    slots: list[Slot]
    starts: datetime
    minutes: int
    available: int

    @property
    def ends(self) -> datetime:
        """When the last block is done."""
        return self.slots[-1].ends if self.slots else self.starts

    @property
    def ends_clock(self) -> str:
        return clock(self.ends)

    @property
    def place(self) -> str:
        """Whose clocks these are: Berlin."""
        return city(str(self.starts.tzinfo))

    @property
    def over(self) -> int:
        """Minutes more than there are; 0 when it fits."""
        return max(self.minutes - self.available, 0)

    @property
    def left(self) -> int:
        """Minutes not planned yet."""
        return max(self.available - self.minutes, 0)

    def of(self, item: AgendaItem) -> Slot | None:
        return next((slot for slot in self.slots if slot.item.pk == item.pk), None)


def plan_of(gathering: Gathering, items: Iterable[AgendaItem] | None = None) -> Plan:
    """The blocks of a gathering with their times. items: those in their order, when somebody has them already."""
    blocks = list(gathering.agenda_items.planned() if items is None else items)
    slots = timed(blocks, gathering.starts_at, gathering.zone)
    starts = gathering.starts_at.astimezone(ZoneInfo(gathering.zone))
    return Plan(slots, starts, sum(block.minutes for block in blocks), gathering.minutes)


def timed(items: Iterable[AgendaItem], starts_at: datetime, zone: str) -> list[Slot]:
    """Each block where it falls on a clock of the zone. Minutes are real ones, also in the night the clocks change."""
    slots, moment, where = [], starts_at.astimezone(UTC), ZoneInfo(zone)
    for number, item in enumerate(items, start=1):
        end = moment + timedelta(minutes=item.minutes)
        slots.append(Slot(item, number, moment.astimezone(where), end.astimezone(where)))
        moment = end
    return slots
