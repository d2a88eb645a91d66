"""What agendas and formats hold about people, and what is left of it after erasing."""

from gatherings.models import AgendaChange, AgendaItem, AgendaTemplate, Format, Spaciousness, Wording
from gatherings.models.format import FORMAT_FIELDS
from people.holdings import Holding, nobody, register

register(
    Holding(
        Format, rows=nobody(Format), mentions=("summary", "steps"),
        other=("id", *FORMAT_FIELDS, "added_by", "closed_at", "created_at"),
    ),
    Holding(
        AgendaItem, rows=lambda person: person.agenda_items.all(), shown=("gathering", "title", "minutes"),
        mentions=("title", "description", "notes", "owner_name", "about"),
        other=(
            "id", "position", "kind", "mode", "purpose", "owner", "owner_name", "format_key", "own_format",
            "prompt", "ask", "receipt",
            "description", "notes", "materials", "about", "is_parked", "removed_at", "version", "created_at",
        ),
    ),
    Holding(
        Wording, rows=nobody(Wording), mentions=("text",),
        other=("id", "item", "field", "text", "by", "at", "settled_at"),
    ),
    Holding(
        AgendaChange, rows=nobody(AgendaChange), mentions=("before", "after"),
        other=("id", "gathering", "act", "by", "before", "after", "at", "undone_at"),
    ),
    Holding(
        AgendaTemplate, rows=nobody(AgendaTemplate), mentions=("blocks",),
        other=("id", "name", "minutes", "blocks", "saved_by", "created_at", "closed_at"),
    ),
    Holding(
        Spaciousness, rows=nobody(Spaciousness),
        other=(
            "id", "slack_red", "slack_amber", "purposes_most", "purposes_minutes", "active_least", "stretch_amber",
            "stretch_red", "knowing_least",
        ),
    ),
)  # fmt: skip
