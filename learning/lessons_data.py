"""What lessons hold about people, and what is left of it after erasing. A lesson stays the network's."""

from learning.models import Appreciation, Lesson, Uptake
from people.holdings import Holding, nobody, register

TOLD = ("title", "tried", "hoped", "happened", "made_of_it", "next")

register(
    Holding(
        Lesson,
        rows=lambda person: person.lessons.all(),
        shown=(*TOLD, "partner", "created_at"),
        mentions=TOLD,
        other=(
            "id", "version", *TOLD, "topics", "kind", "format", "author", "partner", "should_know", "sharing",
            "is_practice", "created_at", "withdrawn_at", "search",
        ),
    ),
    Holding(
        Uptake, rows=nobody(Uptake), mentions=("words",),
        other=("id", "lesson", "partner", "choice", "words", "by", "at"),
    ),
    Holding(
        Appreciation, rows=lambda person: person.appreciations.all(), deleted=True,
        other=("id", "lesson", "person", "at"),
    ),
)  # fmt: skip
