"""What there is of the common agenda in the world of the policy."""

from dataclasses import dataclass

from tests.make_common_agenda import make_agenda, make_goal, make_strategy
from working_groups.models import CommonAgenda, Goal, Strategy
from working_groups.models.common_agenda import State

SIGNED_IN = {"backbone", "editor", "member", "other", "facilitator", "community"}
# The canary → the roles that may hear it.
CANARIES = {"canary-common-draft": SIGNED_IN, "canary-common-goal": SIGNED_IN, "canary-common-earlier": SIGNED_IN}


@dataclass
class CommonAgendas:
    in_force: CommonAgenda
    past: CommonAgenda
    draft: CommonAgenda
    goal: Goal
    strategy: Strategy


def make_common_agendas() -> CommonAgendas:
    past = make_agenda(1, State.PAST, vision="canary-common-earlier")
    in_force = make_agenda(2, State.ADOPTED, vision="Every child is known by name.")
    make_strategy(make_goal(in_force))
    draft = make_agenda(3, vision="canary-common-draft")
    goal = make_goal(draft, "canary-common-goal")
    return CommonAgendas(in_force=in_force, past=past, draft=draft, goal=goal, strategy=make_strategy(goal))
