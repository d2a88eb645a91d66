"""The circle of alignment: who carries the common agenda, who acts in line with it, who knows of it."""

from dataclasses import dataclass, field
from math import cos, pi, sin
from typing import Any

from django.utils.translation import gettext as _

from network.lib.pages import COUNT_CAP
from partners.models import Partner, Stage

MIDDLE = 200
MOST_DOTS = 60  # in one ring; the table beneath has everybody


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    partner: Partner


@dataclass
class Ring:
    """One ring: its name and what it means, how far out it reaches, who is in it."""

    key: str
    name: str
    words: str
    inner: int
    outer: int
    partners: list[Partner] = field(default_factory=list)

    @property
    def dots(self) -> list[Dot]:
        """Spread evenly over the ring, in two rows where they are many."""
        shown = self.partners[:MOST_DOTS]
        return [self._dot(number, len(shown), partner) for number, partner in enumerate(shown)]

    def _dot(self, number: int, many: int, partner: Partner) -> Dot:
        in_two_rows = many > 12
        places = many + many % 2 if in_two_rows else many  # so that the last does not touch the first
        angle = 2 * pi * number / max(places, 1) - pi / 2
        out = (self.inner + self.outer) / 2
        if in_two_rows:
            out += (self.outer - self.inner) / 5 * (1 if number % 2 else -1)
        return Dot(round(MIDDLE + out * cos(angle), 1), round(MIDDLE + out * sin(angle), 1), partner)

    @property
    def label_y(self) -> int:
        return MIDDLE - self.outer + 14


RING_OF = {
    Stage.ACTIVE: "partner", Stage.PAUSED: "partner", Stage.ALIGNED: "aligned", Stage.APPLICANT: "aware",
    Stage.PROSPECT: "aware",
}  # fmt: skip


def circle_for(person: Any) -> list[Ring]:
    """The rings from the middle outwards, each with the partners this person may see. One query."""
    rings = {
        "partner": Ring("partner", _("Partners"), _("carry the common agenda with us"), 0, 90),
        "aligned": Ring("aligned", _("Aligned"), _("act in line with it, without being a partner"), 90, 140),
        "aware": Ring("aware", _("Aware"), _("know of it, and are not in yet"), 140, 190),
    }
    found = Partner.objects.present().visible_to(person).filter(stage__in=list(RING_OF))
    for partner in found.order_by("sort_name", "pk")[:COUNT_CAP]:
        rings[RING_OF[Stage(partner.stage)]].partners.append(partner)
    return [ring for ring in rings.values() if ring.partners or ring.key != "aware"]
