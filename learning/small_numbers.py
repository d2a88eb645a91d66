"""Small groups stay unseen: no cell under a chosen count is shown, nor can one be found out by subtraction.

A table is a whole and the parts it is the sum of. A part is small if it counts fewer than the chosen number, but not
nobody; if it is a rate, also if few of them are counted in its numerator. Who gave a part of a cell knows their own:
so a cell is small, too, if what is left without one giver is. Small parts are left out, and then the smallest of the
others with them until at least two are missing and what is missing, taken together, is not small. (Complementary
suppression in a one-way table; see L. Willenborg and T. de Waal, "Elements of Statistical Disclosure Control", 2001.)
The tables of one figure share nothing but their whole, so that each can be looked after by itself.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from learning.rolling_up import Figure, summed

FEWEST_MISSING = 2


@dataclass(frozen=True)
class Cell:
    """One place of a table. shares: who gave it → their part of it."""

    shares: Mapping[Hashable, Figure]

    @property
    def figure(self) -> Figure:
        return summed(self.shares.values())

    @property
    def size(self) -> tuple:
        """For the order from small to large."""
        whole = self.figure
        return (whole.denominator or whole.numerator, whole.numerator)

    @property
    def is_empty(self) -> bool:
        whole = self.figure
        return not (whole.numerator or whole.denominator)

    def is_small(self, smallest: int) -> bool:
        whole = self.figure
        if counts_few(whole, smallest):
            return True
        return len(self.shares) > 1 and any(counts_few(whole - one, smallest) for one in self.shares.values())


def counts_few(figure: Figure, smallest: int) -> bool:
    """Somebody is counted, but fewer than `smallest`."""
    if figure.denominator is not None and 0 < figure.denominator < smallest:
        return True
    return 0 < figure.numerator < smallest


def together(cells: list[Cell]) -> Cell:
    """Several cells as one."""
    shares: dict[Hashable, list[Figure]] = {}
    for cell in cells:
        for giver, figure in cell.shares.items():
            shares.setdefault(giver, []).append(figure)
    return Cell({giver: summed(figures) for giver, figures in shares.items()})


def hidden(parts: Mapping[str, Cell], smallest: int) -> tuple[bool, frozenset[str]]:
    """Whether the whole must not be shown, and which parts must not. parts: all there are of the whole."""
    everything = frozenset(parts)
    if smallest <= 1:
        return False, frozenset()
    if together(list(parts.values())).is_small(smallest):
        return True, everything
    missing = {name for name, cell in parts.items() if cell.is_small(smallest)}
    others = sorted((name for name in parts if name not in missing), key=lambda name: (parts[name].size, name))
    others = [name for name in others if not parts[name].is_empty]
    while missing and not hides([parts[name] for name in missing], smallest):
        if not others:
            return True, everything
        missing.add(others.pop(0))
    return False, frozenset(missing)


def hides(cells: list[Cell], smallest: int) -> bool:
    """Whether these cells, all missing, hide each other from whoever subtracts what is shown from the whole."""
    whole = together(cells)
    enough = whole.figure.numerator >= smallest
    filled = sum(not cell.is_empty for cell in cells)
    return enough and filled >= FEWEST_MISSING and not whole.is_small(smallest)
