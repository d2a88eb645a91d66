"""Where an organisation stands with the network, and of what kind it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where an organisation stands with the network."""

    PROSPECT = "prospect", _("prospect")
    APPLICANT = "applicant", _("applicant")
    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused")
    FORMER = "former", _("former")
    ALIGNED = "aligned", _("aligned")


# Partners the whole network sees; the other stages are the backbone's.
IN_DIRECTORY = (Stage.ACTIVE, Stage.PAUSED, Stage.ALIGNED)


class Sector(models.TextChoices):
    """The general preset of who is at the table."""

    PUBLIC_AGENCY = "public_agency", _("public agency")
    NONPROFIT = "nonprofit", _("nonprofit")
    BUSINESS = "business", _("business")
    PHILANTHROPY = "philanthropy", _("philanthropy")
    EDUCATION = "education", _("education")
    HEALTH = "health", _("health")
    FAITH = "faith", _("faith")
    RESIDENTS = "residents", _("community residents")
    LIVED_EXPERIENCE = "lived_experience", _("lived experience")
    MEDIA = "media", _("media")
