"""What this app holds about people, and what is left of it after erasing.

What the network agreed on is nobody's own.
"""

from people.holdings import Holding, nobody, register
from working_groups import groups_data  # noqa: F401 — declares its own
from working_groups.models import CommonAgenda, Goal, Strategy

register(
    Holding(
        CommonAgenda,
        rows=nobody(CommonAgenda),
        other=(
            "id", "number", "state", "vision", "values", "success", "decisions", "does", "leaves", "adopted_on",
            "adopted_by", "decision", "created_at",
        ),
    ),
    Holding(Goal, rows=nobody(Goal), other=("id", "key", "position", "version", "agenda", "name", "words")),
    Holding(
        Strategy,
        rows=nobody(Strategy),
        other=("id", "key", "position", "version", "goal", "name", "words", "confidence", "change_mind"),
    ),
)  # fmt: skip
