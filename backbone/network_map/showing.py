"""A stored picture as its page shows it: names put to keys, what is asked for in focus, tables beneath."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from backbone.models import NetworkPicture
from backbone.network_map.readings import Reading, readings
from backbone.network_map.scale import LEVEL_NAMES
from backbone.network_map.sources import BACKBONE, TIE_KINDS
from network.lib.graph_charts import Dot, Tie, network
from network.lib.pages import path_of
from network.lib.search import fold
from partners.models import Partner
from people.models import Person

SHORT_TABLE = 25
MOST_OFFERED = 600
MOST_VALUES = 900
STRONG = (0.25, 0.75)  # weights from which a line is drawn thicker


@dataclass
class Node:
    """Somebody on the map. between: betweenness, 0 to 1; effective: how many of their ties lead somewhere else."""

    place: int
    key: str
    is_partner: bool
    label: str
    url: str
    x: float
    y: float
    group: int
    degree: int
    between: float
    effective: float
    ties: list["Shown"] = field(default_factory=list)

    @property
    def circle(self) -> str:
        return str(self.group + 1) if self.group >= 0 else "–"

    @property
    def percent_between(self) -> float:
        return round(100 * self.between, 1)


@dataclass
class Shown:
    """A tie as somebody sees it: to whom, of which kinds, how strong, and what each side says of its level."""

    other: Node
    kinds: list[str]
    weight: float
    levels: list[str]

    @property
    def strength(self) -> int:
        return sum(self.weight >= limit for limit in STRONG)

    @property
    def words(self) -> str:
        return " · ".join(str(TIE_KINDS[kind]) for kind in TIE_KINDS if kind in self.kinds)


class Map:
    """A picture, narrowed to some kinds of ties, with somebody in focus perhaps. Two queries: names."""

    def __init__(self, picture: NetworkPicture, kinds: Iterable[str] = (), focus: str = "", query: str = "") -> None:
        self.picture, self.content = picture, picture.content
        self.kinds = [kind for kind in TIE_KINDS if kind in set(kinds)]
        self.nodes = self._named()
        self._tie()
        self.focus = self._found(focus, fold(query))

    def _found(self, key: str, words: str) -> Node | None:
        """Who is in focus: by key, or the first whose name is or holds what was typed."""
        if not words:
            return next((node for node in self.shown if node.key == key), None)
        names = [(fold(node.label), node) for node in self.shown]
        fitting = [node for name, node in names if name == words] or [node for name, node in names if words in name]
        return fitting[0] if fitting else None

    def _named(self) -> list[Node]:
        keys = [row[0] for row in self.content["nodes"]]
        names = names_of(keys)
        return [
            Node(place, key, not key.startswith("h"), *names.get(key, ("", "")), *numbers)
            for place, (key, *numbers) in enumerate(self.content["nodes"])
        ]

    def _tie(self) -> None:
        self.lines: list[tuple[Node, Node, Shown]] = []
        wanted = set(self.kinds)
        for one, other, weights, levels in self.content["ties"]:
            kinds = [kind for kind in weights if not wanted or kind in wanted]
            ends = self.nodes[one], self.nodes[other]
            if not kinds or not all(node.label for node in ends):
                continue
            weight = sum(weights[kind] for kind in kinds)
            said = [str(LEVEL_NAMES[level]) for level in levels or () if level in LEVEL_NAMES]
            for here, there in (ends, ends[::-1]):
                here.ties.append(Shown(there, kinds, weight, said if "round" in kinds else []))
            self.lines.append((*ends, ends[0].ties[-1]))

    # What the page shows

    @cached_property
    def shown(self) -> list[Node]:
        """Those whose names we still know: whoever was erased is on no picture."""
        return [node for node in self.nodes if node.label]

    @cached_property
    def rows(self) -> list[Node]:
        """For the table: those with the most ties first."""
        return sorted(self.shown, key=lambda node: (-len(node.ties), node.label))

    @property
    def names(self) -> SafeString:
        """What the search offers while somebody types; of very many nothing, as the page would become heavy."""
        if len(self.shown) > MOST_OFFERED:
            return SafeString("")
        return mark_safe("".join(f'<option value="{escape(node.label)}">' for node in self.shown))  # noqa: S308 — escaped

    @cached_property
    def kinds_here(self) -> list[tuple[str, Any, bool]]:
        """(kind, its name, whether it was chosen) of the ties there are on this picture."""
        there = {kind for row in self.content["ties"] for kind in row[2]}
        return [(kind, name, kind in self.kinds) for kind, name in TIE_KINDS.items() if kind in there]

    @cached_property
    def readings(self) -> list[tuple[Reading, list[tuple[Node, str]]]]:
        """Each reading, with whom it names."""
        by_key = {node.key: node for node in self.shown}
        found = readings(self.picture.measures)
        return [(one, [(by_key[key], words) for key, words in one.keys if key in by_key]) for one in found]

    @cached_property
    def around(self) -> list[Shown]:
        """The ties of whoever is in focus, the strongest first."""
        return sorted(self.focus.ties, key=lambda tie: (-tie.weight, tie.other.label)) if self.focus else []

    def drawing(self, query: str) -> SafeString:
        """The SVG. query: what stands before focus=… in the links of its dots."""
        places = {node.key: place for place, node in enumerate(self.shown)}
        near = {tie.other.key for tie in self.around}
        dots = [
            Dot(
                node.label, node.x, node.y, len(node.ties), f"?{query}focus={node.key}", node.group,
                self._state(node, near), not node.is_partner or node.key == BACKBONE,
            )
            for node in self.shown
        ]  # fmt: skip
        ties = [
            Tie(places[one.key], places[other.key], tie.strength, self.focus in (one, other) and bool(self.focus))
            for one, other, tie in self.lines
        ]
        title = _("Map of the network: %(nodes)d, %(ties)d ties") % {"nodes": len(dots), "ties": len(ties)}
        return network(title, dots, ties, tuple(self.content["size"]))

    def _state(self, node: Node, near: set[str]) -> str:
        if self.focus is None:
            return ""
        return "focus" if node is self.focus else "near" if node.key in near else "far"

    def as_data(self) -> dict[str, Any]:
        """What the script draws: the same as the SVG."""
        nodes = [
            {"id": node.key, "name": node.label, "x": node.x, "y": node.y, "group": node.group, "ties": len(node.ties),
             "round": not node.is_partner or node.key == BACKBONE}
            for node in self.shown
        ]  # fmt: skip
        ties = [{"one": one.key, "other": other.key, "strength": tie.strength} for one, other, tie in self.lines]
        return {"nodes": nodes, "ties": ties}


def names_of(keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Key → (name, address of the page); nothing for whoever was erased or is not there any more. Two queries."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        numbers[key[0]].append(int(key[1:] or 0))
    found = {}
    if numbers["p"]:
        rows = few(Partner.objects.all(), numbers["p"]).values_list("pk", "name", "slug")
        found = {f"p{pk}": (name, path_of("partner_detail", slug)) for pk, name, slug in rows}
    if numbers["h"]:
        people = few(Person.objects.known(), numbers["h"]).values_list("pk", "name")
        found |= {f"h{pk}": (name, path_of("person_detail", pk)) for pk, name in people}
    if BACKBONE in numbers:
        found[BACKBONE] = (_("Backbone"), "")
    return found


def few(rows: QuerySet, numbers: list[int]) -> QuerySet:
    """Only these; of very many all, as a database takes only so many values at once."""
    return rows.filter(pk__in=numbers) if len(numbers) < MOST_VALUES else rows
