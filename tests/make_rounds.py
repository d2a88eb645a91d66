"""Makers of rounds and suggestions."""

from datetime import timedelta
from typing import Any

from network.lib.dates import today
from people.models import Person
from working_groups.models import DraftingRound, Suggestion


def make_round(by: Person, **fields: Any) -> DraftingRound:
    """About a rule, unless an agenda is given."""
    fields = {"until": today() + timedelta(days=14), **fields}
    if "agenda" not in fields:
        rule = {"title": "Quorum", "after": "Half of the partners.", "effective_on": today() + timedelta(days=30)}
        fields = {**rule, **fields}
    return DraftingRound.begin(by, **fields)


def make_suggestion(
    round: DraftingRound, by: Person | None = None, words: str = "By heart.", **said: Any
) -> Suggestion:
    return Suggestion.make(by, round, said.pop("key", round.paragraphs()[0].key), words, **said)
