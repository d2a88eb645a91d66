from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models import AuditEntry, Person, Versioned

ASSUMPTION_FIELDS = ("words", "where_from", "how_tested")


class AssumptionState(models.TextChoices):
    """What became of an assumption."""

    HELD = "held", _("we hold it")
    KEPT = "kept", _("tested and kept")
    LET_GO = "let_go", _("let go")


class Assumption(Versioned):
    """Something we take for true and build on: where it comes from, how we would notice that it is not.

    Whoever signed in reads it.
    """

    ACT = "assumption"

    words = models.CharField(_("what we assume"), max_length=300)
    where_from = models.TextField(_("where it comes from"), max_length=1000, blank=True)
    how_tested = models.TextField(_("how we test it"), max_length=1000, blank=True)
    state = models.CharField(
        _("what became of it"), max_length=10, choices=AssumptionState, default=AssumptionState.HELD
    )
    outcome = models.TextField(_("what showed it"), max_length=1000, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assumptions")
    created_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("assumption")
        verbose_name_plural = _("assumptions")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(words=""), name="assumption_says_something"),
            models.CheckConstraint(
                condition=models.Q(state="held", settled_at=None, outcome="")
                | models.Q(state__in=["kept", "let_go"], settled_at__isnull=False) & ~models.Q(outcome=""),
                name="assumption_settled_or_not",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return f"{reverse('assumption_list')}#assumption-{self.pk}"

    # Verbs

    @classmethod
    @transaction.atomic
    def hold(cls, by: Person, **said: str) -> "Assumption":
        """Write down what we take for true."""
        one = cls(by=by, **said)
        one.refuse_if_wrong()
        one.save()
        AuditEntry.record("assumption.held", by=by, target=one)
        return one

    @transaction.atomic
    def settle(self, by: Person, state: str, outcome: str, version: int | None = None) -> "Assumption":
        """Keep it or let it go, with what showed it."""
        self.lock()
        self.refuse_if_stale(version)
        if state not in (AssumptionState.KEPT, AssumptionState.LET_GO):
            raise ValidationError({"state": gettext("Keep it or let it go.")})
        if not outcome.strip():
            raise ValidationError({"outcome": gettext("Say what showed it: others learn from this.")})
        self.state, self.outcome, self.settled_at = state, outcome.strip(), timezone.now()
        self.version += 1
        self.refuse_if_wrong()
        self.save()
        AuditEntry.record(f"assumption.{state}", by=by, target=self)
        return self

    @transaction.atomic
    def reopen(self, by: Person) -> "Assumption":
        """It is open again."""
        self.lock()
        if self.settled_at:
            self.state, self.outcome, self.settled_at = AssumptionState.HELD, "", None
            self.version += 1
            self.save()
            AuditEntry.record("assumption.reopened", by=by, target=self)
        return self
