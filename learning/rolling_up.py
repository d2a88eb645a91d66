"""One figure of many: sums, means, and rates that are right whatever the sizes of the groups. Pure functions.

A rate of rates is never the mean of them: numerators are summed, denominators are summed, then divided once. So a
network's rate cannot fall while every partner's rises for no other reason than their sizes (Simpson's paradox is
about comparing; it shows itself as soon as one averages percentages).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

ZERO = Decimal(0)


class RollUp(models.TextChoices):
    """How a figure of the network comes about."""

    ONE = "one", _("one number for all")
    SUM = "sum", _("the sum of partners’ numbers")
    MEAN = "mean", _("the mean of partners’ numbers")
    RATE = "rate", _("a rate: how many, out of how many")


@dataclass(frozen=True)
class Figure:
    """A number, or a rate as numerator and denominator; what the numbers count is up to the measure."""

    numerator: Decimal
    denominator: Decimal | None = None

    def value(self, per: int) -> Decimal | None:
        """The number; of a rate so many out of `per`, None out of nobody."""
        if self.denominator is None:
            return self.numerator
        return per * self.numerator / self.denominator if self.denominator else None

    def __add__(self, other: "Figure") -> "Figure":
        return summed([self, other])

    def __sub__(self, other: "Figure") -> "Figure":
        denominator = None if self.denominator is None else self.denominator - (other.denominator or ZERO)
        return Figure(self.numerator - other.numerator, denominator)


def summed(figures: Iterable[Figure]) -> Figure:
    """Numerators and denominators, each summed by themselves."""
    found = list(figures)
    is_rate = any(one.denominator is not None for one in found)
    return Figure(
        sum((one.numerator for one in found), ZERO),
        sum((one.denominator or ZERO for one in found), ZERO) if is_rate else None,
    )


def rolled(figures: Iterable[Figure], how: str) -> Figure | None:
    """The one figure of many; None of none."""
    found = list(figures)
    if not found:
        return None
    whole = summed(found)
    return Figure(whole.numerator / len(found)) if how == RollUp.MEAN else whole
