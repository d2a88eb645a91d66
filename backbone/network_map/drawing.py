"""Draws and measures the network of a day, and keeps the picture.

What is kept: {"nodes": [[key, x, y, community, ties, betweenness, effective size], …], "ties": [[place, place,
{kind: weight}, [level, level] or null], …], "meetings": see network_map.meeting, "size": [width, height], "left_out":
how many of those with the fewest ties found no room}. A level is what one side says, −1 where it says nothing.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from backbone.models import NetworkPicture, PictureKind
from backbone.network_map import layout
from backbone.network_map.graph import Graph, communities
from backbone.network_map.measures import measure
from backbone.network_map.meeting import found_in
from backbone.network_map.sources import Sources
from backbone.network_map.ties import summed
from network.lib.dates import today
from partners.models import Partner

MOST = 2_000  # nodes; more cannot be told apart
LARGE = 400  # partners; from there on a worker draws what a person asks for
TASK = "backbone.tasks.draw_network"
PER_NODE = ("betweenness", "effective", "community_of")


def draw(kind: str, day: date) -> NetworkPicture:
    """Draw the network as it was on a day, in place of an earlier picture of that day."""
    older = NetworkPicture.objects.of_kind(kind).filter(on__lt=day).last()
    content, measures = content_of(Sources(kind, day), older.content if older else {})
    return NetworkPicture.keep(kind, day, content, measures)


def is_large() -> bool:
    return Partner.objects.in_directory()[:LARGE].count() == LARGE


def draw_today() -> list[NetworkPicture]:
    """Today's pictures of every kind; pictures of earlier days are kept for the first of each month only."""
    day = today()
    made = [draw(kind, day) for kind in PictureKind.values]
    NetworkPicture.objects.filter(on__lt=day).exclude(on__day=1).delete()
    return made


def content_of(sources: Sources, before: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a picture shows, and what was measured. before: an earlier picture, so that little moves."""
    keys, left_out = chosen(sources)
    here = set(keys)
    weights = {pair: kinds for pair, kinds in sorted(sources.weights.items()) if here.issuperset(pair)}
    graph = Graph(tuple(keys), summed(weights))
    measured = asdict(measure(graph, [arc for arc in sources.arcs if here.issuperset(arc)], sources.backbone()))
    between, effective, group_of = (measured.pop(name) for name in PER_NODE)
    spots = layout.place(graph, communities(graph), {row[0]: (row[1], row[2]) for row in before.get("nodes", [])})
    nodes = [
        [key, *spots[key], group_of[at], len(graph.around[at]), round(between[at], 6), round(effective[at], 3)]
        for at, key in enumerate(keys)
    ]
    ties = [tie_of(graph, pair, weights, sources) for pair in graph.ties]
    content = {
        "nodes": nodes,
        "ties": ties,
        "meetings": found_in(nodes, ties) if sources.kind == PictureKind.PARTNERS else [],
        "size": [max((row[place] for row in nodes), default=0) for place in (1, 2)],
        "left_out": left_out,
    }
    return content, measured


def chosen(sources: Sources) -> tuple[list[str], int]:
    """The keys that stand on the picture: of more than MOST those with the most ties; and how many were left out."""
    keys = sources.keys()
    if len(keys) <= MOST:
        return keys, 0
    ties = Counter(key for pair in sources.weights for key in pair)
    most = sorted(keys, key=lambda key: (-ties[key], key))[:MOST]
    return sorted(most), len(keys) - MOST


def tie_of(graph: Graph, pair: tuple[str, str], weights: Mapping, sources: Sources) -> list[Any]:
    said = sources.levels.get(pair)
    levels = [said.get(key, -1) for key in pair] if said else None  # −1: this side says nothing of it
    kinds = {kind: round(weight, 3) for kind, weight in weights[pair].items()}
    return [graph.places[pair[0]], graph.places[pair[1]], kinds, levels]
