"""What this app holds about people, and what is left of it after erasing.

Figures are the network's and its partners'; that somebody entered one stays, under the name erasing leaves. A name
that stands in a note or a story is blotted out.
"""

from learning import lessons_data, noticing_data, voices_data  # noqa: F401 — declare their own
from learning.models import Annotation, Giver, GroupMeasure, Measure, OwedFigure, Part, Reading, Target
from people.holdings import Holding, nobody, register

GIVEN = ("value", "numerator", "denominator")

register(
    Holding(
        Measure, rows=lambda person: person.measures.all(), shown=("name",),
        mentions=("definition", "source", "story"),
        other=(
            "id", "name", "slug", "sort_name", "kind", "definition", "source", "unit", "direction", "roll_up", "per",
            "every", "due_days", "smallest", "told_apart", "baseline", "baseline_on", "serves", "owner", "story",
            "is_public", "archived_at", "created_at", "version",
        ),
    ),
    Holding(Target, rows=nobody(Target), other=("id", "measure", "on", "value")),
    Holding(
        Annotation, rows=nobody(Annotation), mentions=("text",),
        other=("id", "measure", "on", "text", "by", "created_at"),
    ),
    Holding(GroupMeasure, rows=nobody(GroupMeasure), other=("id", "group", "measure")),
    Holding(Giver, rows=nobody(Giver), other=("id", "measure", "partner", "since")),
    Holding(
        OwedFigure, rows=nobody(OwedFigure),
        other=("id", "measure", "partner", "period", "due_on", "asked_on", "reminded_on"),
    ),
    Holding(
        Reading, rows=lambda person: person.readings_entered.all(), shown=("measure", "period", "created_at"),
        mentions=("note", "source"),
        other=(
            "id", "measure", "partner", "period", *GIVEN, "note", "source", "flags", "replaces", "by", "created_at",
        ),
    ),
    Holding(Part, rows=nobody(Part), other=("id", "reading", "dimension", "group", *GIVEN)),
)  # fmt: skip
