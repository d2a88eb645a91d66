"""How a gathering runs against its plan: what is on, what comes when, how late it will end, what could be shorter.

Pure functions over plain values: the clock is an argument, nothing is read or written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

MINUTE = timedelta(minutes=1)
DONE, NOW, NEXT, SKIPPED = "done", "now", "next", "skipped"


@dataclass(frozen=True)
class Block:
    """A block of the agenda as it runs. minutes: what it is given now; least: below that it makes no sense.

    started, ended: aware moments, None while it has not. skipped: it is left out this time.
    """

    key: int
    minutes: int
    least: int
    started: datetime | None = None
    ended: datetime | None = None
    skipped: bool = False

    @property
    def state(self) -> str:
        if self.started:
            return DONE if self.ended else NOW
        return SKIPPED if self.skipped else NEXT


@dataclass(frozen=True)
class Slot:
    """When a block takes place: as it was for what is over, as it looks now for the rest."""

    key: int
    state: str
    begins: datetime
    ends: datetime


@dataclass(frozen=True)
class Plan:
    """The slots in the order of the agenda, when the last one ends, and how late that is (negative: early)."""

    slots: tuple[Slot, ...]
    ends: datetime
    late: timedelta

    @property
    def current(self) -> Slot | None:
        return next((slot for slot in self.slots if slot.state == NOW), None)

    @property
    def following(self) -> Slot | None:
        """The next one that is still to come."""
        return next((slot for slot in self.slots if slot.state == NEXT), None)

    @property
    def late_minutes(self) -> int:
        """Whole minutes after the planned end, rounded up; 0 when in time or early."""
        return max(ceil(self.late / MINUTE), 0)

    @property
    def early_minutes(self) -> int:
        return max(int(-self.late / MINUTE), 0)


def plan(blocks: Sequence[Block], begins: datetime, ends: datetime, now: datetime) -> Plan:
    """Lay out the blocks: what is over as it was, what is on until its minutes are up or longer, the rest behind it.

    begins, ends: as planned. Nothing that is still to come begins in the past, so being late moves all of it.
    """
    cursor = first_moment(blocks, begins, now)
    slots = []
    for block in blocks:
        slot = slot_of(block, cursor, now)
        slots.append(slot)
        if block.state == NOW or (block.state == NEXT):
            cursor = slot.ends
    last = max([cursor, *(slot.ends for slot in slots if slot.state == DONE)])
    return Plan(tuple(slots), last, last - ends)


def first_moment(blocks: Sequence[Block], begins: datetime, now: datetime) -> datetime:
    """From when on what is to come can take place: after what is on, not in the past, not before the beginning."""
    for block in blocks:
        if block.state == NOW:
            return slot_of(block, now, now).ends
    return max(begins, now) if not any(block.started for block in blocks) else now


def slot_of(block: Block, cursor: datetime, now: datetime) -> Slot:
    if block.started:
        ends = block.ended or max(block.started + block.minutes * MINUTE, now)
        return Slot(block.key, block.state, block.started, max(ends, block.started))
    minutes = 0 if block.skipped else block.minutes
    return Slot(block.key, block.state, cursor, cursor + minutes * MINUTE)


@dataclass(frozen=True)
class Shortening:
    """minutes: for each block that gives some up, what it keeps. rest: minutes that could not be found."""

    minutes: dict[int, int]
    rest: int


def shortened(blocks: Sequence[Block], over: int) -> Shortening:
    """Find `over` minutes among the blocks to come, from each in proportion to what it can give, never below its least.

    Whole minutes: what rounding leaves goes to those with the largest remainder, the earlier one first.
    """
    coming = [block for block in blocks if block.state == NEXT]
    spare = {block.key: max(block.minutes - block.least, 0) for block in coming}
    room = sum(spare.values())
    cut = min(max(over, 0), room)
    shares = {key: cut * minutes / room for key, minutes in spare.items()} if room else {}
    given = {key: int(share) for key, share in shares.items()}
    remainders = sorted(shares, key=lambda key: shares[key] - given[key], reverse=True)
    for key in remainders[: cut - sum(given.values())]:
        given[key] += 1
    kept = {block.key: block.minutes - given[block.key] for block in coming if given.get(block.key)}
    return Shortening(kept, max(over, 0) - cut)
