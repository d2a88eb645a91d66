"""When two entries of one organisation become one: its activities move along."""

from partners.models import Partner
from partners.moving import MOVES
from people.models import Person
from working_groups.models import Activity


def move_activities(kept: Partner, gone: Partner, by: Person) -> None:
    """What one did becomes what the other does; nobody helps with what is its own."""
    Activity.objects.filter(partner=gone).update(partner=kept)
    for activity in Activity.objects.filter(helpers=gone):
        activity.helpers.remove(gone)
        if activity.partner_id != kept.pk:
            activity.helpers.add(kept)
    own = Activity.helpers.through.objects.filter(activity__partner=kept, partner=kept)
    own.delete()


MOVES.append(move_activities)
