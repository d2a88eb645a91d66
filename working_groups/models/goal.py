from uuid import uuid4

from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models import AuditEntry, Person, Versioned
from working_groups.models.common_agenda import CommonAgenda, State


class Confidence(models.TextChoices):
    """How sure we are that a strategy leads to its goal."""

    HUNCH = "hunch", _("a hunch")
    SIGNS = "signs", _("first signs")
    SHOWN = "shown", _("shown elsewhere")
    PROVEN = "proven", _("shown here")


class Ordered(Versioned):
    """A piece of a draft that has its place among others, and keeps its key from version to version."""

    key = models.UUIDField(default=uuid4, editable=False)
    position = models.PositiveSmallIntegerField(default=0)

    FIELDS: tuple[str, ...]
    PARENT: str

    class Meta:
        abstract = True

    @property
    def draft(self) -> CommonAgenda:
        """The version it stands in."""
        parent = getattr(self, self.PARENT)
        return parent if isinstance(parent, CommonAgenda) else parent.draft

    def siblings(self) -> models.QuerySet:
        return type(self)._default_manager.filter(**{self.PARENT: getattr(self, f"{self.PARENT}_id")})

    @property
    def in_audit(self) -> CommonAgenda:
        return self.draft

    # Verbs

    def lock(self) -> None:
        self.draft.lock_draft()
        super().lock()

    @transaction.atomic
    def add(self, by: Person) -> "Ordered":
        """Put this new piece at the end."""
        self.draft.lock_draft()
        self.position = self.siblings().count()
        self.full_clean()
        self.save()
        AuditEntry.record(f"{self.ACT}.added", by=by, target=self.draft)
        return self

    @transaction.atomic
    def move(self, by: Person, steps: int) -> "Ordered":
        """One place up (-1) or down (1) among its neighbours; at the end it stays."""
        self.draft.lock_draft()
        order = list(self.siblings())
        place = order.index(self)
        order.insert(max(place + steps, 0), order.pop(place))
        for position, one in enumerate(order):
            if one.position != position:
                type(one).objects.filter(pk=one.pk).update(position=position)
        AuditEntry.record(f"{self.ACT}.moved", by=by, target=self.draft)
        return self


class Goal(Ordered):
    """What the network wants to reach together."""

    ACT, FIELDS, PARENT = "goal", ("name", "words"), "agenda"

    agenda = models.ForeignKey(CommonAgenda, on_delete=models.PROTECT, related_name="goals")
    name = models.CharField(_("goal"), max_length=200)
    words = models.TextField(_("in a few sentences"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agenda", "key"], name="goal_once_a_version"),
            models.CheckConstraint(condition=~models.Q(name=""), name="goal_has_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{self.agenda.get_absolute_url()}#{self.key}"

    def copy_to(self, draft: CommonAgenda) -> "Goal":
        """The same goal with its strategies in another version, under the same keys."""
        copy = Goal.objects.create(agenda=draft, key=self.key, position=self.position, name=self.name, words=self.words)
        Strategy.objects.bulk_create(
            Strategy(goal=copy, key=one.key, position=one.position, **{name: getattr(one, name) for name in one.FIELDS})
            for one in self.strategies.all()
        )
        return copy

    @transaction.atomic
    def remove(self, by: Person) -> None:
        """Take the goal out of the draft, with its strategies."""
        self.agenda.lock_draft()
        self.strategies.all().delete()
        self.delete()
        AuditEntry.record("goal.removed", by=by, target=self.agenda)


class StrategyQuerySet(models.QuerySet["Strategy"]):
    def in_force(self) -> "StrategyQuerySet":
        """Those of the version in force, in the order of the text, with their goals."""
        rows = self.filter(goal__agenda__state=State.ADOPTED).select_related("goal")
        return rows.order_by("goal__position", "goal_id", "position", "pk")


class Strategy(Ordered):
    """A way to a goal: how sure we are of it, and what would change our mind."""

    ACT, FIELDS, PARENT = "strategy", ("name", "words", "confidence", "change_mind"), "goal"

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="strategies")
    name = models.CharField(_("strategy"), max_length=200)
    words = models.TextField(_("in a few sentences"), max_length=2000, blank=True)
    confidence = models.CharField(_("how sure we are"), max_length=10, choices=Confidence, default=Confidence.HUNCH)
    change_mind = models.TextField(_("what would change our mind"), max_length=1000, blank=True)

    objects = StrategyQuerySet.as_manager()

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "key"], name="strategy_once_a_goal"),
            models.CheckConstraint(condition=~models.Q(name=""), name="strategy_has_name"),
            models.CheckConstraint(condition=models.Q(confidence__in=Confidence.values), name="confidence_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{self.goal.agenda.get_absolute_url()}#{self.key}"

    def as_text(self) -> str:
        """The strategy as it stands in the text: its words, how sure we are, what would change our mind."""
        sure = gettext("How sure we are: %(words)s.") % {"words": Confidence(self.confidence).label}
        doubt = (
            gettext("What would change our mind: %(words)s") % {"words": self.change_mind} if self.change_mind else ""
        )
        return "\n".join(filter(None, [self.words, sure, doubt]))

    @transaction.atomic
    def remove(self, by: Person) -> None:
        """Take the strategy out of the draft."""
        self.goal.agenda.lock_draft()
        self.delete()
        AuditEntry.record("strategy.removed", by=by, target=self.goal.agenda)
