from partners.models.affiliation import Affiliation
from partners.models.application import Application
from partners.models.appointment import Appointment
from partners.models.concern import Concern, Ear
from partners.models.departure import Departure
from partners.models.exchange import Need, Offer
from partners.models.introduction import Introduction
from partners.models.partner import Partner, Sector, Stage
from partners.models.place import Place
from partners.models.role import Role

__all__ = [
    "Affiliation",
    "Application",
    "Appointment",
    "Concern",
    "Departure",
    "Ear",
    "Introduction",
    "Need",
    "Offer",
    "Partner",
    "Place",
    "Role",
    "Sector",
    "Stage",
]
