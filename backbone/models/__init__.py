from backbone.models.annual_picture import AnnualPicture
from backbone.models.check import FEWEST, Check, CheckCount, CheckState, Reach
from backbone.models.check_answer import ANSWER_CHECK, Asked, CheckComment
from backbone.models.network_picture import NetworkPicture, PictureKind
from backbone.models.relationship import Relationship
from backbone.models.relationship_round import ANSWER, RelationshipRound
from backbone.models.round_guest import RoundGuest
from backbone.models.snooze import Snooze
from backbone.models.staff_week import CatalystLimit, Function, StaffHours, StaffWeek, monday_of
from backbone.models.tie_import import ImportedAttendance, ImportedTie, TieImport
from backbone.models.transfer import Import, ImportedRow, ImportState

__all__ = [
    "ANSWER",
    "ANSWER_CHECK",
    "FEWEST",
    "AnnualPicture",
    "Asked",
    "CatalystLimit",
    "Check",
    "CheckComment",
    "CheckCount",
    "CheckState",
    "Function",
    "Import",
    "ImportState",
    "ImportedAttendance",
    "ImportedRow",
    "ImportedTie",
    "NetworkPicture",
    "PictureKind",
    "Reach",
    "Relationship",
    "RelationshipRound",
    "RoundGuest",
    "Snooze",
    "StaffHours",
    "StaffWeek",
    "TieImport",
    "monday_of",
]
