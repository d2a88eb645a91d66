"""The policy for assumptions, what emerged, and the circle of alignment."""

from collections.abc import Callable

from tests.access.actors import EDITOR, INSIDERS, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

WRITE, CHANGE = ("learning.write_noticed",), ("learning.change_noticed",)
SEEN = ("Emergence.visible_to",)
KEEPERS = STAFF | {EDITOR}


def e(*names: str) -> Callable[[World], list]:
    """The primary keys of entries in the world: at=e("assumption")."""
    return lambda world: [getattr(world.noticed, name).pk for name in names]


def settled(world: World) -> dict:
    return {"state": "kept", "outcome": "Seen again.", "version": 1}


CASES = [
    Case("alignment_circle", get=SIGNED_IN, guard=("Partner.visible_to",)),
    Case("assumption_list", get=SIGNED_IN),
    Case("assumption_new", get=INSIDERS, post=INSIDERS, guard=WRITE),
    Case("assumption_edit", get=KEEPERS, post=KEEPERS, at=e("assumption"), guard=CHANGE),
    Case("assumption_settle", get=KEEPERS, post=KEEPERS, at=e("assumption"), data=settled, guard=CHANGE),
    Case("assumption_reopen", post=KEEPERS, at=e("assumption"), guard=CHANGE),
    Case("emergence_list", get=SIGNED_IN, guard=SEEN),
    Case("emergence_new", get=INSIDERS, post=INSIDERS, guard=WRITE),
    Case("emergence_edit", get=KEEPERS, post=KEEPERS, at=e("emergence"), guard=CHANGE),
    Case("emergence_withdraw", post=KEEPERS, at=e("emergence"), guard=CHANGE),
    Case("emergence_return", post=KEEPERS, at=e("emergence"), guard=CHANGE),
]

API = [
    Case("assumption-list", get=SIGNED_IN, post=INSIDERS, guard=WRITE),
    Case("assumption-detail", get=SIGNED_IN, patch=KEEPERS, at=e("assumption"), guard=CHANGE),
    Case("assumption-settle", post=KEEPERS, at=e("assumption"), data=settled, guard=CHANGE),
    Case("assumption-reopen", post=KEEPERS, at=e("assumption"), guard=CHANGE),
    Case("emergence-list", get=SIGNED_IN, post=INSIDERS, guard=WRITE),
    Case("emergence-detail", get=KEEPERS, patch=KEEPERS, at=e("back"), guard=SEEN),
    Case("emergence-withdraw", post=KEEPERS, at=e("emergence"), guard=CHANGE),
    Case("emergence-return", post=KEEPERS, at=e("emergence"), guard=CHANGE),
]
