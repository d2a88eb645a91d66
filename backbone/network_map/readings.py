"""What each number of a network says, in plain words. The limits are ours, and stand in the words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

PHASES = {
    "scattered": lazy("scattered clusters"),
    "hub": lazy("a hub and its spokes"),
    "multi_hub": lazy("several hubs, a small world"),
    "core": lazy("a core and its periphery"),
    "": lazy("too small to tell"),
}


@dataclass(frozen=True)
class Reading:
    """One measure. name: for the list of them; value: as written; says: what it means here; how: how it is counted;
    keys: whom to name with it, with a number where there is one."""

    name: str
    label: str
    value: str
    says: str
    how: str
    keys: list[tuple[str, str]] = field(default_factory=list)

    @property
    def stands_beside(self) -> bool:
        """Whether it stands beside the map, as what one looks at first."""
        return self.name in ("phase", "without", "brokers")


def percent(share: float) -> str:
    """7 %, but 0.4 % where it would be nothing.

    >>> percent(0.0712), percent(0.004), percent(0)
    ('7 %', '0.4 %', '0 %')
    """
    return f"{number_format(100 * share, 1 if 0 < share < 0.01 else 0)} %"


def readings(measures: Mapping[str, Any]) -> list[Reading]:
    return [read(measures) for read in READ if measures]


def by_limit(value: float, *steps: tuple[float, str], otherwise: str) -> str:
    """The words of the first limit that the value lies under."""
    return next((words for limit, words in steps if value < limit), otherwise)


def density(found: Mapping[str, Any]) -> Reading:
    says = by_limit(
        found["density"],
        (0.05, _("Most have little to do with each other yet. Usual while a network is young or large.")),
        (0.3, _("Many know some others. There is room for more ties, and nobody needs all of them.")),
        (0.6, _("Many work with many. Ask now and then which of these ties are worth their time.")),
        otherwise=_("Nearly everybody works with nearly everybody. That costs time: more is not better."),
    )
    how = _("of all ties that could be, these are there: 2m ÷ n(n − 1)")
    return Reading("density", _("Density"), percent(found["density"]), says, how)


def centralisation(found: Mapping[str, Any]) -> Reading:
    says = by_limit(
        found["centralisation"],
        (0.25, _("Ties are spread over many. If one leaves, the others still meet.")),
        (0.5, _("A few hold much of it together. See that they are not worn out.")),
        otherwise=_("Much hangs on one. Introduce those around it to each other."),
    )
    how = _("0 %: all have as many ties; 100 %: all ties lead to one. Σ(dmax − d) ÷ (n − 1)(n − 2), Freeman")
    return Reading("centralisation", _("Centralisation"), percent(found["centralisation"]), says, how)


def reciprocity(found: Mapping[str, Any]) -> Reading:
    share = found["reciprocity"]
    how = _("of all “we work with them”, those the other side says, too; counted among those who answered")
    if share is None:
        says = _("Nobody has been asked yet. A two-minute round tells.")
        return Reading("reciprocity", _("Said by both sides"), "–", says, how)
    says = by_limit(
        share,
        (0.4, _("Few see the same ties. Perhaps people at one partner do not know what others there do.")),
        (0.7, _("Many ties are seen from one side only: worth a word when you meet.")),
        otherwise=_("Most ties are seen by both sides."),
    )
    return Reading("reciprocity", _("Said by both sides"), percent(share), says, how)


def together(found: Mapping[str, Any]) -> Reading:
    says = by_limit(
        found["together"],
        (0.5, _("No more than half hang together: news does not get around by itself.")),
        (0.9, _("Most hang together, and some do not yet.")),
        otherwise=_("Nearly everybody is within reach of everybody, over others."),
    )
    how = _("the share of the largest part that hangs together; parts: %(count)d")
    return Reading("together", _("Within reach"), percent(found["together"]), says, how % {"count": found["parts"]})


def isolated(found: Mapping[str, Any]) -> Reading:
    alone = found["isolated"]
    if alone:
        says = _("No shared work that we know of. A call, or an invitation to a group, is a beginning.")
    else:
        says = _("Everybody has a tie to somebody.")
    return Reading("isolated", _("Alone"), str(len(alone)), says, _("without any tie"), [(key, "") for key in alone])


def brokers(found: Mapping[str, Any]) -> Reading:
    rows = [(key, percent(share)) for key, share in found["brokers"]]
    says = _("The way between others leads over them most often. They carry news, and they get tired.")
    how = _("betweenness: the share of shortest ways between two others that lead over them")
    says = says if rows else _("Nobody stands between others.")
    return Reading("brokers", _("Who bridges"), str(len(rows)), says, how, rows)


def communities(found: Mapping[str, Any]) -> Reading:
    sizes = found["communities"]
    how = _("more ties inside than out (Louvain); the colours on the map. Sizes: %(sizes)s")
    says = ngettext(
        "%(count)d circle of those who work with each other more than with others.",
        "%(count)d circles of those who work with each other more than with others.",
        len(sizes),
    )
    shown = ", ".join(map(str, sizes[:12])) or "–"
    return Reading("communities", _("Circles"), str(len(sizes)), says % {"count": len(sizes)}, how % {"sizes": shown})


def introductions(found: Mapping[str, Any]) -> Reading:
    says = _("So often two that both work with a third have no tie to each other. Some of them should meet: see below.")
    how = _("open triangles")
    return Reading("open", _("Could meet"), number_format(found["open_triangles"], 0, force_grouping=True), says, how)


def phase(found: Mapping[str, Any]) -> Reading:
    form = found["phase"]
    words = {
        "scattered": _("Small circles beside each other. Weave: begin one shared thing for two circles at a time."),
        "hub": _("One holds it together: quick, and fragile. Hand over hosting, introduce the spokes to each other."),
        "multi_hub": _("Several hold it together, ideas travel far. Next: a closer core, open doors at the edge."),
        "core": _("A close core, and others who bring in what is new. Tend both: rest here, invitations there."),
        "": _("It takes three with ties to see a form."),
    }  # fmt: skip
    how = _(
        "%(together)s of those with ties hang together; without the busiest, %(left)s of the others still do; the core "
        "counts %(core)d, has %(dense)s of its ties, and %(reached)s of the others have a tie to it"
    ) % {
        "together": percent(form["together"]), "left": percent(form["left_without_hub"]), "core": form["core"],
        "dense": percent(form["core_density"]), "reached": percent(form["reached"]),
    }  # fmt: skip
    return Reading("phase", _("Form"), str(PHASES[form["name"]]), words[form["name"]], how)


def without_backbone(found: Mapping[str, Any]) -> Reading:
    left = found["without_backbone"]
    label = _("If the backbone were gone")
    how = _("the backbone and its ties taken out of the picture, everything else as it is")
    if left is None:
        says = _("Nothing would change on this map: the backbone has no part in these ties.")
        return Reading("without", label, _("all as it is"), says, how)
    alone = [(key, "") for key in left["alone"]]
    says = by_limit(
        left["together"],
        (0.5, _("It would fall apart. Let partners host and lead what the backbone does now.")),
        (0.9, _("Most would stay within reach, some would be lost. These need a second tie.")),
        otherwise=_("It would hold. That is the aim."),
    )
    if alone:
        count = ngettext("%(count)d would be alone.", "%(count)d would be alone.", len(alone)) % {"count": len(alone)}
        says = f"{says} {count}"
    value = _("%(share)s within reach") % {"share": percent(left["together"])}
    return Reading("without", label, value, says, how, alone)


READ: list[Callable[[Mapping[str, Any]], Reading]] = [
    phase, density, centralisation, together, without_backbone, reciprocity, brokers, isolated, communities,
    introductions,
]  # fmt: skip
