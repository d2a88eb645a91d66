"""Agendas to start from: five that the software comes with, those the network saved, and the last of the series."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.agenda_builder import COPIED
from gatherings.agenda_draft import changing
from gatherings.models import AgendaItem, AgendaTemplate, Block, Gathering
from network.lib.numbers import number_in
from people.models import AuditEntry, Person

# What a saved template keeps of a block: everything but persons, and what is about one meeting only.
KEPT = tuple(name for name in COPIED if name not in ("owner_id", "owner_name", "about", "prompt_id"))


@dataclass(frozen=True)
class Part:
    """A block of a template. Attributes as those of AgendaItem."""

    title: Any
    minutes: int
    mode: str
    purpose: str = ""
    format_key: str = ""
    kind: str = Block.ORDINARY
    description: Any = ""

    def fields(self) -> dict[str, Any]:
        texts = {"title": str(self.title), "description": str(self.description)}
        rest = {name: getattr(self, name) for name in ("minutes", "mode", "purpose", "format_key", "kind")}
        return texts | rest


@dataclass(frozen=True)
class Template:
    """A whole agenda. key: its name in code."""

    key: str
    name: Any
    summary: Any
    parts: tuple[Part, ...] = field(repr=False)

    @property
    def minutes(self) -> int:
        return sum(part.minutes for part in self.parts)

    def rows(self) -> list[dict[str, Any]]:
        return [part.fields() for part in self.parts]


FIRST = Template(
    "first", _("First gathering"),
    _("People who hardly know each other find out who is here and what they share."),
    (
        Part(_("Arrive and check in"), 15, "discuss", "know", "check-in"),
        Part(_("Meet three people you do not know"), 20, "move", "know", "impromptu-networking"),
        Part(_("Our organisations in brief"), 30, "listen", "organisations", "shift-and-share"),
        Part(_("Break"), 10, "rest", kind=Block.BREAK, format_key="break"),
        Part(_("Why does this matter to us?"), 20, "discuss", "relate", "nine-whys"),
        Part(_("How do we see the problem?"), 12, "create", "understand", "1-2-4-all"),
        Part(_("What could we do next, lightly"), 15, "discuss", "act", "conversation"),
        Part(_("What each of us can start now"), 10, "reflect", "act", "15-percent-solutions"),
        Part(_("Pulse and close"), 8, "reflect", "relate"),
        Part(_("Buffer"), 10, "rest", kind=Block.BUFFER, format_key="buffer"),
    ),
)  # fmt: skip
WORKING = Template(
    "working", _("Working group"),
    _("A group that knows its work: what was promised, one figure, and time to do something."),
    (
        Part(_("Check-in"), 8, "discuss", "relate", "check-in"),
        Part(_("What we said we would do"), 7, "discuss", "act"),
        Part(_("The measure and its story"), 12, "listen", "understand", "presentation"),
        Part(_("Announcements, each with an ask"), 12, "listen", "organisations", "announcements", Block.ANNOUNCEMENTS),
        Part(_("Working time"), 30, "create", "create"),
        Part(_("Decisions and commitments"), 8, "decide", "act", "commitments"),
        Part(_("What we ask of the steering committee"), 5, "decide", "decide"),
        Part(_("Pulse"), 3, "reflect", "learn"),
        Part(_("Buffer"), 5, "rest", kind=Block.BUFFER, format_key="buffer"),
    ),
)  # fmt: skip
STEERING = Template(
    "steering", _("Steering committee"),
    _("The groups’ reports and asks, one curve to turn, and directions back to them."),
    (
        Part(_("Check-in"), 5, "discuss", "relate", "check-in"),
        Part(_("Reports and asks of the groups"), 25, "listen", "understand"),
        Part(_("Turn the curve on one measure"), 30, "create", "understand", "turn-the-curve"),
        Part(_("Decide"), 10, "decide", "decide", "gradients-of-agreement"),
        Part(_("Directions back to the groups"), 8, "discuss", "act"),
        Part(_("Pause and reflect"), 7, "reflect", "learn", "silent-reflection", Block.PAUSE),
        Part(_("Buffer"), 5, "rest", kind=Block.BUFFER, format_key="buffer"),
    ),
)  # fmt: skip
REFLECT = Template(
    "reflect", _("Pause and reflect"),
    _("Two hours away from the list of tasks: are we doing the right things, in the right way?"),
    (
        Part(_("Arrive in silence"), 5, "reflect", "understand", "silent-reflection", Block.PAUSE),
        Part(_("In pairs: what does urgency ask of us?"), 15, "discuss", "understand", "pairs"),
        Part(_("A wall: are our actions adding up?"), 20, "create", "learn", "gallery-walk"),
        Part(_("Break"), 10, "rest", kind=Block.BREAK, format_key="break"),
        Part(_("Help each other in threes"), 30, "discuss", "relate", "troika-consulting"),
        Part(_("What I change in my own work"), 15, "reflect", "act", "15-percent-solutions"),
        Part(_("How do we want to work together?"), 20, "discuss", "relate", "conversation-cafe"),
        Part(_("Close"), 5, "reflect", "relate"),
    ),
)  # fmt: skip
REVIEW = Template(
    "review", _("After-action review"),
    _("Right after something shared: facts first, then what we make of them. No blame."),
    (
        Part(_("What did we expect?"), 8, "discuss", "learn"),
        Part(_("What happened? Facts first"), 12, "discuss", "learn"),
        Part(_("What do we make of it?"), 12, "reflect", "learn"),
        Part(_("What will we do next time?"), 8, "decide", "act"),
        Part(_("Close"), 5, "reflect", "relate"),
    ),
)  # fmt: skip

TEMPLATES = {one.key: one for one in (FIRST, WORKING, STEERING, REFLECT, REVIEW)}


def apply(gathering: Gathering, by: Person, rows: list[dict[str, Any]], act: str = "filled") -> list[AgendaItem]:
    """Make an agenda of rows (fields of AgendaItem). What stands there now leaves it, and undo brings it back."""
    with changing(gathering, by, act) as draft:
        old = [draft.touch(row) for row in draft.order if not row.waits]
        for row in old:
            draft.take_out(row)
            row.removed_at = timezone.now()
        waiting = len(draft.order)  # what groups wait for stays, behind the new blocks
        return [draft.add(AgendaItem(**fields), len(draft.order) - waiting) for fields in rows]


def copy_last(gathering: Gathering, by: Person) -> list[AgendaItem]:
    """The agenda of the gathering before this one in the series, with its owners and formats, without what was said."""
    last = last_with_agenda(gathering)
    if last is None:
        raise ValidationError(gettext("No earlier gathering of this series has an agenda."))
    rows = [{name: getattr(row, name) for name in COPIED} for row in last.agenda_items.planned()]
    return apply(gathering, by, rows, "copied")


def last_with_agenda(gathering: Gathering) -> Gathering | None:
    """The newest earlier gathering of the series that has blocks."""
    if gathering.series_id is None:
        return None
    earlier = Gathering.objects.filter(series=gathering.series_id, starts_at__lt=gathering.starts_at)
    planned = AgendaItem.objects.present().filter(is_parked=False)
    return earlier.filter(pk__in=planned.values("gathering")).order_by("-starts_at").first()


@transaction.atomic
def save_as_template(gathering: Gathering, by: Person, name: str) -> AgendaTemplate:
    """Keep this agenda to use it again, without its persons."""
    blocks = list(gathering.agenda_items.planned())
    if not blocks:
        raise ValidationError(gettext("An empty agenda is no template yet."))
    template = AgendaTemplate(
        name=name, saved_by=by, minutes=sum(row.minutes for row in blocks),
        blocks=[{name: getattr(row, name) for name in KEPT} for row in blocks],
    )  # fmt: skip
    template.full_clean(exclude=["saved_by"])
    template.save()
    AuditEntry.record("agenda_template.saved", by=by, target=template)
    return template


def rows_of(key: str) -> list[dict[str, Any]] | None:
    """The blocks of a template by its key, or by the number of one of our own; None when there is no such one."""
    if key in TEMPLATES:
        return TEMPLATES[key].rows()
    own = AgendaTemplate.objects.open().filter(pk=number_in(key) or 0).first()
    return own.blocks if own else None


@transaction.atomic
def close(template: AgendaTemplate, by: Person) -> AgendaTemplate:
    """Put a template of our own away."""
    if template.closed_at is None:
        template.closed_at = timezone.now()
        template.save(update_fields=["closed_at"])
        AuditEntry.record("agenda_template.closed", by=by, target=template)
    return template


@transaction.atomic
def reopen(template: AgendaTemplate, by: Person) -> AgendaTemplate:
    if template.closed_at:
        template.closed_at = None
        template.save(update_fields=["closed_at"])
        AuditEntry.record("agenda_template.reopened", by=by, target=template)
    return template
