"""What a partner does toward the common agenda, on its page."""

from partners.beside import register
from working_groups.models import Activity

register("activity", Activity.objects.open())
