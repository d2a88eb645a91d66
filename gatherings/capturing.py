"""One line written down while people meet: what it is, and the model that keeps it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from gatherings.models.captured import Captured
from gatherings.models.commitment import Commitment
from gatherings.models.decision import Decision
from gatherings.models.gathering import Gathering
from gatherings.models.gathering_queryset import State
from gatherings.models.idea import Idea, Sort
from network.lib.gradient import Gradient
from people.models import Person

WHAT = (
    ("note", lazy("Note")),
    ("decision", lazy("Decision")),
    ("commitment", lazy("Commitment")),
    ("idea", lazy("Idea")),
    ("parked", lazy("Park it")),
)
NOUNS: dict[str, Any] = {"decision": Decision, "commitment": Commitment, "idea": Idea}
FIELDS = {
    "decision": (*Gradient.values, "shaped_by", "owner"),
    "commitment": ("person", "partner", "work", "due_on"),
}


def capture(by: Person, gathering: Gathering, what: str, text: str, client_id: Any = None, **said: Any) -> Captured:
    """Write a line down as what it is; what belongs to another sort of line is left out."""
    if gathering.state == State.CANCELLED:
        raise ValidationError(_("This gathering was cancelled."))
    if what in Sort.values:
        return Idea.capture(by, gathering, text, client_id, sort=what)
    fields = {name: said[name] for name in FIELDS[what] if said.get(name)}
    return NOUNS[what].capture(by, gathering, text, client_id, **fields)


def lines_of(gathering: Gathering) -> list[Captured]:
    """Everything written down at a gathering, the newest first. Four queries."""
    rows: list[Captured] = [*gathering.ideas.kept()]
    rows += gathering.decisions.kept().select_related("owner").prefetch_related("shaped_by")
    rows += gathering.commitments.kept().select_related("person", "partner")
    return sorted(rows, key=lambda row: row.created_at, reverse=True)


def people_of(gathering: Gathering) -> QuerySet[Person]:
    """Who may be named in a line: whoever is invited or facilitates."""
    invited = Person.objects.known().filter(rsvps__gathering=gathering)
    return (invited | Person.objects.known().filter(facilitates=gathering)).distinct().order_by("sort_name", "pk")


def line_of(gathering: Gathering, noun: str, pk: int) -> Captured:
    """One line of a gathering, also one taken back; 404 when there is none."""
    if noun not in NOUNS:
        raise Http404
    return get_object_or_404(NOUNS[noun].objects.filter(gathering=gathering), pk=pk)
