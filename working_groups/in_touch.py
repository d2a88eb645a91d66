"""Who says how an activity goes is in touch."""

from django.utils.translation import gettext_lazy as _

from partners.in_touch import Source, latest, register
from working_groups.models import Activity

register(Source("activity", _("it said how its work goes"), latest(Activity.objects.all(), "checked_on")))
