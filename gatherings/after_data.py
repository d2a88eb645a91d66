"""What running a gathering and what comes after hold about people, and what is left of it after erasing."""

from gatherings.models import BlockRun, Commitment, Decision, Feedback, Idea, Initiative, Minutes, Review, Run
from people.holdings import Holding, nobody, register

LINE = ("id", "gathering", "client_id", "by", "created_at", "dropped_at")

register(
    Holding(Run, rows=nobody(Run), other=("id", "gathering", "code", "started_at")),
    Holding(
        BlockRun, rows=nobody(BlockRun),
        other=("id", "run", "item", "minutes", "started_at", "ended_at", "is_skipped"),
    ),
    # What stands in these was said by a group and belongs to its history; a name in it is blotted out.
    Holding(
        Decision, rows=lambda person: person.decisions_owned.all(), shown=("text", "created_at"), mentions=("text",),
        other=(
            *LINE, "text", "wholehearted", "reservations", "reluctant", "not_yet", "abstain", "block", "shaped_by",
            "owner",
        ),
    ),
    Holding(
        Commitment, rows=lambda person: person.commitments.all(),
        personal={"text": "…"}, shown=("state", "due_on", "created_at"), mentions=("text",),
        other=(*LINE, "person", "partner", "work", "told_at", "asked_for"),
    ),
    Holding(Idea, rows=nobody(Idea), other=(*LINE, "text", "sort"), mentions=("text",)),
    Holding(
        Minutes, rows=nobody(Minutes), mentions=("text",),
        other=("id", "gathering", "text", "approved_by", "approved_at", "drafted_at", "version"),
    ),
    Holding(
        Feedback, rows=lambda person: person.feedback.all(),
        personal={"will_do": "", "change": ""}, shown=("gathering", "connection", "progress", "rushed", "given_at"),
        mentions=("will_do", "change"), other=("id", "person"),
    ),
    Holding(
        Review, rows=nobody(Review), mentions=("expected", "happened", "meaning", "next_time"),
        other=("id", "gathering", "expected", "happened", "meaning", "next_time", "version", "created_at"),
    ),
    Holding(
        Initiative, rows=nobody(Initiative),
        mentions=("what", "why_backbone", "less", "came_of_it", "learned", "goes_on"),
        other=(
            "id", "idea", "name", "what", "lead", "why_backbone", "part", "hours", "less", "hand_over_on", "state",
            "proposed_by", "created_at", "started_on", "closed_on", "came_of_it", "learned", "goes_on", "version",
        ),
    ),
)  # fmt: skip
