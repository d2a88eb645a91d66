"""Where in a system something acts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Leverage(models.IntegerChoices):
    """Places to intervene in a system, the most powerful first. Source: Donella Meadows, "Leverage Points" (1999)."""

    BEYOND = 1, _("beyond any one mindset")
    MINDSET = 2, _("mindset")
    GOALS = 3, _("goals")
    SELF_ORGANISATION = 4, _("self-organisation")
    RULES = 5, _("rules")
    INFORMATION = 6, _("information flows")
    REINFORCING = 7, _("reinforcing feedback")
    BALANCING = 8, _("balancing feedback")
    DELAYS = 9, _("delays")
    STOCKS = 10, _("stocks and flows")
    BUFFERS = 11, _("buffers")
    NUMBERS = 12, _("numbers")
