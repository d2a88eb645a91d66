from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners.models.partner import Partner
from partners.models.stage import IN_DIRECTORY
from people.models import Person


class Step(models.TextChoices):
    """What people do when a partner misses what was agreed: gently first (after Elinor Ostrom's graduated steps)."""

    NOTE = "note", _("a friendly note")
    CONVERSATION = "conversation", _("a conversation")
    PAUSE = "pause", _("a pause")
    EXIT = "exit", _("a goodbye with thanks")
    WELL = "well", _("all is well again")


# step that stands ("": none) → those that may follow. Nothing is skipped; back to well leads from everywhere.
FOLLOWS: dict[str, tuple[Step, ...]] = {
    "": (Step.NOTE,),
    Step.NOTE: (Step.CONVERSATION, Step.WELL),
    Step.CONVERSATION: (Step.PAUSE, Step.CONVERSATION, Step.WELL),
    Step.PAUSE: (Step.EXIT, Step.CONVERSATION, Step.WELL),
}
CLOSING = (Step.WELL, Step.EXIT)  # after these, nothing stands


class StandingStepQuerySet(models.QuerySet["StandingStep"]):
    def newest(self) -> "StandingStepQuerySet":
        """Of each partner the last step only."""
        later = self.model.objects.filter(partner=models.OuterRef("partner"), pk__gt=models.OuterRef("pk"))
        return self.filter(~models.Exists(later))

    def standing(self) -> "StandingStepQuerySet":
        """Steps that still stand: the last one of a partner in the network, unless it said that all is well."""
        here = {"partner__stage__in": IN_DIRECTORY, "partner__archived_at": None}
        return self.newest().filter(**here).exclude(step__in=CLOSING)


class StandingStep(models.Model):
    """What a person decided about a partner's good standing. Steps are added, never changed; the verb is in
    partners.standing."""

    partner = models.ForeignKey(Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(_("step"), max_length=12, choices=Step)
    words = models.TextField(_("in words"), max_length=2000)
    missed = models.JSONField(_("what was missed"), default=list, blank=True)
    by = models.ForeignKey(Person, verbose_name=_("who"), on_delete=models.PROTECT, related_name="+")
    on = models.DateField(_("day"), default=today)
    created_at = models.DateTimeField(default=timezone.now)

    objects = StandingStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step about good standing")
        verbose_name_plural = _("steps about good standing")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(step__in=Step.values), name="standing_step_known"),
            models.CheckConstraint(condition=~models.Q(words=""), name="standing_step_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.partner} · {self.get_step_display()}"

    @classmethod
    def of(cls, partner: Any) -> "StandingStep | None":
        """The step that stands for a partner: standing() for one, without asking about all."""
        last = cls.objects.filter(partner=partner).first() if partner.is_in_directory else None
        return last if last and last.step not in CLOSING else None
