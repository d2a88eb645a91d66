from backbone.models.network_picture import NetworkPicture, PictureKind
from backbone.models.relationship import Relationship
from backbone.models.relationship_round import ANSWER, RelationshipRound
from backbone.models.round_guest import RoundGuest
from backbone.models.tie_import import ImportedAttendance, ImportedTie, TieImport
from backbone.models.transfer import Import, ImportedRow, ImportState

__all__ = [
    "ANSWER",
    "Import",
    "ImportState",
    "ImportedAttendance",
    "ImportedRow",
    "ImportedTie",
    "NetworkPicture",
    "PictureKind",
    "Relationship",
    "RelationshipRound",
    "RoundGuest",
    "TieImport",
]
