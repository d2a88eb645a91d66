"""The policy for the map of the network, rounds and answers. Of trust everybody hears their own answers only."""

from collections.abc import Callable
from datetime import timedelta

from network.lib.dates import today
from tests.access.actors import EDITOR, EVERYBODY, OTHER, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

SEE, RUN, BRING = ("backbone.view_network",), ("backbone.run_relationship_round",), ("backbone.import_ties",)
ROUND, ANSWER = ("RelationshipRound.visible_to",), ("RoundGuest.visible_to + backbone.answer_relationship",)
ABOUT = (f"{ANSWER[0]} + Relationship.visible_to",)
BEN = frozenset({EDITOR})
ASKED = frozenset({EDITOR, OTHER})


def nw(*names: str) -> Callable[[World], list]:
    """The primary keys of things in the world: at=nw("round")."""
    return lambda world: [getattr(world.network, name).pk for name in names]


def by_link(*names: str) -> Callable[[World], list]:
    return lambda world: [world.network.link.token, *nw(*names)(world)]


def later(world: World) -> dict:
    return {"closes_on": (today() + timedelta(days=20)).isoformat()}


def of_clinic(world: World) -> dict:
    return {"guest": world.network.guest.pk, "about": world.b.pk, "level": 3}


def a_file(world: World) -> dict:
    return {"content": f"from,to\n{world.a.name},{world.b.name}\n", "name": "ties.csv"}


ACTS = ("invite", "remind", "extend", "close")

CASES = [
    Case("network_map", get=STAFF, guard=SEE),
    Case("network_data", get=STAFF, guard=SEE),
    Case("network_method", get=STAFF, guard=SEE),
    Case("network_export", get=STAFF, at=lambda world: ["kumu.json"], guard=SEE),
    Case("network_draw", post=STAFF, guard=SEE),
    Case("relationship_round_list", get=STAFF, guard=RUN),
    Case("relationship_round_new", get=STAFF, post=STAFF, guard=RUN),
    Case("relationship_round_detail", get=STAFF | ASKED, at=nw("round"), guard=ROUND),
    *(Case(f"relationship_round_{act}", post=STAFF, at=nw("round"), guard=RUN, data=later) for act in ACTS),
    Case("relationship_answer", get=BEN, post=BEN, at=nw("guest"), guard=ANSWER),
    Case("relationship_about", get=BEN, post=BEN, at=nw("guest", "about"), guard=ABOUT),
    Case("relationship_thanks", get=BEN, at=nw("guest"), guard=ANSWER),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=by_link(), as_link=True, note="to a relationship round"),
    Case("link_relationship_answer", get=EVERYBODY, post=EVERYBODY, at=by_link(), as_link=True),
    Case("link_relationship_about", get=EVERYBODY, post=EVERYBODY, at=by_link("about"), as_link=True),
    Case("link_relationship_thanks", get=EVERYBODY, at=by_link(), as_link=True),
    Case("tie_import", get=STAFF, post=STAFF, guard=BRING),
    Case("tie_import_enter", post=STAFF, guard=BRING, data=a_file),
    Case("tie_import_undo", post=STAFF, at=nw("ties"), guard=(f"TieImport.visible_to + {BRING[0]}",)),
]

API = [
    Case("networkpicture-list", get=SIGNED_IN, guard=("NetworkPicture.visible_to",)),
    Case("networkpicture-detail", get=STAFF, at=nw("picture"), guard=("NetworkPicture.visible_to",)),
    Case("networkpicture-ties", get=STAFF, at=nw("picture"), guard=("NetworkPicture.visible_to",)),
    Case("relationshipround-list", get=SIGNED_IN, post=STAFF, guard=(*ROUND, *RUN), data=later),
    Case("relationshipround-detail", get=STAFF | ASKED, at=nw("round"), guard=ROUND),
    Case("relationshipround-guests", get=STAFF | ASKED, at=nw("round"), guard=ROUND),
    *(Case(f"relationshipround-{act}", post=STAFF, at=nw("round"), guard=RUN, data=later) for act in ACTS),
    Case(
        "relationship-list", get=SIGNED_IN, post=SIGNED_IN - STAFF, data=of_clinic,
        guard=("Relationship.visible_to", "backbone.answer_relationship"),
    ),
    Case(
        "relationship-detail", get=BEN, at=lambda world: [world.network.guest.relationships.get().pk],
        guard=("Relationship.visible_to",),
    ),
]  # fmt: skip
