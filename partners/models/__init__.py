from partners.models.affiliation import Affiliation
from partners.models.application import Application
from partners.models.partner import Partner, Sector, Stage
from partners.models.place import Place

__all__ = ["Affiliation", "Application", "Partner", "Place", "Sector", "Stage"]
