"""How closely two partners work together, and what trust and value are made of.

The evolving relationship scale runs from none to collaboration; more is not better. Trust is the mean of reliability,
shared mission and openness; value that of influence, involvement and resources, each from 1 to 4 (PARTNER, Visible
Network Labs).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    NONE = 0, _("not at all")
    NETWORKING = 1, _("we know each other and exchange news")
    COOPERATION = 2, _("we help each other now and then")
    COORDINATION = 3, _("we fit our work together")
    COALITION = 4, _("we decide and carry some things together")
    COLLABORATION = 5, _("we plan, share means and answer for it as one")


LEVEL_NAMES = {
    Level.NONE: _("none"),
    Level.NETWORKING: _("networking"),
    Level.COOPERATION: _("cooperation"),
    Level.COORDINATION: _("coordination"),
    Level.COALITION: _("coalition"),
    Level.COLLABORATION: _("collaboration"),
}
NONE = Level.NONE
TRUST = ("reliability", "mission", "openness")
VALUE = ("influence", "involvement", "resources")
ASPECTS = (*TRUST, *VALUE)
ASPECT_NAMES = {
    "reliability": _("reliability"),
    "mission": _("shared mission"),
    "openness": _("openness"),
    "influence": _("influence"),
    "involvement": _("involvement"),
    "resources": _("resources"),
}
