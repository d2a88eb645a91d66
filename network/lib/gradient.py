"""How far people agree, without tables."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Gradient(TextChoices):
    """Six ways to agree, or not yet. Source: Sam Kaner and others, "Facilitator's Guide to Participatory Decision-Making"."""  # noqa: E501

    WHOLEHEARTED = "wholehearted", _("wholehearted")
    RESERVATIONS = "reservations", _("minor reservations")
    RELUCTANT = "reluctant", _("reluctant yes")
    NOT_YET = "not_yet", _("not yet, more discussion")
    ABSTAIN = "abstain", _("abstain")
    BLOCK = "block", _("block")
