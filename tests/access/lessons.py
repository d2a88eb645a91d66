"""What was learned in the world of the policy."""

from dataclasses import dataclass

from learning.models import Lesson
from partners.models import Partner
from people.models import Person
from tests.make_lessons import make_lesson

SIGNED_IN = {"backbone", "editor", "member", "other", "facilitator", "community"}
# The canary → the roles that may hear it.
CANARIES = {
    "canary-lesson-network": SIGNED_IN,
    "canary-lesson-partner": {"editor", "member", "community"},  # A's own people, and Elif, who is named
    "canary-lesson-back": {"editor"},
}


@dataclass
class Lessons:
    practice: Lesson
    kept: Lesson
    open: Lesson
    back: Lesson


def make_lessons(people: dict[str, Person], a: Partner, b: Partner) -> Lessons:
    ben = people["ben"]
    kept = make_lesson(ben, "canary-lesson-partner", partner=a, sharing="partner")
    kept.should_know.set([people["elif_"]])
    practice = make_lesson(ben, "canary-lesson-network", ("welcoming",), partner=a, is_practice=True)
    back = make_lesson(ben, "canary-lesson-back", partner=a)
    back.withdraw(ben)
    return Lessons(practice=practice, kept=kept, open=make_lesson(ben, partner=a, sharing="public"), back=back)
