"""What there is of the common agenda in the world of the policy."""

from dataclasses import dataclass

from partners.models import Partner
from people.models import Link, Person
from tests.make_common_agenda import make_agenda, make_goal, make_strategy
from tests.make_plan import make_activity, make_review
from tests.make_rounds import make_round, make_suggestion
from working_groups.models import (
    Activity,
    CommonAgenda,
    DraftingRound,
    Goal,
    Strategy,
    StrategyReview,
    Suggestion,
)
from working_groups.models.common_agenda import State
from working_groups.models.drafting_round import ROUND

SIGNED_IN = {"backbone", "editor", "member", "other", "facilitator", "community"}
# The canary → the roles that may hear it.
CANARIES = {
    "canary-common-draft": SIGNED_IN | {"link"},  # into the round about it
    "canary-common-goal": SIGNED_IN | {"link"},
    "canary-common-earlier": SIGNED_IN,
    "canary-activity": SIGNED_IN | {"link"},  # of A
    "canary-hidden-activity": {"backbone"},  # of a prospect
    "canary-review": SIGNED_IN,
    "canary-suggested": SIGNED_IN,
    "canary-held": {"backbone"},  # from outside, not read yet
}


@dataclass
class CommonAgendas:
    in_force: CommonAgenda
    past: CommonAgenda
    draft: CommonAgenda
    goal: Goal
    strategy: Strategy
    way: Strategy
    activity: Activity
    hidden_activity: Activity
    review: StrategyReview
    asked: DraftingRound
    rule: DraftingRound
    suggestion: Suggestion
    held: Suggestion
    into_round: Link


def make_common_agendas(asha: Person, a: Partner, b: Partner, hidden: Partner) -> CommonAgendas:
    past = make_agenda(1, State.PAST, vision="canary-common-earlier")
    in_force = make_agenda(2, State.ADOPTED, vision="Every child is known by name.")
    way = make_strategy(make_goal(in_force))
    draft = make_agenda(3, vision="canary-common-draft")
    goal = make_goal(draft, "canary-common-goal")
    make_activity(b, way, "A second morning", places=["Northside"])
    asked, rule = make_round(asha, agenda=draft), make_round(asha, is_open_to_all=True)
    return CommonAgendas(
        asked=asked, rule=rule, suggestion=make_suggestion(rule, asha, "canary-suggested", may_name=True),
        held=make_suggestion(rule, None, "canary-held"),
        into_round=Link.create(a.reachable_contact(), ROUND, asked),
        in_force=in_force, past=past, draft=draft, goal=goal, strategy=make_strategy(goal), way=way,
        activity=make_activity(a, way, "canary-activity", places=["Northside"]),
        hidden_activity=make_activity(hidden, way, "canary-hidden-activity", places=["Northside"]),
        review=make_review(asha, way, evidence="canary-review"),
    )  # fmt: skip
