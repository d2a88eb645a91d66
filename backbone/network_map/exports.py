"""The map for other programs: Kumu (docs.kumu.io, "Import": JSON blueprint, elements and connections as CSV), GraphML,
and the measures as CSV. What partners said about trust is in none of them: a picture does not hold it."""

import json
from collections.abc import Callable, Iterator

import networkx as nx
from django.utils.translation import gettext as _

from backbone.network_map.showing import Map, Node
from network.lib.csv import write_rows
from partners.kumu import Labels


def labels_of(found: Map) -> dict[str, str]:
    """Key → a label no other has, without characters XML cannot hold."""
    labels = Labels()
    clean = {node.key: "".join(sign for sign in node.label if sign.isprintable()) for node in found.shown}
    return {node.key: labels.of(node.key[0], node.place, clean[node.key]) for node in found.shown}


def type_of(node: Node) -> str:
    return "Organization" if node.is_partner else "Person"


def kumu_json(found: Map) -> Iterator[str]:
    labels = labels_of(found)
    elements = [
        {
            "label": labels[node.key], "type": type_of(node), "circle": node.circle, "ties": len(node.ties),
            "betweenness": node.between, "effective size": node.effective,
        }
        for node in found.shown
    ]  # fmt: skip
    connections = [
        {"from": labels[one.key], "to": labels[other.key], "direction": "undirected", "type": kinds, "strength": weight}
        for one, other, kinds, weight in ties_of(found)
    ]
    yield json.dumps({"elements": elements, "connections": connections}, ensure_ascii=False)


def ties_of(found: Map) -> Iterator[tuple[Node, Node, str, float]]:
    """(one, other, kinds in words, weight)."""
    for one, other, tie in found.lines:
        yield one, other, ", ".join(tie.kinds), round(tie.weight, 3)


def kumu_elements(found: Map) -> Iterator[str]:
    labels = labels_of(found)
    rows = [
        [labels[node.key], type_of(node), node.circle, str(len(node.ties)), str(node.between), str(node.effective)]
        for node in found.shown
    ]
    yield from write_rows([["Label", "Type", "Circle", "Ties", "Betweenness", "Effective size"], *rows])


def kumu_connections(found: Map) -> Iterator[str]:
    labels = labels_of(found)
    rows = [
        [labels[one.key], labels[other.key], "undirected", kinds, str(weight)]
        for one, other, kinds, weight in ties_of(found)
    ]
    yield from write_rows([["From", "To", "Direction", "Type", "Strength"], *rows])


def graphml(found: Map) -> Iterator[str]:
    labels, graph = labels_of(found), nx.Graph()
    for node in found.shown:
        numbers = {"ties": len(node.ties), "betweenness": node.between, "effective_size": node.effective}
        words = {"label": labels[node.key], "type": type_of(node), "circle": node.circle}
        graph.add_node(node.key, x=node.x, y=node.y, **words, **numbers)
    for one, other, kinds, weight in ties_of(found):
        graph.add_edge(one.key, other.key, kinds=kinds, weight=weight)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for line in nx.generate_graphml(graph, named_key_ids=True):
        yield f"{line}\n"


def measures(found: Map) -> Iterator[str]:
    """Those of the whole, and those of each."""
    whole = [[one.label, one.value, one.says, one.how] for one, _whom in found.readings]
    each = [
        [node.label, str(len(node.ties)), str(node.effective), str(node.between), node.circle] for node in found.rows
    ]
    head = [_("Measure"), _("Value"), _("What it says"), _("How it is counted")]
    names = [_("Name"), _("Ties"), _("lead elsewhere"), _("Ways over them"), _("Circle")]
    yield from write_rows([head, *whole, [], names, *each])


# File name → (content, type)
FILES: dict[str, tuple[Callable[[Map], Iterator[str]], str]] = {
    "kumu.json": (kumu_json, "application/json"),
    "kumu-elements.csv": (kumu_elements, "text/csv; charset=utf-8"),
    "kumu-connections.csv": (kumu_connections, "text/csv; charset=utf-8"),
    "network.graphml": (graphml, "application/graphml+xml"),
    "measures.csv": (measures, "text/csv; charset=utf-8"),
}
