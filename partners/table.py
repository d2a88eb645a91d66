"""Who is at the table: each seat, how many sit there, who is on the way; and presets to begin with."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from partners.models import Partner, Seat, SeatKind, Stage
from partners.models.stage import IN_DIRECTORY
from partners.table_presets import PRESETS
from people.models import AuditEntry, Person

ON_THE_WAY = (Stage.PROSPECT, Stage.APPLICANT)


@dataclass
class Bar:
    """One seat: how many partners sit there, and are on the way there. by_hand: those that were put there."""

    seat: Seat
    count: int = 0
    coming: int = 0
    by_hand: list[Partner] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return self.count == 0

    @property
    def shown(self) -> int:
        """Of the bar: no further than full."""
        return min(self.count, self.seat.wanted)

    @property
    def url(self) -> str:
        """Those who sit there by their sector or place, in the directory; "" where all were put there by hand."""
        if self.seat.sector:
            return f"{reverse('directory')}?{urlencode({'sector': self.seat.sector})}"
        return f"{reverse('directory')}?{urlencode({'place': str(self.seat.place)})}" if self.seat.place else ""

    def add(self, stage: str, count: int) -> None:
        if stage in IN_DIRECTORY:
            self.count += count
        elif stage in ON_THE_WAY:
            self.coming += count


@dataclass(frozen=True)
class Part:
    """The seats of one kind."""

    kind: SeatKind
    bars: list[Bar]

    @property
    def heading(self) -> str:
        return {SeatKind.SECTOR: _("Sectors"), SeatKind.PLACE: _("Places")}.get(self.kind, _("Lived experience"))

    @property
    def taken(self) -> int:
        return sum(not bar.is_empty for bar in self.bars)


def parts() -> list[Part]:
    """The seats by kind, of kinds that there are. Four queries."""
    bars = [Bar(seat) for seat in Seat.objects.kept().select_related("place")]
    if bars:
        count_by_itself(bars)
        count_by_hand(bars)
    found = [Part(kind, [bar for bar in bars if bar.seat.kind == kind]) for kind in SeatKind]
    return [part for part in found if part.bars]


def count_by_itself(bars: list[Bar]) -> None:
    """Whoever is of a seat's sector or serves its place."""
    here = Partner.objects.present().order_by()
    sectors = here.exclude(sector="").values_list("sector", "stage").annotate(Count("pk"))
    places = here.filter(places__seats__in=[bar.seat.pk for bar in bars]).values_list("places", "stage")
    counted = {**counts(sectors), **counts(places.annotate(Count("pk", distinct=True)))}
    for bar in bars:
        for stage in Stage:
            bar.add(stage, counted.get((bar.seat.sector, stage), 0) + counted.get((bar.seat.place_id, stage), 0))


def counts(rows: object) -> dict[tuple, int]:
    found: Counter = Counter()
    for thing, stage, count in rows:  # type: ignore[attr-defined]
        found[thing, stage] += count
    return dict(found)


def count_by_hand(bars: list[Bar]) -> None:
    """Whoever was put on a seat and does not sit there anyway."""
    by_key = {bar.seat.pk: bar for bar in bars}
    serves = Partner.places.through.objects.filter(partner=OuterRef("pk"), place__seats=OuterRef("seat_key"))
    rows = Partner.objects.present().filter(seats__in=list(by_key))
    rows = rows.annotate(seat_key=F("seats")).annotate(serves_it=Exists(serves))
    for partner in rows.order_by("sort_name", "pk"):
        bar = by_key[partner.seat_key]
        bar.by_hand.append(partner)
        if not partner.serves_it and not (bar.seat.sector and bar.seat.sector == partner.sector):
            bar.add(partner.stage, 1)


# Presets


@transaction.atomic
def choose_preset(by: Person, key: str) -> int:
    """Set the table by a preset: its seats come, those of another preset that nobody changed or filled by hand go.

    Seats of one's own stay. Returns how many seats came.
    """
    if key not in PRESETS:
        raise ValidationError(_("Choose one of the presets."))
    others = Seat.objects.kept().exclude(preset__in=["", key]).filter(version=1, partners=None)
    for seat in others:
        seat.remove(by)
    there = set(Seat.objects.kept().values_list("kind", "name"))
    came = 0
    for name, sector in PRESETS[key].seats:
        if (SeatKind.SECTOR, str(name)) not in there:
            Seat.add(by, kind=SeatKind.SECTOR, name=str(name), sector=sector, preset=key)
            came += 1
    AuditEntry.record("table.set", by=by, preset=key, seats=came)
    return came
