"""Trust and value in sums from which nobody's answer can be found out. Pure; no database.

Each partner that answered counts once in an aspect, with one whole number: the mean of what it said about all its
partners, rounded. What is published of an aspect is how many partners said something and, from FEWEST on, the mean of
their numbers, cut off at both ends: with n partners nothing above 4(n − 1)/n or below (n + 4)/n. Whether a mean is
published, and where it is cut off, depends on n alone.

So for every answer there is another world in which just this answer is different and exactly the same is published,
also for a reader who knows the answers of one partner (its own) and how many answered:
if the others did not all say 4 (or all 1), one of them can go up and another down; if they did, the mean lies beyond
the cut whatever the reader's own number is, and stays there when one of the others says 3 (or 2) instead.
A round publishes once, when it closes, over all that answered and nothing else: there are no parts to subtract and no
earlier moment to compare with. tests/backbone/test_trust_privacy.py looks for counter-examples.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from backbone.network_map.scale import ASPECTS, TRUST, VALUE

FEWEST = 5
LOW, HIGH = 1, 4


@dataclass(frozen=True)
class Figure:
    """What is published of an aspect. mean: None where fewer than FEWEST said something.

    at_most, at_least: the mean was cut off, and is that or lower, that or higher.
    """

    partners: int
    mean: float | None = None
    at_most: bool = False
    at_least: bool = False


def figures_of(said: Mapping[str, Sequence[Sequence[int]]]) -> dict[str, Any]:
    """Each aspect → what is published of it, ready for JSON. said: aspect → for each partner its numbers, 1 to 4."""
    return {aspect: vars(published([one_of(numbers) for numbers in said.get(aspect, [])])) for aspect in ASPECTS}


def one_of(numbers: Sequence[int]) -> int:
    """The one whole number a partner counts with: the mean of its numbers, halves up.

    >>> one_of([3, 4]), one_of([1, 1, 2]), one_of([2])
    (4, 1, 2)
    """
    return int(Fraction(sum(numbers), len(numbers)) + Fraction(1, 2))


def published(numbers: Sequence[int]) -> Figure:
    """What is published of an aspect; numbers: one for each partner.

    >>> published([3, 3, 2, 3, 2])
    Figure(partners=5, mean=2.6, at_most=False, at_least=False)
    >>> published([4, 4, 4, 4, 1])
    Figure(partners=5, mean=3.2, at_most=False, at_least=True)
    >>> published([4, 4, 4, 4])
    Figure(partners=4, mean=None, at_most=False, at_least=False)
    """
    count = len(numbers)
    if count < FEWEST:
        return Figure(count)
    mean, top, bottom = Fraction(sum(numbers), count), Fraction(4 * count - 4, count), Fraction(count + 4, count)
    if mean >= top:
        return Figure(count, float(top), at_least=True)
    if mean <= bottom:
        return Figure(count, float(bottom), at_most=True)
    return Figure(count, float(mean))


def together(figures: Mapping[str, Mapping[str, Any]], aspects: Sequence[str]) -> float | None:
    """The mean of what was published of several aspects: trust, or value. None where one of them is missing."""
    means = [figures.get(aspect, {}).get("mean") for aspect in aspects]
    known = [mean for mean in means if mean is not None]
    return sum(known) / len(known) if len(known) == len(aspects) else None


def trust_of(figures: Mapping[str, Mapping[str, Any]]) -> float | None:
    return together(figures, TRUST)


def value_of(figures: Mapping[str, Mapping[str, Any]]) -> float | None:
    return together(figures, VALUE)
