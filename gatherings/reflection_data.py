"""What pauses, reflections and announcements hold about people, and what is left of it after erasing."""

from gatherings.models import Announcement, Pause, Reflection, Unsigned
from people.holdings import Holding, nobody, register

register(
    Holding(
        Pause, rows=nobody(Pause), mentions=("question",),
        other=(
            "id", "gathering", "item", "prompt", "question", "minutes", "code", "nonce", "opened_by", "opened_at",
            "ended_at",
        ),
    ),
    Holding(
        Reflection,
        rows=lambda person: person.reflections.all(), deleted=True,
        personal={"words": ""}, shown=("question", "written_at", "sharing"), mentions=("words", "name"),
        other=("id", "pause", "prompt", "person", "guest", "name", "was_named"),
    ),
    # Nobody's any more: no row of it leads to a person, so a copy or an erasure finds none.
    Holding(Unsigned, rows=nobody(Unsigned), mentions=("words",), other=("id", "pause", "words")),
    # A partner's own words.
    Holding(
        Announcement, rows=nobody(Announcement), mentions=("doing", "ask", "speaker"),
        other=(
            "id", "gathering", "partner", "doing", "ask", "speaker", "need", "position", "for_newsletter",
            "entered_by", "created_at", "withdrawn_at",
        ),
    ),
)  # fmt: skip
