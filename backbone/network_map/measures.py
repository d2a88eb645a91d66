"""What is measured of a network, all together, ready to be stored. Pure."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, field
from typing import Any

from backbone.network_map import graph as of
from backbone.network_map.graph import Graph

BROKERS = 8
NAMED = 40  # keys listed of a kind; beyond, the table of the page has them all

# Which form a network has (after V. Krebs and J. Holley, "Building smart communities through network weaving", 2006).
# The four forms are theirs, the limits are ours and stand on the page.
SCATTERED_BELOW = 0.5  # of all that have ties hang together
HUB_FROM = 0.5  # degree centralisation
CORE_DENSE_FROM = 0.5  # density of the core
CORE_REACHES_FROM = 0.75  # of the others have a tie to the core


@dataclass(frozen=True)
class Phase:
    """One of scattered, hub, multi_hub, core; empty where there is nothing to tell. And the numbers that say so."""

    name: str
    together: float = 0.0  # share of those with ties in the largest part
    left_without_hub: float = 0.0  # share of the others that still hang together when the busiest is gone
    core: int = 0
    core_density: float = 0.0
    reached: float = 0.0  # share of the others with a tie to the core


@dataclass(frozen=True)
class Left:
    """What is left when some are gone: how many there were, and numbers of the others."""

    gone: int
    ties: int
    density: float
    together: float
    parts: int
    alone: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Measured:
    """Numbers of a whole network, and for each node, in the order of its keys."""

    nodes: int
    ties: int
    density: float
    centralisation: float
    reciprocity: float | None
    parts: int
    together: float
    open_triangles: int
    isolated: list[str]
    brokers: list[tuple[str, float]]
    communities: list[int]
    phase: dict[str, Any]
    without_backbone: dict[str, Any] | None
    betweenness: list[float]
    effective: list[float]
    community_of: list[int]


def measure(graph: Graph, arcs: Collection[tuple[str, str]] = (), backbone: Collection[str] = ()) -> Measured:
    """Measure a network. arcs: (who says it, of whom), for reciprocity; backbone: keys of whoever holds it together."""
    closed, between = of.triangles(graph), of.betweenness(graph)
    groups, parts = of.communities(graph), of.components(graph)
    top = sorted(range(len(graph.keys)), key=lambda place: (-between[place], graph.keys[place]))[:BROKERS]
    here = [key for key in backbone if key in graph.places]
    return Measured(
        nodes=len(graph.keys),
        ties=len(graph.ties),
        density=of.density(graph),
        centralisation=of.centralisation(graph),
        reciprocity=of.reciprocity(arcs),
        parts=len(parts),
        together=len(parts[0]) / len(graph.keys) if parts else 0.0,
        open_triangles=of.open_triangles(graph, closed),
        isolated=[graph.keys[place] for place in of.isolated(graph)],
        brokers=[(graph.keys[place], between[place]) for place in top if between[place] > 0],
        communities=[len(group) for group in groups],
        phase=asdict(phase_of(graph)),
        without_backbone=asdict(left_without(graph, here)) if here else None,
        betweenness=between,
        effective=of.effective_sizes(graph, closed),
        community_of=numbered(groups, len(graph.keys)),
    )


def numbered(groups: list[set[int]], count: int) -> list[int]:
    """For each node the number of its group, −1 for none."""
    numbers = [-1] * count
    for number, group in enumerate(groups):
        for place in group:
            numbers[place] = number
    return numbers


def left_without(graph: Graph, gone: Collection[str]) -> Left:
    """What would be left if some were gone. alone: those who then have no tie, and had one before."""
    rest = graph.without(gone)
    parts = of.components(rest)
    before = {graph.keys[place] for place in of.isolated(graph)}
    alone = [rest.keys[place] for place in of.isolated(rest) if rest.keys[place] not in before]
    together = len(parts[0]) / len(rest.keys) if parts else 0.0
    return Left(len(gone), len(rest.ties), of.density(rest), together, len(parts), alone)


def phase_of(graph: Graph) -> Phase:
    """Which of the four forms the network has, looking at those with ties."""
    tied = graph.without({graph.keys[place] for place in of.isolated(graph)})
    count = len(tied.keys)
    if count < 3:
        return Phase("")
    together = len(of.components(tied)[0]) / count
    hub = max(range(count), key=lambda place: len(tied.around[place]))
    rest = of.components(tied.without({tied.keys[hub]}))
    left = len(rest[0]) / (count - 1)
    core = of.core_of(tied)
    dense = of.share_within(tied, core)
    others = [place for place in range(count) if place not in core]
    reached = sum(bool(tied.around[place] & core) for place in others) / len(others) if others else 1.0
    if together < SCATTERED_BELOW:
        name = "scattered"
    elif of.centralisation(tied) >= HUB_FROM or left < SCATTERED_BELOW:
        name = "hub"
    elif dense >= CORE_DENSE_FROM and reached >= CORE_REACHES_FROM:
        name = "core"
    else:
        name = "multi_hub"
    return Phase(name, together, left, len(core), dense, reached)
