"""What a closed round says of trust and value: the frozen figures, in words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from backbone.network_map.scale import ASPECT_NAMES, TRUST, VALUE
from backbone.network_map.trust import FEWEST, trust_of, value_of

if TYPE_CHECKING:
    from backbone.models import RelationshipRound


@dataclass(frozen=True)
class Result:
    """One line. words: the mean as written; part: how far it is from 1 to 4, None where nothing is shown; partners: how
    many said something."""

    label: str
    words: str
    part: float | None
    partners: int


@dataclass(frozen=True)
class Results:
    """Trust and value as a whole, and of what they are made."""

    trust: str
    value: str
    of_trust: list[Result]
    of_value: list[Result]


def results_of(one: "RelationshipRound") -> Results | None:
    """None while the round is open."""
    figures = one.figures
    if not figures:
        return None
    return Results(
        written(trust_of(figures)), written(value_of(figures)),
        [result_of(name, figures[name]) for name in TRUST], [result_of(name, figures[name]) for name in VALUE],
    )  # fmt: skip


def result_of(name: str, figure: dict[str, Any]) -> Result:
    mean = figure["mean"]
    words = written(mean)
    if figure["at_least"]:
        words = _("%(mean)s or more") % {"mean": words}
    if figure["at_most"]:
        words = _("%(mean)s or less") % {"mean": words}
    part = None if mean is None else (mean - 1) / 3
    return Result(str(ASPECT_NAMES[name]), words, part, figure["partners"])


def written(mean: float | None) -> str:
    if mean is None:
        return _("fewer than %(fewest)d answers") % {"fewest": FEWEST}
    return number_format(round(mean, 1), 1)
