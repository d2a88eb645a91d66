"""What this app holds about people, and what is left of it after erasing.

What the network agreed on is nobody's own.
"""

from people.holdings import Holding, nobody, register
from people.models import Person
from working_groups import groups_data, rounds_data  # noqa: F401 — declares its own
from working_groups.models import Activity, CommonAgenda, Goal, Strategy, StrategyReview


def leave_activities(person: Person, by: Person) -> None:
    """What somebody saw to stays the partner's; who sees to it now is for the partner to say."""
    Activity.objects.filter(owner=person).update(owner=None)


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
    Holding(
        Activity,
        rows=lambda person: Activity.objects.filter(owner=person),
        before=leave_activities, shown=("name", "partner", "starts_on", "ends_on"), mentions=("words", "how"),
        other=(
            "id", "strategy_key", "effort", "words", "owner", "moves", "progress", "how", "next_check", "checked_on",
            "version", "created_at", "helpers", "places", "reinforces",
        ),
    ),
    # What the network decided is nobody's own; who wrote it down stays, as with every recorded decision.
    Holding(
        StrategyReview,
        rows=lambda person: StrategyReview.objects.filter(by=person), shown=("name", "verdict", "on"),
        other=("id", "strategy_key", "goal_key", "evidence", "decision", "by", "created_at"),
    ),
)  # fmt: skip
