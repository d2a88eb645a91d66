"""The policy for rounds about the draft and about rules."""

from collections.abc import Callable
from datetime import timedelta

from network.lib.dates import today
from tests.access import places
from tests.access.actors import EVERYBODY, INSIDERS, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.of_plan import c
from tests.access.world import World

OPEN, CLOSE = ("working_groups.open_round",), ("working_groups.close_round",)
PROPOSE, TAKE_PART = ("working_groups.propose_rule",), ("working_groups.take_part_in_round",)
SETTLE = ("working_groups.settle_suggestion",)
SEEN = ("DraftingRound.visible_to",)


def about(name: str, key: str) -> Callable[[World], list]:
    return lambda world: [getattr(world.common, name).pk, key]


def by_round_link(*rest: str) -> Callable[[World], list]:
    return lambda world: [world.common.into_round.token, *rest]


def new_rule(world: World) -> dict:
    later = {"until": str(today() + timedelta(days=9)), "effective_on": str(today() + timedelta(days=20))}
    return {"title": "Quorum", "after": "Half.", **later}


def new_suggestion(world: World) -> dict:
    return {"round": world.common.asked.pk, "key": "vision", "words": "By heart."}


CASES = [
    Case("round_list", get=SIGNED_IN),
    Case("round_new", get=STAFF, post=STAFF, guard=OPEN),
    Case("rule_new", get=INSIDERS, post=INSIDERS, guard=PROPOSE),
    Case("round_detail", get=SIGNED_IN, at=c("asked"), guard=SEEN),
    Case("round_detail", get=EVERYBODY, at=c("rule"), note="open to all"),
    Case("round_lean", post=INSIDERS, at=c("asked"), guard=TAKE_PART),
    Case("round_invite", get=STAFF, post=STAFF, at=c("asked"), guard=OPEN),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=by_round_link(), as_link=True, note="into a round"),
    Case("link_round_lean", post=EVERYBODY, at=by_round_link(), as_link=True),
    Case("link_suggestion_new", get=EVERYBODY, post=EVERYBODY, at=by_round_link("vision"), as_link=True),
    Case("link_round_lean", at=places.spent, note="spent"),
    Case("round_close", get=STAFF, post=STAFF, at=c("asked"), guard=CLOSE),
    Case("suggestion_new", get=INSIDERS, post=INSIDERS, at=about("asked", "vision"), guard=TAKE_PART),
    Case("suggestion_new", get=EVERYBODY, post=EVERYBODY, at=about("rule", "rule"), note="open to all"),
    Case("suggestion_settle", get=STAFF, post=STAFF, at=c("suggestion"), guard=SETTLE),
]

API = [
    Case("round-list", get=SIGNED_IN, post=INSIDERS, data=new_rule, guard=PROPOSE),
    Case("round-detail", get=SIGNED_IN, at=c("asked")),
    Case("round-invite", post=STAFF, at=c("asked"), guard=OPEN),
    Case("round-close", post=STAFF, at=c("asked"), guard=CLOSE),
    Case("round-lean", post=INSIDERS, at=c("asked"), guard=TAKE_PART),
    Case("suggestion-list", get=SIGNED_IN, post=INSIDERS, data=new_suggestion, guard=TAKE_PART),
    Case("suggestion-detail", get=SIGNED_IN, at=c("suggestion")),
    Case("suggestion-detail", get=STAFF, at=c("held"), guard=("Suggestion.visible_to",), note="held"),
    Case("suggestion-settle", post=STAFF, at=c("suggestion"), guard=SETTLE),
]
