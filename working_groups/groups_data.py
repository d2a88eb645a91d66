"""What groups hold about people, and what is left of it after erasing."""

from people.holdings import Holding, nobody, register
from people.models import Person
from working_groups.models import (
    Ask,
    Channel,
    Direction,
    JoinRequest,
    Membership,
    Receipt,
    Report,
    Update,
    WorkingGroup,
)


def leave_groups(person: Person, by: Person) -> None:
    for row in Membership.objects.filter(person=person, ended_on=None):
        row.end(by)
    for asked in JoinRequest.objects.waiting().filter(person=person):
        asked.take_back(by)


register(
    Holding(
        WorkingGroup, rows=nobody(WorkingGroup), mentions=("charge", "plan", "farewell", "search"),
        other=(
            "id", "slug", "name", "kind", "parent", "charge", "lever", "plan", "quiet_days", "is_private", "created_at",
            "ended_on", "farewell", "version", "search",
        ),
    ),
    Holding(
        Membership, rows=lambda person: person.memberships.all(), before=leave_groups,
        shown=("group", "partner", "is_chair", "started_on", "until", "ended_on"), other=("id", "person"),
    ),
    Holding(
        JoinRequest, rows=lambda person: person.join_requests.all(), personal={"words": "", "answer": ""},
        shown=("group", "partner", "asked_at", "state", "answered_at"), other=("id", "person", "answered_by"),
        mentions=("words", "answer"),
    ),
    Holding(
        Channel, rows=nobody(Channel), mentions=("purpose", "etiquette"),
        other=("id", "group", "name", "url", "purpose", "etiquette"),
    ),
    Holding(Update, rows=nobody(Update), mentions=("text",), other=("id", "group", "text", "by", "at", "withdrawn_at")),
    # What a group said stays the group's; who wrote it loses the name with the person.
    Holding(
        Report, rows=lambda person: person.group_reports.all(), shown=("group", "sent_at"),
        mentions=("done", "learned", "figures", "story", "questions"),
        other=("id", "by", "done", "learned", "figures", "story", "questions", "created_at", "version"),
    ),
    Holding(
        Ask, rows=nobody(Ask), mentions=("text",),
        other=("id", "report", "group", "to", "text", "by", "asked_at", "answered_at", "withdrawn_at"),
    ),
    Holding(
        Direction, rows=lambda person: person.directions.all(), shown=("group", "at"), mentions=("text",),
        other=("id", "ask", "text", "by"),
    ),
    Holding(
        Receipt, rows=lambda person: person.acknowledged.all(), shown=("group", "acknowledged_at"), mentions=("words",),
        other=("id", "direction", "acknowledged_by", "words"),
    ),
)  # fmt: skip
