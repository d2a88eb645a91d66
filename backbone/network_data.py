"""What the network map holds about people, and what is left of it after erasing."""

from backbone.models import (
    ImportedAttendance,
    ImportedTie,
    NetworkPicture,
    Relationship,
    RelationshipRound,
    RoundGuest,
    TieImport,
)
from backbone.network_map.scale import ASPECTS
from people.holdings import Holding, nobody, register

register(
    Holding(
        RelationshipRound, rows=nobody(RelationshipRound), mentions=("words",),
        other=("id", "words", "opened_at", "opened_by", "closes_on", "reminded_on", "closed_at", "figures"),
    ),
    Holding(
        RoundGuest, rows=lambda person: person.relationship_guests.all(), shown=("partner", "asked_at", "answered_at"),
        other=("id", "round", "partner", "person", "asked_at", "answered_at"),
    ),
    Holding(
        Relationship,
        rows=lambda person: Relationship.objects.filter(guest__person=person),
        personal=dict.fromkeys(ASPECTS),
        shown=("about", "level"),
        other=("id", "guest", "about", "level"),
    ),
    Holding(NetworkPicture, rows=nobody(NetworkPicture), other=("id", "kind", "on", "content", "measures", "drawn_at")),
    Holding(
        TieImport, rows=lambda person: TieImport.objects.filter(by=person), shown=("file_name", "created_at"),
        mentions=("file_name",), other=("id", "by", "file_name", "rows_count", "created_at", "undone_at"),
    ),
    Holding(ImportedTie, rows=nobody(ImportedTie), other=("id", "import_of", "one", "other", "strength", "on")),
    Holding(
        ImportedAttendance, rows=nobody(ImportedAttendance), mentions=("meeting",),
        other=("id", "import_of", "partner", "meeting", "on"),
    ),
)  # fmt: skip
