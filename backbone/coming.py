"""What is coming up for somebody: the next gatherings they come to or lead; for backbone staff, the network's."""

from django.db.models import Q

from gatherings.models import Answer, Gathering, Rsvp
from people.models import Person

SHOWN = 4


def coming_up(person: Person) -> list[Gathering]:
    """The next few that have a date, soonest first. One query."""
    rows = Gathering.objects.planned().upcoming().filter(is_date_open=False)
    if not person.is_backbone:
        asked = Rsvp.objects.invited().filter(person=person).exclude(answer=Answer.NO)
        led = Gathering.objects.filter(facilitators=person)
        rows = rows.filter(Q(pk__in=asked.values("gathering")) | Q(pk__in=led.values("pk")))
    return list(rows[:SHOWN])
