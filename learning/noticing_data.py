"""What assumptions and the emergence log hold about people. Both are the network's."""

from learning.models import Assumption, Emergence
from people.holdings import Holding, register

register(
    Holding(
        Assumption, rows=lambda person: person.assumptions.all(), shown=("words", "created_at"),
        mentions=("words", "where_from", "how_tested", "outcome"),
        other=(
            "id", "version", "words", "where_from", "how_tested", "state", "outcome", "settled_at", "by", "created_at",
        ),
    ),
    Holding(
        Emergence, rows=lambda person: person.emergences.all(), shown=("title", "words", "created_at"),
        mentions=("title", "words"),
        other=(
            "id", "version", "kind", "title", "words", "partner", "seen_on", "see", "by", "created_at", "withdrawn_at",
        ),
    ),
)  # fmt: skip
