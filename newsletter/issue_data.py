"""What newsletter issues hold about people, and what is left of it after erasing: a name in a text is taken out."""

from newsletter.models import Edition, Issue, Item, Section
from people.holdings import Holding, nobody, register

register(
    Holding(
        Issue,
        rows=nobody(Issue),
        mentions=("subject", "preheader"),
        other=(
            "id", "version", "subject", "preheader", "is_public", "looks_back_to", "audience", "state",
            "scheduled_for", "zone", "trouble", "begun_at", "ended_at", "person_done", "subscriber_done", "made_by",
            "sent_by", "created_at",
        ),
    ),
    Holding(
        Edition, rows=nobody(Edition), mentions=("content", "text", "html"),
        other=("id", "issue", "content", "text", "digest", "frozen_at"),
    ),
    Holding(
        Section, rows=nobody(Section), mentions=("title", "words", "alt"),
        other=("id", "issue", "kind", "title", "words", "picture", "alt", "position", "removed_at", "version"),
    ),
    Holding(
        Item, rows=nobody(Item), mentions=("title", "words"),
        other=("id", "section", "source", "is_chosen", "is_edited", "title", "words", "position"),
    ),
)  # fmt: skip
