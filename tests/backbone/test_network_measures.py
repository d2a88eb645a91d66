"""The measures are those of the literature: on small networks by hand, on three published ones as networkx has them."""

from math import comb

import networkx as nx
import pytest

from backbone.network_map import graph as of
from backbone.network_map import measures
from backbone.network_map.graph import Graph
from backbone.network_map.layout import place
from backbone.network_map.ties import Ties, summed
from network.lib.dates import today

CLOSE = 1e-9


def graph_of(found: nx.Graph) -> Graph:
    """Ours of one of networkx."""
    weights = {(str(one), str(other)): float(tie.get("weight", 1)) for one, other, tie in found.edges(data=True)}
    return Graph(tuple(str(node) for node in found), weights)


def southern_women() -> nx.Graph:
    """Davis, Gardner and Gardner (1941): eighteen women, fourteen events; ties by attendance, as we make them."""
    davis, ties = nx.davis_southern_women_graph(), Ties(today())
    for event in davis.graph["bottom"]:
        ties.met("gathering", davis[event], today())
    found = nx.Graph()
    found.add_nodes_from(davis.graph["top"])
    found.add_weighted_edges_from((*pair, weight) for pair, weight in summed(ties.weights).items())
    return found


PUBLISHED = {
    "karate club": nx.karate_club_graph(),
    "Florentine families": nx.florentine_families_graph(),
    "Southern Women": southern_women(),
}


@pytest.mark.parametrize(
    ("found", "density", "centralisation", "sizes", "open_triangles"),
    [
        (nx.star_graph(4), 0.4, 1.0, [4, 1, 1, 1, 1], 6),
        (nx.complete_graph(5), 1.0, 0.0, [1] * 5, 0),
        (nx.path_graph(3), 2 / 3, 1.0, [1, 2, 1], 1),
        (nx.cycle_graph(3), 1.0, 0.0, [1] * 3, 0),
    ],
)
def test_small_networks_as_counted_by_hand(found, density, centralisation, sizes, open_triangles):
    graph = graph_of(found)
    measured = (of.density(graph), of.centralisation(graph), of.effective_sizes(graph), of.open_triangles(graph))
    assert measured == pytest.approx((density, centralisation, sizes, open_triangles), abs=CLOSE)


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_networks_measured_independently(name):
    found = PUBLISHED[name]
    graph = graph_of(found)
    degrees = [degree for _node, degree in found.degree()]
    count = len(degrees)
    spread = sum(max(degrees) - degree for degree in degrees) / ((count - 1) * (count - 2))
    assert of.density(graph) == pytest.approx(nx.density(found), abs=CLOSE)
    assert of.centralisation(graph) == pytest.approx(spread, abs=CLOSE)
    assert of.betweenness(graph) == pytest.approx(list(nx.betweenness_centrality(found).values()), abs=CLOSE)
    bare = nx.Graph(found.edges)
    bare.add_nodes_from(found)
    assert dict(zip(graph.keys, of.effective_sizes(graph), strict=True)) == pytest.approx(
        {str(node): size for node, size in nx.effective_size(bare).items()}, abs=CLOSE, nan_ok=True
    )
    closed = sum(nx.triangles(found).values())
    assert of.open_triangles(graph) == sum(comb(degree, 2) for degree in degrees) - closed
    assert [len(part) for part in of.components(graph)] == sorted(
        map(len, nx.connected_components(found)), reverse=True
    )
    groups = [{graph.keys[at] for at in group} for group in of.communities(graph)]
    theirs = [{str(node) for node in group} for group in nx.community.louvain_communities(found, seed=1)]
    named = nx.relabel_nodes(found, str)
    best = nx.community.modularity(named, theirs)
    assert nx.community.modularity(named, groups) == pytest.approx(best, abs=0.02)


def test_southern_women_are_tied_as_newman_counts():
    davis = nx.davis_southern_women_graph()
    newman = nx.bipartite.collaboration_weighted_projected_graph(davis, davis.graph["top"])
    ours = {frozenset(pair): tie["weight"] for *pair, tie in PUBLISHED["Southern Women"].edges(data=True)}
    theirs = {frozenset(pair): tie["weight"] for *pair, tie in newman.edges(data=True)}
    assert ours == pytest.approx(theirs, abs=CLOSE)


def test_reciprocity_is_the_share_said_by_both_sides():
    arcs = [*nx.gn_graph(20, seed=1).edges, (0, 1), (0, 2), (5, 1)]
    ours = of.reciprocity([(str(one), str(other)) for one, other in arcs])
    assert (ours, of.reciprocity([])) == (pytest.approx(nx.overall_reciprocity(nx.DiGraph(arcs)), abs=CLOSE), None)


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (nx.disjoint_union_all([nx.complete_graph(3)] * 4), "scattered"),
        (nx.star_graph(8), "hub"),
        (nx.barbell_graph(6, 2), "multi_hub"),
        (nx.compose(nx.complete_graph(6), nx.Graph((node, node + 6) for node in range(6))), "core"),
        (nx.empty_graph(5), ""),
    ],
)
def test_the_form_of_a_network(found, name):
    assert measures.phase_of(graph_of(found)).name == name


def test_what_is_left_without_the_backbone():
    found = measures.measure(graph_of(nx.star_graph(4)), backbone=["0", "somebody else"])
    assert found.without_backbone == {
        "gone": 1, "ties": 0, "density": 0.0, "together": 0.25, "parts": 4, "alone": ["1", "2", "3", "4"],
    }  # fmt: skip


def test_a_layout_is_the_same_again_and_puts_nobody_upon_another():
    graph = graph_of(nx.disjoint_union(nx.powerlaw_cluster_graph(120, 3, 0.4, seed=3), nx.empty_graph(5)))
    groups = of.communities(graph)
    spots = place(graph, groups)
    assert spots == place(graph, groups)
    assert len({(round(x / 12), round(y / 12)) for x, y in spots.values()}) == 125
    assert place(Graph((), {}), []) == {}
