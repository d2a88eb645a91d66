from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from people.models import AuditEntry, Person
from working_groups.models.goal import Goal, Strategy


class Verdict(models.TextChoices):
    """What becomes of a strategy."""

    KEEP = "keep", _("keep")
    ADAPT = "adapt", _("adapt")
    STOP = "stop", _("stop")
    START = "start", _("start")


class StrategyReviewQuerySet(models.QuerySet["StrategyReview"]):
    def of(self, key: UUID | str) -> "StrategyReviewQuerySet":
        return self.filter(strategy_key=key)


class StrategyReview(models.Model):
    """What was decided about a strategy, on which evidence. Reviews are added, never changed.

    strategy_key: the lasting key of the strategy; none for one that is to be started. name: as it was called then.
    """

    strategy_key = models.UUIDField(null=True, blank=True, db_index=True)
    goal_key = models.UUIDField()
    name = models.CharField(_("strategy"), max_length=200)
    verdict = models.CharField(_("what becomes of it"), max_length=8, choices=Verdict)
    evidence = models.TextField(_("what we have seen"), max_length=4000)
    decision = models.TextField(_("who decided it, and how"), max_length=2000)
    by = models.ForeignKey(Person, verbose_name=_("written down by"), on_delete=models.PROTECT, related_name="+")
    on = models.DateField(_("decided on"), default=today)
    created_at = models.DateTimeField(default=timezone.now)

    objects = StrategyReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("strategy review")
        verbose_name_plural = _("strategy reviews")
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="strategy_verdict_known"),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.START, strategy_key=None)
                | (~Q(verdict=Verdict.START) & Q(strategy_key__isnull=False)),
                name="strategy_review_of_one_there_is",
            ),
            models.CheckConstraint(condition=~Q(evidence="") & ~Q(decision=""), name="strategy_review_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_verdict_display()}"

    # Verbs

    @classmethod
    def record(cls, by: Person, strategy: Strategy, **said: Any) -> "StrategyReview":
        """Decide about a strategy in force: verdict, evidence, decision, on."""
        if said.get("verdict") == Verdict.START:
            raise ValidationError({"verdict": gettext("This one has been started.")})
        return cls._add(by, strategy_key=strategy.key, goal_key=strategy.goal.key, name=strategy.name, **said)

    @classmethod
    def start(cls, by: Person, goal: Goal, name: str, **said: Any) -> "StrategyReview":
        """Decide that another way to a goal is to be started: evidence, decision, on."""
        return cls._add(by, goal_key=goal.key, name=name, verdict=Verdict.START, **said)

    @classmethod
    @transaction.atomic
    def _add(cls, by: Person, **said: Any) -> "StrategyReview":
        review = cls(by=by, **{**said, "on": said.get("on") or today()})
        if review.on > today():
            raise ValidationError({"on": gettext("This day is still to come.")})
        review.full_clean()
        review.save()
        AuditEntry.record("strategy.reviewed", by=by, target=review, verdict=review.verdict)
        return review
