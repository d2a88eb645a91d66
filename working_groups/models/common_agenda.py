from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from people.models import AuditEntry, Person

LONGEST = 6000  # characters of one section
BEFORE_GOALS = ("vision", "values")
AFTER_GOALS = ("success", "decisions", "does", "leaves")
SECTIONS = (*BEFORE_GOALS, *AFTER_GOALS)
LABELS = {
    "vision": _("our vision"),
    "values": _("our values"),
    "success": _("what success looks and feels like"),
    "decisions": _("how we decide"),
    "does": _("what the network does"),
    "leaves": _("what it leaves to its partners"),
}


class State(models.TextChoices):
    DRAFT = "draft", _("In the making")
    ADOPTED = "adopted", _("In force")
    PAST = "past", _("Earlier version")


@dataclass(frozen=True)
class Paragraph:
    """A piece of the common agenda that can be pointed at: key stays the same from version to version.

    level: 1 for sections and goals, 2 for the strategies of the goal before.
    """

    key: str
    title: str
    text: str
    level: int = 1


class CommonAgendaQuerySet(models.QuerySet["CommonAgenda"]):
    def visible_to(self, person: Any) -> "CommonAgendaQuerySet":
        """What is in force is public; drafts and earlier versions are for whoever signed in."""
        if getattr(person, "is_authenticated", False) and person.is_active:
            return self
        return self.filter(state=State.ADOPTED)

    def adopted(self) -> "CommonAgenda | None":
        return self.filter(state=State.ADOPTED).first()

    def draft(self) -> "CommonAgenda | None":
        return self.filter(state=State.DRAFT).first()

    def with_goals(self) -> "CommonAgendaQuerySet":
        """With goals and their strategies, in order: two queries more."""
        return self.prefetch_related("goals__strategies")


class CommonAgenda(models.Model):
    """One version of what the network wants and how it works: sections of text, and goals with their strategies.

    One version is in force, at most one is in the making; adopting the draft makes the other an earlier version.
    """

    number = models.PositiveIntegerField(_("version"), unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    vision = models.TextField(LABELS["vision"], max_length=LONGEST, blank=True)
    values = models.TextField(LABELS["values"], max_length=LONGEST, blank=True)
    success = models.TextField(LABELS["success"], max_length=LONGEST, blank=True)
    decisions = models.TextField(LABELS["decisions"], max_length=LONGEST, blank=True)
    does = models.TextField(LABELS["does"], max_length=LONGEST, blank=True)
    leaves = models.TextField(LABELS["leaves"], max_length=LONGEST, blank=True)
    adopted_on = models.DateField(_("in force since"), null=True, blank=True)
    adopted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decision = models.TextField(_("how it was decided"), max_length=2000, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = CommonAgendaQuerySet.as_manager()

    class Meta:
        verbose_name = _("common agenda")
        verbose_name_plural = _("common agendas")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="common_agenda_state_known"),
            models.UniqueConstraint(fields=["state"], condition=Q(state=State.DRAFT), name="one_draft"),
            models.UniqueConstraint(fields=["state"], condition=Q(state=State.ADOPTED), name="one_in_force"),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT) | (Q(adopted_on__isnull=False) & ~Q(decision="")),
                name="adopted_by_a_recorded_decision",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Common agenda, version %(number)d") % {"number": self.number}

    def get_absolute_url(self) -> str:
        pages = {State.DRAFT: "common_agenda_draft", State.ADOPTED: "common_agenda"}
        if self.state in pages:
            return reverse(pages[State(self.state)])
        return reverse("common_agenda_version", args=[self.number])

    # Questions

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    def paragraphs(self) -> list[Paragraph]:
        """The whole text in reading order; sections without words are left out."""
        return [*self._sections(BEFORE_GOALS), *self._goals(), *self._sections(AFTER_GOALS)]

    def _sections(self, names: tuple[str, ...]) -> list[Paragraph]:
        return [Paragraph(name, label_of(name), text) for name in names if (text := getattr(self, name))]

    def _goals(self) -> list[Paragraph]:
        found: list[Paragraph] = []
        for goal in self.goals.all():
            found.append(Paragraph(str(goal.key), goal.name, goal.words))
            found += [Paragraph(str(one.key), one.name, one.as_text(), 2) for one in goal.strategies.all()]
        return found

    def is_empty(self) -> bool:
        return not self.paragraphs()

    # Verbs

    @classmethod
    @transaction.atomic
    def begin(cls, by: Person) -> "CommonAgenda":
        """Begin the next version as a copy of the one in force; the draft there is, if there is one."""
        if draft := cls.objects.draft():
            return draft
        before = cls.objects.adopted()
        last = cls.objects.order_by("-number").values_list("number", flat=True).first() or 0
        draft = cls.objects.create(
            number=last + 1, **({name: getattr(before, name) for name in SECTIONS} if before else {})
        )
        for goal in before.goals.all() if before else []:
            goal.copy_to(draft)
        AuditEntry.record("common_agenda.begun", by=by, target=draft)
        return draft

    @transaction.atomic
    def rewrite(self, by: Person, section: str, text: str, base: str | None = None) -> "CommonAgenda":
        """Write a section anew. base: what stood there when its writer began; another text there now is not
        overwritten but raises (code "stale")."""
        self.lock_draft()
        now = getattr(self, section)
        if base is not None and plain(now) not in (plain(base), plain(text)):
            raise ValidationError(gettext("Somebody else has just written here, too."), code="stale")
        if plain(now) != plain(text):
            setattr(self, section, text)
            self.full_clean(exclude=["adopted_by"])
            self.save(update_fields=[section])
            AuditEntry.record("common_agenda.written", by=by, target=self, section=section)
        return self

    @transaction.atomic
    def adopt(self, by: Person, decision: str, on: date | None = None) -> "CommonAgenda":
        """Put the draft into force by a decision, said in words; what was in force becomes an earlier version."""
        self.lock_draft()
        if not decision.strip():
            raise ValidationError({"decision": gettext("Say who decided it, and how.")})
        if self.is_empty():
            raise ValidationError(gettext("There is nothing in it yet."))
        if self.rounds.filter(closed_at=None).exists():
            raise ValidationError(gettext("A round about it is open. Close it first, and say what came of it."))
        if on and on > today():
            raise ValidationError({"on": gettext("This day is still to come.")})
        CommonAgenda.objects.filter(state=State.ADOPTED).update(state=State.PAST)
        self.state, self.adopted_on, self.adopted_by, self.decision = State.ADOPTED, on or today(), by, decision
        self.save()
        AuditEntry.record("common_agenda.adopted", by=by, target=self)
        return self

    @transaction.atomic
    def drop(self, by: Person) -> None:
        """Throw the draft away; nothing that was in force is touched."""
        self.lock_draft()
        if self.rounds.exists():
            raise ValidationError(gettext("People have been asked about this draft. Change it instead."))
        AuditEntry.record("common_agenda.dropped", by=by, target=self)
        for goal in self.goals.all():
            goal.strategies.all().delete()
            goal.delete()
        self.delete()

    def lock_draft(self) -> None:
        """Wait for whoever else changes it now; refuse when it is no draft any more."""
        locked = CommonAgenda.objects.select_for_update().filter(pk=self.pk, state=State.DRAFT).first()
        if locked is None:
            raise ValidationError(gettext("This version is not in the making any more."))
        for name in (*SECTIONS, "state"):
            setattr(self, name, getattr(locked, name))


def label_of(section: str) -> str:
    return capfirst(str(LABELS[section]))


def plain(text: str) -> str:
    """A text as two people would call it the same: line ends and outer spaces do not count."""
    return text.replace("\r\n", "\n").strip()
