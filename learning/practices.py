"""What partners do with practices worth adopting, counted."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from learning.models import Choice, Lesson, Uptake
from partners.models import Partner


@dataclass(frozen=True)
class Tally:
    """One answer, how many partners gave it, and who."""

    choice: str
    label: Any
    answers: list[Uptake]

    @property
    def count(self) -> int:
        return len(self.answers)


def tally(lesson: Lesson) -> list[Tally]:
    """Every answer with the partners that gave it, also where nobody did. One query."""
    rows = list(lesson.uptakes.select_related("partner"))
    return [Tally(one.value, one.label, [row for row in rows if row.choice == one]) for one in Choice]


def spoken_for(person: Any) -> QuerySet[Partner]:
    """The partners in the network whose profile this person may edit."""
    if not getattr(person, "is_authenticated", False):
        return Partner.objects.none()
    own = person.affiliations.current().filter(may_edit=True).values("partner")
    return Partner.objects.in_directory().filter(pk__in=own)


def asked(lesson: Lesson, person: Any) -> QuerySet[Partner]:
    """The partners this person speaks for that may say what they do with a practice: all but the one it comes from."""
    if not lesson.is_practice:
        return Partner.objects.none()
    return spoken_for(person).exclude(pk=lesson.partner_id or 0)


def worked_for(person: Any) -> QuerySet[Partner]:
    """The partners this person is at now."""
    return Partner.objects.present().filter(pk__in=person.affiliations.current().values("partner"))
