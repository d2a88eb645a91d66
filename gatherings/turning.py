"""Turning a curve together: six questions about one measure. The answers become notes of the gathering, and so minutes;
what people propose becomes commitments. (After Mark Friedman, "Trying Hard Is Not Good Enough", 2005; our words.)"""

from datetime import date
from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gatherings.capturing import capture
from gatherings.models.captured import Captured
from gatherings.models.gathering import Gathering
from learning.models import Measure
from people.models import Person

QUESTIONS = {
    "end": lazy("What do we want, and for whom?"),
    "doing": lazy("How are we doing, and where does it go if nothing changes?"),
    "story": lazy("What is the story behind the curve?"),
    "partners": lazy("Who has a part to play?"),
    "works": lazy("What works, also at no cost?"),
    "propose": lazy("What do we propose to do?"),
}
PROPOSE = "propose"


@transaction.atomic
def turn(
    by: Person, gathering: Gathering, measure: Measure, answers: dict[str, str], person: Person | None = None,
    due_on: date | None = None,
) -> list[Captured]:  # fmt: skip
    """Write the answers down, each once however often they are sent; each line of the proposal is a commitment of
    `person`. Raises ValidationError where there is a proposal and nobody who takes care of it."""
    said = {name: text.strip() for name, text in answers.items() if text.strip()}
    if not said:
        raise ValidationError(_("Answer at least one of the questions."))
    if PROPOSE in said and person is None:
        raise ValidationError({"person": _("Who takes care of it? Choose a person.")})
    lines = []
    for name, text in said.items():
        once = f"{gathering.pk}/{measure.pk}/{name}/"
        for line in text.splitlines() if name == PROPOSE else [f"{measure}: {QUESTIONS[name]} {text}"]:
            if line.strip():
                what = "commitment" if name == PROPOSE else "note"
                number = uuid5(NAMESPACE_URL, once + line.strip())
                lines.append(capture(by, gathering, what, line, number, person=person, due_on=due_on))
    return lines
