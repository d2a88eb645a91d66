from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.captured import Captured, CapturedQuerySet
from gatherings.models.gathering import Gathering
from partners.models import Partner
from people.models import AuditEntry, Person


class Work(models.TextChoices):
    """Where a commitment is kept."""

    OWN = "own", _("in my own work")
    TOGETHER = "together", _("in how we work together")


class Keeping(models.TextChoices):
    """What became of it. Letting go is an answer like the others."""

    OPEN = "open", _("not said yet")
    KEPT = "kept", _("kept")
    STILL = "still", _("still at it")
    LET_GO = "let_go", _("let go")


ANSWER_CHOICES = [(answer.value, answer.label) for answer in (Keeping.KEPT, Keeping.STILL, Keeping.LET_GO)]


class CommitmentQuerySet(CapturedQuerySet):
    def alive(self) -> Self:
        """Neither kept nor let go."""
        return self.kept().filter(state__in=[Keeping.OPEN, Keeping.STILL])

    def of(self, person: Person) -> Self:
        """What this person promised."""
        return self.kept().filter(person=person)

    def before(self, gathering: Gathering) -> Self:
        """Promised at earlier gatherings of the same series."""
        earlier = self.kept().filter(gathering__series__isnull=False, gathering__series_id=gathering.series_id)
        return earlier.filter(gathering__starts_at__lt=gathering.starts_at)

    def with_names(self) -> Self:
        named = self.select_related("person", "partner", "gathering__series")
        return named.prefetch_related("gathering__facilitators")

    def visible_to(self, person: Any) -> Self:
        """Those of the gatherings this person sees, and their own."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        seen = models.Q(gathering__in=Gathering.objects.visible_to(person).open_inside_to(person))
        return self.kept().filter(seen | models.Q(person=person))


class Commitment(Captured):
    """What somebody will do: a person, a partner, or a person for a partner; by a day or until the next gathering."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="commitments")
    person = models.ForeignKey(
        Person, verbose_name=_("who"), null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="commitments",
    )  # fmt: skip
    work = models.CharField(_("where"), max_length=10, choices=Work, default=Work.OWN)
    due_on = models.DateField(_("by"), null=True, blank=True)
    state = models.CharField(_("what became of it"), max_length=10, choices=Keeping, default=Keeping.OPEN)
    told_at = models.DateTimeField(_("said"), null=True, blank=True)
    asked_for = models.ForeignKey(
        Gathering, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("asked about before"),
    )  # fmt: skip
    noun = "commitment"

    objects = CommitmentQuerySet.as_manager()

    class Meta(Captured.Meta):
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            *Captured.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(partner__isnull=False),
                name="commitment_of_somebody",
            ),
            models.CheckConstraint(condition=models.Q(state__in=Keeping.values), name="commitment_state_known"),
            models.CheckConstraint(condition=models.Q(work__in=Work.values), name="commitment_work_known"),
            models.CheckConstraint(
                condition=models.Q(state="open") | models.Q(told_at__isnull=False), name="commitment_told_when"
            ),
        ]

    # Questions

    @property
    def holder(self) -> Person | Partner:
        return self.person or self.partner

    def refuse_if_wrong(self) -> None:
        if self.person is None and self.partner is None:
            raise ValidationError({"person": gettext("Whose commitment is it? Choose a person or a partner.")})
        super().refuse_if_wrong()

    def contact(self) -> Person | None:
        """Who is asked about it: the person, else the partner's contact; nobody who cannot be reached."""
        person = self.person or (self.partner.reachable_contact() if self.partner else None)
        return person if person and person.is_reachable else None

    # Verbs

    @transaction.atomic
    def tell(self, by: Person, state: str) -> "Commitment":
        """Say what became of it. A later answer takes the place of an earlier one."""
        if state not in Keeping.values:
            raise ValidationError(gettext("Choose one of the three answers."))
        before, self.state = self.state, state
        self.told_at = None if state == Keeping.OPEN else timezone.now()
        self.save(update_fields=["state", "told_at"])
        if before != state:
            AuditEntry.record("commitment.told", by=by, target=self.gathering, commitment=self.pk, state=state)
        return self
