"""What the page of the agenda builder shows, asked of the database once."""

from dataclasses import dataclass, field
from typing import Any

from gatherings import agenda_undo, presence, spaciousness
from gatherings.agenda import Plan, Slot, plan_of
from gatherings.models import AgendaChange, AgendaItem, Gathering, Mode, Purpose, Spaciousness, Wording
from people.models import Person

# Pixels: a minute, what every block has beside its minutes, the least a block with two lines needs, and the most.
MINUTE, ALWAYS, LEAST, MOST = 2.7, 10, 42, 330


@dataclass
class Row:
    """One block on the page: its times, how tall its bar is (pixels), other wordings that wait."""

    slot: Slot
    wordings: list[Wording] = field(default_factory=list)

    @property
    def item(self) -> AgendaItem:
        return self.slot.item

    @property
    def height(self) -> int:
        return min(max(round(self.item.minutes * MINUTE + ALWAYS), LEAST), MOST)


@dataclass
class Part:
    """A piece of the time bar: where it begins and how wide it is, in minutes."""

    item: AgendaItem
    at: float
    width: float


@dataclass(frozen=True)
class Gauge:
    """A half circle from no slack to FULL percent and more, in three zones. Lengths: of 100 along the arc. angle: of
    the needle, in degrees from the left."""

    red: float
    amber: float
    angle: float

    @property
    def red_and_amber(self) -> float:
        return self.red + self.amber


FULL = 50


def gauge_of(slack: float, limits: Spaciousness) -> Gauge:
    red, amber = min(limits.slack_red, FULL) * 100 / FULL, min(limits.slack_amber, FULL) * 100 / FULL
    return Gauge(red, amber - red, round(min(slack, FULL) * 180 / FULL, 1))


@dataclass
class Board:
    """Everything about one agenda. people: expected. here: who else looks at it. stamp: changes when anything does."""

    gathering: Gathering
    plan: Plan
    rows: list[Row]
    parked: list[AgendaItem]
    reading: spaciousness.Reading
    people: int
    here: list[str]
    stamp: str
    last: AgendaChange | None

    @property
    def scale(self) -> int:
        """Minutes the time bar is wide."""
        return max(self.plan.minutes, self.plan.available, 1)

    @property
    def parts(self) -> list[Part]:
        """The pieces of the time bar, with a hair between them."""
        gap, at, parts = self.scale / 300, 0, []
        for row in self.rows:
            parts.append(Part(row.item, at, max(row.item.minutes - gap, gap)))
            at += row.item.minutes
        return parts

    @property
    def modes(self) -> list[tuple[str, Any, int]]:
        """Each mode that occurs: its name in code, its name, its minutes."""
        counted = {mode: sum(row.item.minutes for row in self.rows if row.item.mode == mode) for mode in Mode}
        return [(mode.value, mode.label, minutes) for mode, minutes in counted.items() if minutes]

    @property
    def purposes(self) -> list[tuple[str, Any, int, int]]:
        """Each aim or purpose served: its name in code, its name, its minutes, the percent of the time."""
        total = self.plan.minutes or 1
        return [
            (value, Purpose(value).label, minutes, minutes * 100 // total)
            for value, minutes in self.reading.by_purpose.items()
        ]

    @property
    def gauge(self) -> Gauge | None:
        slack = self.reading.figure("slack")
        return gauge_of(slack.value, self.limits) if slack else None

    @property
    def longer(self) -> int:
        """The next longer gathering that makes sense, in minutes: enough to breathe, in steps of a quarter."""
        needed = spaciousness.breathes_from([row.item for row in self.rows], self.limits)
        return max(-(-needed // 15) * 15, (self.plan.available // 15 + 1) * 15)

    limits: Spaciousness = field(default_factory=Spaciousness)


def board_of(gathering: Gathering, person: Person) -> Board:
    """gathering: with its counts (see GatheringQuerySet.with_counts)."""
    here = presence.note(gathering, person)
    blocks = list(gathering.agenda_items.present().select_related("owner", "own_format").order_by("position", "pk"))
    planned, waiting = [row for row in blocks if not row.is_parked], wordings_of(gathering)
    plan, limits, people = plan_of(gathering, planned), Spaciousness.current(), expected(gathering)
    room = spaciousness.Room(gathering.minutes, people, gathering.purposes, gathering.is_first)
    return Board(
        gathering=gathering,
        plan=plan,
        rows=[Row(slot, waiting.get(slot.item.pk, [])) for slot in plan.slots],
        parked=[row for row in blocks if row.is_parked],
        reading=spaciousness.read(planned, room, limits),
        people=people,
        here=here,
        stamp=stamp_of(gathering, here),
        last=agenda_undo.last_change(gathering, person),
        limits=limits,
    )


def expected(gathering: Any) -> int:
    """How many to plan for: who comes, and half of those who may."""
    return gathering.coming + (gathering.maybe + 1) // 2


def wordings_of(gathering: Gathering) -> dict[int, list[Wording]]:
    """Other wordings that wait for a choice, by the id of their block."""
    found: dict[int, list[Wording]] = {}
    for row in Wording.objects.filter(item__gathering=gathering, settled_at=None).select_related("by"):
        found.setdefault(row.item_id, []).append(row)
    return found


def stamp_of(gathering: Gathering, here: list[str]) -> str:
    """The same as long as nothing changed that the page shows."""
    last = AgendaChange.objects.filter(gathering=gathering).order_by("-pk").values_list("pk", flat=True).first()
    return f"{gathering.version}-{last or 0}-{'-'.join(here)}"
