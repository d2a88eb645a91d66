"""Makers of assumptions and of what emerged."""

from itertools import count
from typing import Any

from learning.models import Assumption, Emergence
from people.models import Person

numbers = count(1)


def make_assumption(by: Person, words: str = "", **fields: Any) -> Assumption:
    return Assumption.objects.create(by=by, words=words or f"Assumption {next(numbers)}.", **fields)


def make_emergence(by: Person, title: str = "", **fields: Any) -> Emergence:
    told = {"kind": "spread", "words": "Three others do it now."} | fields
    return Emergence.objects.create(by=by, title=title or f"Emerged {next(numbers)}", **told)
