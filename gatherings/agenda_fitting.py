"""Making blocks fit the time there is: shorter in proportion, none below what makes sense."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol


class Timed(Protocol):
    minutes: int

    def least_minutes(self) -> int: ...


@dataclass(frozen=True)
class Fit:
    """minutes: the new ones, block by block. over: minutes that still are too many. at_least: which blocks (by their
    place in the list) are as short as makes sense; when over is not 0, it is all of them."""

    minutes: list[int]
    over: int = 0
    at_least: list[int] = field(default_factory=list)


def fit(blocks: Sequence[Timed], available: int) -> Fit:
    """Shorten blocks in proportion until they take `available` minutes. Nothing gets longer than it was.

    Blocks that would fall below their least stay there, and the others give more. Whole minutes, adding up exactly.
    """
    now = [block.minutes for block in blocks]
    least = [min(block.least_minutes(), block.minutes) for block in blocks]
    if sum(now) <= available:
        return Fit(now)
    if sum(least) >= available:
        return Fit(least, sum(least) - available, list(range(len(blocks))))
    exact = shrunk(now, least, available)
    fitted = whole(exact, available)
    return Fit(fitted, 0, [place for place, minutes in enumerate(fitted) if minutes == least[place] < now[place]])


def shrunk(now: list[int], least: list[int], available: int) -> list[float]:
    """The minutes in proportion, as fractions: those that would go below their least are held there, one by one."""
    held: set[int] = set()
    while True:
        free = [place for place in range(len(now)) if place not in held]
        scale = (available - sum(least[place] for place in held)) / sum(now[place] for place in free)
        too_short = {place for place in free if now[place] * scale < least[place]}
        if not too_short:
            return [float(least[place]) if place in held else now[place] * scale for place in range(len(now))]
        held |= too_short


def whole(exact: list[float], total: int) -> list[int]:
    """Whole minutes that add up to `total`: rounded down, and the rest to those that lost most."""
    down = [int(minutes + 1e-9) for minutes in exact]
    by_loss = sorted(range(len(exact)), key=lambda place: down[place] - exact[place])
    for place in by_loss[: total - sum(down)]:
        down[place] += 1
    return down
