"""The policy for the plan of action."""

from collections.abc import Callable

from tests.access import places
from tests.access.actors import EVERYBODY, KEEPERS, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.of_promises import POST
from tests.access.world import World

CHANGE, REVIEW = ("working_groups.change_activity",), ("working_groups.review_strategy",)
SEEN = ("Activity.visible_to",)


def c(*names: str) -> Callable[[World], list]:
    """The primary keys of things in the world."""
    return lambda world: [getattr(world.common, name).pk for name in names]


def way(world: World) -> list:
    return [world.common.way.key]


def goal(world: World) -> list:
    return [world.common.way.goal.key]


def of_a(*rest: str) -> Callable[[World], list]:
    return lambda world: [world.a.slug, *part_of(world, rest)]


def by_link(*rest: str) -> Callable[[World], list]:
    return lambda world: [world.link.token, *part_of(world, rest)]


def part_of(world: World, rest: tuple[str, ...]) -> list:
    return [world.b.slug if name == "b" else getattr(world.common, name).pk for name in rest]


def new_activity(world: World) -> dict:
    return {"partner": world.a.pk, "name": "Story hour", "strategy_key": str(world.common.way.key)}


def new_review(world: World) -> dict:
    said = {"verdict": "keep", "evidence": "Seen.", "decision": "All."}
    return {"strategy_key": str(world.common.way.key), **said}


# Pages of A behind both doors, and what stands after A in the route.
BOTH_DOORS = [
    ("partner_plan", (), CHANGE),
    ("activity_new", (), CHANGE),
    ("activity_edit", ("activity",), CHANGE),
    ("activity_look", ("activity",), CHANGE),
    ("activity_meet", ("b",), POST),
]


def both_doors(name: str, rest: tuple[str, ...], guard: tuple[str, ...]) -> list[Case]:
    is_act = name != "partner_plan"
    posts, by_all = (KEEPERS, EVERYBODY) if is_act else (frozenset(), frozenset())
    return [
        Case(name, get=KEEPERS, post=posts, at=of_a(*rest), guard=guard),
        Case(f"link_{name}", get=EVERYBODY, post=by_all, at=by_link(*rest), as_link=True),
    ]


CASES = [
    Case("plan_matrix", get=SIGNED_IN),
    Case("plan_gaps", get=SIGNED_IN),
    Case("activity_list", get=SIGNED_IN),
    Case("activity_list", get=SIGNED_IN, query="?show=due"),
    Case("activity_detail", get=SIGNED_IN, at=c("activity")),
    Case("activity_detail", get=STAFF, at=c("hidden_activity"), guard=SEEN, note="of a prospect"),
    Case("strategy_detail", get=SIGNED_IN, at=way),
    Case("strategy_review", get=STAFF, post=STAFF, at=way, guard=REVIEW),
    Case("strategy_start", get=STAFF, post=STAFF, at=goal, guard=REVIEW),
    Case("strategy_reviews", get=SIGNED_IN),
    *(case for line in BOTH_DOORS for case in both_doors(*line)),
    Case("link_partner_plan", at=places.spent, note="spent"),
]

API = [
    Case("activity-list", get=SIGNED_IN, post=KEEPERS, data=new_activity, guard=(*CHANGE, *SEEN)),
    Case("activity-detail", get=SIGNED_IN, patch=KEEPERS, at=c("activity"), guard=CHANGE),
    Case("activity-detail", get=STAFF, patch=STAFF, at=c("hidden_activity"), guard=SEEN),
    Case("activity-look", post=KEEPERS, at=c("activity"), guard=CHANGE),
    Case("strategyreview-list", get=SIGNED_IN, post=STAFF, data=new_review, guard=REVIEW),
    Case("strategyreview-detail", get=SIGNED_IN, at=c("review")),
]
