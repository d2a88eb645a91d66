"""What rounds hold about people, and what is left of it after erasing."""

from people.holdings import Holding, register
from working_groups.models import DraftingRound, Leaning, Suggestion

register(
    Holding(
        DraftingRound,
        rows=lambda person: DraftingRound.objects.filter(opened_by=person), shown=("opened_at", "title"),
        mentions=("words", "outcome"),
        other=(
            "id", "about", "agenda", "before", "after", "effective_on", "words", "until", "is_open_to_all", "opened_by",
            "invited_at", "outcome", "accepted", "closed_by", "closed_at",
        ),
    ),
    # How somebody leaned counts on without their words.
    Holding(
        Leaning,
        rows=lambda person: Leaning.objects.filter(person=person), personal={"words": ""},
        shown=("level", "said_at"), mentions=("words",), other=("id", "round", "person"),
    ),
    # A suggestion stays, since the text may rest on it; its writer is not named any more.
    Holding(
        Suggestion,
        rows=lambda person: Suggestion.objects.filter(person=person), personal={"may_name": False, "name": ""},
        shown=("words", "title", "created_at"), mentions=("words", "answer", "name"),
        other=("id", "round", "key", "person", "fate", "answer", "answered_by", "answered_at"),
    ),
)  # fmt: skip
