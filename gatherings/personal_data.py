"""What this app holds about people, and what is left of it after erasing."""

from gatherings import after_data, agenda_data, reflection_data  # noqa: F401 — declare their own
from gatherings.models import DateMark, Feed, Gathering, Prompt, ProposedDate, Reminded, Reminder, Rsvp, Series
from people.holdings import Holding, nobody, register

OCCASION = (
    "id", "name", "kind", "purposes", "begins", "minutes", "zone", "place", "link", "capacity", "is_public", "reach",
    "partners", "roles", "people", "group", "groups", "facilitators", "version",
)  # fmt: skip
TEXTS = ("intention", "expectations", "access")

register(
    Holding(
        Series,
        rows=lambda person: person.series.all(),
        shown=("name",),
        mentions=TEXTS,
        other=(*OCCASION, "rule", "starts_on", "left_out", "ended_on"),
    ),
    Holding(
        Gathering,
        rows=lambda person: person.facilitates.all(),
        shown=("name", "day"),
        mentions=(*TEXTS, "words", "search"),
        other=(
            *OCCASION, "series", "slot", "day", "starts_at", "ends_at", "is_date_open", "is_first", "state",
            "taken_back",
            "invited_at", "uid", "sequence", "created_at",
        ),
    ),
    Holding(
        Rsvp,
        rows=lambda person: person.rsvps.all(),
        personal={"draws": "", "well_spent": "", "brings": "", "worries": "", "access_needs": "", "why": ""},
        shown=("gathering", "answer", "met", "attended", "answered_at"),
        other=(
            "id", "gathering", "person", "partner", "stands_in_for", "answer", "waiting", "without_name", "attended",
            "met", "invited_at", "answered_at", "created_at",
        ),
    ),
    Holding(ProposedDate, rows=nobody(ProposedDate), other=("id", "gathering", "day", "begins", "minutes")),
    Holding(
        DateMark, rows=lambda person: person.date_marks.all(), shown=("date", "fit"), other=("id", "person"),
    ),
    Holding(
        Reminder, rows=nobody(Reminder), mentions=("subject", "text"),
        other=(
            "id", "gathering", "series", "key", "about", "audience", "amount", "unit", "side", "clock", "subject",
            "text", "is_on",
        ),
    ),
    Holding(
        Reminded, rows=lambda person: person.reminded.all(), shown=("gathering", "at"),
        other=("id", "key", "starts_at", "person", "delivery"),
    ),
    Holding(
        Feed, rows=lambda person: person.feeds.all(), deleted=True, shown=("scope", "created_at", "fetched_at"),
        other=("id", "person", "token_hash"),
    ),
    Holding(
        Prompt,
        rows=nobody(Prompt), mentions=("text",),
        other=("id", "text", "leverage", "level", "moment", "key", "retired_at", "created_at", "version", "search"),
    ),
)  # fmt: skip
