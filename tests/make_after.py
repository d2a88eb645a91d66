"""Makers of what is written down at a gathering and after it."""

from itertools import count
from typing import Any

from gatherings.models import AgendaItem, Commitment, Decision, Feedback, Gathering, Idea, Initiative
from people.models import Person
from tests.make import make_person

numbers = count(1)


def make_block(gathering: Gathering, title: str = "", minutes: int = 10, **fields: Any) -> AgendaItem:
    number = next(numbers)
    return AgendaItem.objects.create(
        gathering=gathering, title=title or f"Block {number}", minutes=minutes, position=number, **fields
    )


def make_commitment(gathering: Gathering, person: Person | None = None, text: str = "", **fields: Any) -> Commitment:
    words = text or f"Do number {next(numbers)}"
    if "partner" not in fields:
        person = person or make_person()
    return Commitment.objects.create(gathering=gathering, person=person, text=words, **fields)


def make_decision(gathering: Gathering, text: str = "", **fields: Any) -> Decision:
    return Decision.objects.create(gathering=gathering, text=text or f"We do number {next(numbers)}", **fields)


def make_idea(gathering: Gathering, text: str = "", **fields: Any) -> Idea:
    return Idea.objects.create(gathering=gathering, text=text or f"Idea {next(numbers)}", **fields)


def make_feedback(gathering: Gathering, connection: int = 4, progress: int = 3, **fields: Any) -> Feedback:
    person = fields.pop("person", None) or make_person()
    return Feedback.objects.create(
        gathering=gathering, person=person, connection=connection, progress=progress, **fields
    )


def make_initiative(name: str = "", **fields: Any) -> Initiative:
    return Initiative.objects.create(
        name=name or f"Initiative {next(numbers)}", what=fields.pop("what", "A."), **fields
    )
