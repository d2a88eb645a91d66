"""When two entries of one organisation become one: its lessons, answers to practices and what emerged there move."""

from partners.models import Partner
from partners.moving import MOVES
from people.models import Person


def move_lessons(kept: Partner, gone: Partner, by: Person) -> None:
    """A practice that both answered keeps the answer of the entry that stays."""
    gone.lessons.update(partner=kept)
    gone.emergences.update(partner=kept)
    gone.uptakes.filter(lesson__in=kept.uptakes.values("lesson")).delete()
    gone.uptakes.update(partner=kept)


MOVES.append(move_lessons)
