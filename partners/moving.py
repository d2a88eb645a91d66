"""When two entries of one organisation become one: what the entry that goes had promised moves along.

Later apps add in a module moving.py of their own, found at start, how what they hold moves: MOVES.append(act), called
with (kept, gone, by).
"""

from collections.abc import Callable

from partners.models import Departure, Introduction, Mou, Partner
from partners.models.appointment_queryset import Holding
from people.models import Person

MOVES: list[Callable[[Partner, Partner, Person], None]] = []


def move_promises(kept: Partner, gone: Partner, by: Person) -> None:
    """Jobs, needs, offers and introductions of `gone` become those of `kept`. A job that both hold is held once."""
    held = kept.appointments.standing().values("role")
    gone.appointments.standing().filter(role__in=held).update(state=Holding.ENDED)
    gone.appointments.update(partner=kept)
    gone.needs.update(partner=kept)
    gone.offers.update(partner=kept)
    gone.steps.update(partner=kept)
    gone.touchpoints.update(partner=kept)
    for seat in gone.seats.all():
        seat.partners.add(kept)
        seat.partners.remove(gone)
    # Whom the two introduced to each other stays as it was: it would be an introduction to oneself.
    Introduction.objects.filter(seeker=gone).exclude(helper=kept).update(seeker=kept)
    Introduction.objects.filter(helper=gone).exclude(seeker=kept).update(helper=kept)
    Departure.objects.filter(partner=gone, returned_at__isnull=False).update(partner=kept)
    move_agreements(kept, gone, by)
    for move in MOVES:
        move(kept, gone, by)


def move_agreements(kept: Partner, gone: Partner, by: Person) -> None:
    """Agreements move along. Of two active ones that of `kept` holds on, and of two that are worked on, too."""
    for mou in gone.mous.offered() if kept.mous.open().exists() else ():
        mou.withdraw(by)
    if kept.mous.open().exists():
        for mou in gone.mous.open():
            mou.discard(by)
    for mou in gone.mous.active() if kept.mous.active().exists() else ():
        mou.close("supersede", by)
    Mou.objects.filter(partner=gone).update(partner=kept)
