from partners.models.affiliation import Affiliation
from partners.models.application import Application
from partners.models.appointment import Appointment
from partners.models.concern import Concern, Ear
from partners.models.departure import Departure
from partners.models.exchange import Need, Offer
from partners.models.introduction import Introduction
from partners.models.mou import Mou
from partners.models.mou_comment import MouComment
from partners.models.mou_round import MouRound, MouRoundRow
from partners.models.mou_template import MouTemplate
from partners.models.mou_version import MouPaper, MouVersion, Signature
from partners.models.partner import Partner, Sector, Stage
from partners.models.place import Place
from partners.models.rhythm import Rhythm
from partners.models.role import Role
from partners.models.seat import Seat, SeatKind
from partners.models.standing_step import StandingStep, Step
from partners.models.touchpoint import How, Touchpoint

__all__ = [
    "Affiliation",
    "Application",
    "Appointment",
    "Concern",
    "Departure",
    "Ear",
    "How",
    "Introduction",
    "Mou",
    "MouComment",
    "MouPaper",
    "MouRound",
    "MouRoundRow",
    "MouTemplate",
    "MouVersion",
    "Need",
    "Offer",
    "Partner",
    "Place",
    "Rhythm",
    "Role",
    "Seat",
    "SeatKind",
    "Sector",
    "Signature",
    "Stage",
    "StandingStep",
    "Step",
    "Touchpoint",
]
