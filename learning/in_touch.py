"""Who gives a figure is in touch."""

from django.utils.translation import gettext_lazy as _

from learning.models import Reading
from partners.in_touch import Source, latest, register

# What the backbone enters for a partner says nothing of being in touch.
OWN = Reading.objects.exclude(by__is_backbone=True)

register(Source("figure", _("it gave a figure"), latest(OWN, "created_at")))
