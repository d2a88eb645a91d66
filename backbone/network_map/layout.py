"""Where each node stands, so that a map of 300 can be read: pure.

Each community is laid out by itself (Fruchterman and Reingold's springs, rustworkx) on a disc as large as it needs; the
discs are laid out by the ties between them and pushed apart; each disc is turned to where its ties lead. Who has no tie
stands in rows underneath. The same network is laid out in the same way, and begins from where it stood before.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import ceil, sqrt
from typing import Any

import numpy as np
import rustworkx as rx

from backbone.network_map.graph import SEED, Graph

LEAST_ROOM, MOST_ROOM = 46.0, 96.0  # the side of the square that a node takes: in a small network room for its name
GAP = 0.6  # of that, between two discs
STEPS, PUSHES, TURNS = 120, 60, 24
SPRINGS: Any = rx.graph_spring_layout  # its types, as shipped, know no options
Points = np.ndarray
Spot = tuple[float, float]


def place(graph: Graph, groups: Sequence[set[int]], before: Mapping[str, Spot] | None = None) -> dict[str, Spot]:
    """Key → (x, y), from (0, 0) on, in units of a picture. groups: see graph.communities()."""
    if not graph.keys:
        return {}
    before, points = before or {}, np.zeros((len(graph.keys), 2))
    room = room_of(len(graph.keys))
    if groups:
        members = [sorted(group) for group in groups]
        discs = [disc_of(graph, group, before, room) for group in members]
        centres = apart(centres_of(graph, members, before, room), np.array([reach(disc, room) for disc in discs]), room)
        for group, disc, centre in zip(members, discs, centres, strict=True):
            points[group] = disc + centre
        for group, centre in zip(members, centres, strict=True):
            turn(graph, group, centre, points)
        mirror(graph, [at for group in members for at in group], before, points)
    lay_in_rows(graph, [at for at, others in enumerate(graph.around) if not others], points, room)
    points -= points.min(axis=0)
    return {key: (round(float(x), 1), round(float(y), 1)) for key, (x, y) in zip(graph.keys, points, strict=True)}


def room_of(count: int) -> float:
    """
    >>> room_of(28), room_of(300)
    (96.0, 46.0)
    """
    return float(min(MOST_ROOM, max(LEAST_ROOM, 110 - count * 0.22)))


def stood(graph: Graph, members: list[int], before: Mapping[str, Spot]) -> Points | None:
    """Where these stood before; None unless all did."""
    keys = [graph.keys[member] for member in members]
    return np.array([before[key] for key in keys], dtype=float) if all(key in before for key in keys) else None


def disc_of(graph: Graph, members: list[int], before: Mapping[str, Spot], room: float) -> Points:
    """The members of a community around (0, 0), not nearer to each other than they need."""
    if len(members) == 1:
        return np.zeros((1, 2))
    start = stood(graph, members, before)
    if start is not None:
        start = (start - start.mean(axis=0)) / (np.abs(start - start.mean(axis=0)).max() or 1.0)
    pos = None if start is None else {at: tuple(point) for at, point in enumerate(start.tolist())}
    inner = graph.rust.subgraph(members)
    found = SPRINGS(inner, pos=pos, num_iter=STEPS, seed=SEED, scale=1)
    points = np.array([found[at] for at in range(len(members))], dtype=float)
    points -= points.mean(axis=0)
    widest = np.abs(points).max() or 1.0
    return spread(points / widest * room * sqrt(len(members)) * 0.62, room)


def spread(points: Points, least: float) -> Points:
    """Push points apart until hardly two are nearer than `least`."""
    points = points + np.random.default_rng(SEED).normal(0, 0.01, points.shape)
    for _step in range(PUSHES):
        gaps = points[:, None] - points[None]
        far = np.sqrt((gaps**2).sum(axis=2)) + np.eye(len(points)) * 1e9
        push = np.clip(least - far, 0, None) / 2
        if not push.any():
            break
        points += (gaps / far[..., None] * push[..., None]).sum(axis=1)
    return points


def reach(disc: Points, room: float) -> float:
    return float(np.sqrt((disc**2).sum(axis=1)).max()) + room / 2


def centres_of(graph: Graph, groups: list[list[int]], before: Mapping[str, Spot], room: float) -> Points:
    """Where the communities stand among each other, by the ties between them, before they are pushed apart."""
    of = {member: number for number, group in enumerate(groups) for member in group}
    between: dict[tuple[int, int], float] = defaultdict(float)
    for (one, other), weight in zip(graph.pairs, graph.ties.values(), strict=True):
        if of[one] != of[other]:
            between[min(of[one], of[other]), max(of[one], of[other])] += weight
    quotient: rx.PyGraph = rx.PyGraph(multigraph=False)
    quotient.add_nodes_from(range(len(groups)))
    quotient.add_edges_from([(*pair, weight) for pair, weight in between.items()])
    pos = old_centres(graph, groups, before)
    found = SPRINGS(quotient, pos=pos, num_iter=STEPS, seed=SEED, weight_fn=pull)
    size = room * sqrt(len(graph.keys))
    return np.array([found[at] for at in range(len(groups))], dtype=float) * size * np.array([1.35, 0.9])


def pull(weight: float) -> float:
    return 1 + min(weight, 9) / 3


def old_centres(graph: Graph, groups: list[list[int]], before: Mapping[str, Spot]) -> dict[int, Spot] | None:
    """Where the communities stood before, between −1 and 1; None unless each has somebody who stood somewhere."""
    known = [[before[graph.keys[at]] for at in group if graph.keys[at] in before] for group in groups]
    if not all(known):
        return None
    means = np.array([np.mean(spots, axis=0) for spots in known])
    means = (means - means.mean(axis=0)) / (np.abs(means - means.mean(axis=0)).max() or 1.0)
    return {at: (float(x), float(y)) for at, (x, y) in enumerate(means)}


def apart(centres: Points, radii: Points, room: float) -> Points:
    """Draw discs together and push them off each other, until they lie close and none upon another."""
    least = radii[:, None] + radii[None] + GAP * room
    np.fill_diagonal(least, 0)
    for step in range(PUSHES * 4):
        middle = (centres * radii[:, None]).sum(axis=0) / radii.sum()
        if step < PUSHES * 3:
            centres = centres + (middle - centres) * np.array([0.02, 0.035])
        gaps = centres[:, None] - centres[None]
        far = np.sqrt((gaps**2).sum(axis=2)) + 1e-6
        push = np.clip(least - far, 0, None) / 2
        centres = centres + (gaps / far[..., None] * push[..., None]).sum(axis=1)
    return centres


def turn(graph: Graph, members: list[int], centre: Points, points: Points) -> None:
    """Turn (and mirror) a community so that its ties to others become short."""
    inside = set(members)
    own, far = [], []
    for at, member in enumerate(members):
        outside = [other for other in graph.around[member] if other not in inside]
        own += [at] * len(outside)
        far += outside
    if not own:
        return
    disc, aims = points[members] - centre, points[far] - centre
    best, shortest = disc, np.inf
    for mirror in (1, -1):
        for angle in np.linspace(0, 2 * np.pi, TURNS, endpoint=False):
            cos, sin = np.cos(angle), np.sin(angle)
            turned = (disc * np.array([mirror, 1])) @ np.array([[cos, sin], [-sin, cos]])
            length = np.sqrt(((turned[own] - aims) ** 2).sum(axis=1)).sum()
            if length < shortest - 1e-6:
                best, shortest = turned, length
    points[members] = best + centre


def mirror(graph: Graph, tied: list[int], before: Mapping[str, Spot], points: Points) -> None:
    """Mirror the whole so that as little as possible moved."""
    known = [at for at in tied if graph.keys[at] in before]
    if len(known) < 2:
        return
    old = np.array([before[graph.keys[at]] for at in known], dtype=float)
    old, middle = old - old.mean(axis=0), points[known].mean(axis=0)
    ways = [np.array([x, y]) for x in (1, -1) for y in (1, -1)]
    best = min(ways, key=lambda way: float((((points[known] - middle) * way - old) ** 2).sum()))
    points[tied] = (points[tied] - middle) * best + middle


def lay_in_rows(graph: Graph, alone: list[int], points: Points, room: float) -> None:
    """Those without a tie, underneath."""
    tied = [at for at in range(len(graph.keys)) if graph.around[at]]
    if tied:
        left, top = float(points[tied, 0].min()), float(points[tied, 1].max()) + room * 1.6
        wide = max(float(points[tied, 0].max()) - left, room * 8)
    else:
        left, top, wide = 0.0, 0.0, room * ceil(sqrt(len(alone)) * 1.6)
    a_row = max(int(wide // room), 1)
    for number, at in enumerate(alone):
        points[at] = (left + number % a_row * room, top + number // a_row * room)
