"""Measures of a network, pure: keys and pairs in, numbers out. No database.

Density and degree centralisation: L. C. Freeman, "Centrality in social networks" (1978). Effective size: R. S. Burt,
"Structural Holes" (1992), in the simple form for ties without direction, n − 2t/n. Betweenness by rustworkx,
communities by networkx (Louvain). Ties count as there or not; only communities look at their weight.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import networkx as nx
import rustworkx as rx

SEED = 7


@dataclass(frozen=True)
class Graph:
    """Nodes by key, and ties between them: (key, key) → weight above 0; each pair once, in any order."""

    keys: tuple[str, ...]
    ties: Mapping[tuple[str, str], float]

    @cached_property
    def places(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self.keys)}

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        return [(self.places[one], self.places[other]) for one, other in self.ties]

    @cached_property
    def around(self) -> list[set[int]]:
        """The neighbours of each node."""
        found: list[set[int]] = [set() for _ in self.keys]
        for one, other in self.pairs:
            found[one].add(other)
            found[other].add(one)
        return found

    @cached_property
    def rust(self) -> rx.PyGraph:
        graph: rx.PyGraph = rx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(len(self.keys)))
        graph.add_edges_from([(*pair, weight) for pair, weight in zip(self.pairs, self.ties.values(), strict=True)])
        return graph

    def without(self, gone: Collection[str]) -> "Graph":
        """What is left when some nodes are taken out."""
        keys = tuple(key for key in self.keys if key not in gone)
        ties = {pair: weight for pair, weight in self.ties.items() if not (pair[0] in gone or pair[1] in gone)}
        return Graph(keys, ties)


def density(graph: Graph) -> float:
    """The share of all possible ties that are there, 0 to 1: 2m / (n(n − 1)).

    >>> density(Graph(("a", "b", "c"), {("a", "b"): 1, ("b", "c"): 1}))
    0.6666666666666666
    """
    count = len(graph.keys)
    return 2 * len(graph.ties) / (count * (count - 1)) if count > 1 else 0.0


def centralisation(graph: Graph) -> float:
    """How far all ties hang on one node, 0 to 1: Σ(dmax − di) / ((n − 1)(n − 2))."""
    degrees = [len(others) for others in graph.around]
    count = len(degrees)
    return sum(max(degrees) - degree for degree in degrees) / ((count - 1) * (count - 2)) if count > 2 else 0.0


def reciprocity(arcs: Collection[tuple[str, str]]) -> float | None:
    """The share of what is said that the other side says, too, 0 to 1; None where nobody says anything.

    arcs: (who says it, of whom), each once, nobody of themselves.
    """
    said = set(arcs)
    return sum((other, one) in said for one, other in said) / len(said) if said else None


def triangles(graph: Graph) -> list[int]:
    """For each node, how many ties there are among its neighbours."""
    counts = [0] * len(graph.keys)
    for one, other in graph.pairs:
        for third in graph.around[one] & graph.around[other]:
            counts[third] += 1
    return counts


def effective_sizes(graph: Graph, closed: list[int] | None = None) -> list[float]:
    """How many of a node's ties lead somewhere else: n − 2t/n, with n neighbours and t ties among them. 0 for the
    isolated. closed: triangles(graph), where they are there already."""
    counts = closed if closed is not None else triangles(graph)
    sizes = [len(others) for others in graph.around]
    return [size - 2 * ties / size if size else 0.0 for size, ties in zip(sizes, counts, strict=True)]


def open_triangles(graph: Graph, closed: list[int] | None = None) -> int:
    """How often two that both have a tie to a third have none to each other."""
    counts = closed if closed is not None else triangles(graph)
    return sum(len(others) * (len(others) - 1) // 2 - ties for others, ties in zip(graph.around, counts, strict=True))


def betweenness(graph: Graph) -> list[float]:
    """How often a node lies on the shortest way between two others, 0 to 1."""
    found = rx.graph_betweenness_centrality(graph.rust)
    return [found[place] for place in range(len(graph.keys))]


def components(graph: Graph) -> list[set[int]]:
    """Nodes that hang together, the largest first."""
    return sorted(rx.connected_components(graph.rust), key=lambda part: (-len(part), min(part)))


def isolated(graph: Graph) -> list[int]:
    return [place for place, others in enumerate(graph.around) if not others]


def communities(graph: Graph) -> list[set[int]]:
    """Groups with more ties inside than between (Louvain, by weight), the largest first; the same for the same graph.
    The isolated are in none."""
    tied = nx.Graph()
    tied.add_weighted_edges_from(
        sorted((*sorted(pair), weight) for pair, weight in zip(graph.pairs, graph.ties.values(), strict=True))
    )
    if not tied:
        return []
    found = nx.community.louvain_communities(tied, weight="weight", seed=SEED)
    return sorted((set(group) for group in found), key=lambda group: (-len(group), min(group)))


def core_of(graph: Graph) -> set[int]:
    """The nodes of the highest core number: each has at least so many ties to the others of them."""
    numbers: Any = rx.core_number(graph.rust) if graph.ties else {}
    highest = max(numbers.values(), default=0)
    return {place for place, number in numbers.items() if number == highest} if highest else set()


def share_within(graph: Graph, places: Iterable[int]) -> float:
    """The density among some nodes."""
    chosen = set(places)
    inside = sum(len(graph.around[place] & chosen) for place in chosen)
    return inside / (len(chosen) * (len(chosen) - 1)) if len(chosen) > 1 else 0.0
