"""How density, reach and centralisation went, from picture to picture."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from backbone.models import NetworkPicture
from backbone.network_map.readings import percent
from network.lib.charts import Line, trend

MEASURES = ("density", "centralisation", "together")
MOST = 60


@dataclass(frozen=True)
class Trend:
    """chart: a drawing; names: of its lines; rows: for the table beneath, newest first: (day, shares as written)."""

    chart: SafeString
    names: list[str]
    rows: list[tuple[date, list[str]]]


def trend_of(kind: str) -> Trend | None:
    """None while there is one picture only. One query, which leaves the drawings where they are."""
    paths = [f"measures__{name}" for name in MEASURES]
    found = list(NetworkPicture.objects.of_kind(kind).order_by("-on").values_list("on", *paths)[:MOST])
    if len(found) < 2:
        return None
    names = [_("Density"), _("Centralisation"), _("Within reach")]
    old_first = found[::-1]
    lines = [Line(name, [100 * row[place + 1] for row in old_first]) for place, name in enumerate(names)]
    labels = [date_format(row[0], "M Y") for row in old_first]
    chart = trend(_("Measures over time, in percent"), labels, lines, 0, 100, step=25)
    return Trend(chart, names, [(row[0], [percent(share) for share in row[1:]]) for row in found])
