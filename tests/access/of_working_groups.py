"""The policy for the common agenda."""

from collections.abc import Callable

from tests.access.actors import EVERYBODY, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

WRITE, ADOPT = ("working_groups.write_common_agenda",), ("working_groups.adopt_common_agenda",)
SEEN = ("CommonAgenda.visible_to",)


def w(*names: str) -> Callable[[World], list]:
    """The primary keys of things in the world: at=w("goal")."""
    return lambda world: [getattr(world.common, name).pk for name in names]


def version(number: int) -> Callable[[World], list]:
    return lambda world: [number]


def section(world: World) -> list:
    return ["vision"]


CASES = [
    Case("common_agenda", get=EVERYBODY),
    Case("common_agenda_version", get=SIGNED_IN, at=version(1), guard=SEEN),
    Case("common_agenda_version", get=EVERYBODY, at=version(2), note="in force"),
    Case("common_agenda_draft", get=SIGNED_IN),
    Case("common_agenda_begin", post=STAFF, guard=WRITE),
    Case("common_agenda_section", get=STAFF, post=STAFF, at=section, guard=WRITE),
    Case("common_agenda_adopt", get=STAFF, post=STAFF, guard=ADOPT),
    Case("common_agenda_drop", post=STAFF, guard=WRITE),
    Case("goal_new", get=STAFF, post=STAFF, guard=WRITE),
    *(
        Case(f"{name}_{act}", get=STAFF if act == "edit" else frozenset(), post=STAFF, at=w(name), guard=WRITE)
        for name in ("goal", "strategy")
        for act in ("edit", "remove", "up", "down")
    ),
    Case("strategy_new", get=STAFF, post=STAFF, at=w("goal"), guard=WRITE),
]

API = [
    Case("commonagenda-list", get=SIGNED_IN, post=STAFF, guard=WRITE),
    Case("commonagenda-detail", get=SIGNED_IN, at=w("draft")),
    Case("commonagenda-section", post=STAFF, at=w("draft"), guard=WRITE),
    Case("commonagenda-goals", post=STAFF, at=w("draft"), guard=WRITE),
    Case("commonagenda-adopt", post=STAFF, at=w("draft"), guard=ADOPT),
    Case("commonagenda-drop", post=STAFF, at=w("draft"), guard=WRITE),
    *(
        case
        for name in ("goal", "strategy")
        for case in (
            Case(f"{name}-list", get=SIGNED_IN),
            Case(f"{name}-detail", get=SIGNED_IN, patch=STAFF, at=w(name), guard=WRITE),
            Case(f"{name}-move", post=STAFF, at=w(name), guard=WRITE),
            Case(f"{name}-remove", post=STAFF, at=w(name), guard=WRITE),
        )
    ),
    Case("goal-strategies", post=STAFF, at=w("goal"), guard=WRITE),
]
