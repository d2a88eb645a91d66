"""When two entries of one organisation become one: what the map of the network knows of it moves."""

from django.db.models import Q

from backbone.models import ImportedAttendance, ImportedTie, Relationship
from partners.models import Partner
from partners.moving import MOVES
from people.models import Person


def move_ties(kept: Partner, gone: Partner, by: Person) -> None:
    """What both said or were told of stays as the entry that stays has it; nobody has a tie to itself."""
    gone.relationship_guests.filter(round__in=kept.relationship_guests.values("round")).delete()
    gone.relationship_guests.update(partner=kept)
    told = Relationship.objects.filter(about=kept)
    gone.told_relationships.filter(Q(guest__in=told.values("guest")) | Q(guest__partner=kept)).delete()
    gone.told_relationships.update(about=kept)
    Relationship.objects.filter(guest__partner=kept, about=kept).delete()
    ImportedTie.objects.filter(Q(one=gone, other=kept) | Q(one=kept, other=gone)).delete()
    ImportedTie.objects.filter(one=gone).update(one=kept)
    ImportedTie.objects.filter(other=gone).update(other=kept)
    both = ImportedAttendance.objects.filter(partner=kept)
    for row in ImportedAttendance.objects.filter(partner=gone):
        if both.filter(import_of=row.import_of_id, meeting=row.meeting, on=row.on).exists():
            row.delete()
    ImportedAttendance.objects.filter(partner=gone).update(partner=kept)


MOVES.append(move_ties)
