"""Makers of common agendas."""

from typing import Any

from network.lib.dates import today
from working_groups.models import CommonAgenda, Goal, Strategy
from working_groups.models.common_agenda import State


def make_agenda(number: int = 1, state: str = State.DRAFT, **fields: Any) -> CommonAgenda:
    decided = {} if state == State.DRAFT else {"adopted_on": today(), "decision": "All said yes."}
    return CommonAgenda.objects.create(number=number, state=state, **{**decided, **fields})


def make_goal(agenda: CommonAgenda, name: str = "More children ready for school", **fields: Any) -> Goal:
    return Goal.objects.create(agenda=agenda, name=name, **fields)


def make_strategy(goal: Goal, name: str = "Reading aloud in every home", **fields: Any) -> Strategy:
    return Strategy.objects.create(goal=goal, name=name, **fields)
