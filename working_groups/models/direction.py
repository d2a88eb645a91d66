from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models import AuditEntry, Person
from working_groups.models.report import Ask
from working_groups.models.working_group import WorkingGroup


class Direction(models.Model):
    """What a group tells those that report to it: an answer to an ask, or a direction of its own."""

    group = models.ForeignKey(
        WorkingGroup, verbose_name=_("who says it"), on_delete=models.PROTECT, related_name="directions"
    )
    ask = models.OneToOneField(
        Ask, verbose_name=_("answers"), null=True, blank=True, on_delete=models.PROTECT, related_name="answer"
    )
    text = models.TextField(_("answer or direction"), max_length=2000)
    by = models.ForeignKey(
        Person, verbose_name=_("written by"), null=True, on_delete=models.PROTECT, related_name="directions"
    )
    at = models.DateTimeField(_("said"), default=timezone.now)

    class Meta:
        verbose_name = _("direction")
        verbose_name_plural = _("directions")
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="direction_has_words")]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    # Verbs

    @classmethod
    @transaction.atomic
    def answer(cls, by: Person, ask: Ask, text: str, groups: Iterable[WorkingGroup] = ()) -> "Direction":
        """Answer an ask; the group that asked hears it, and the other groups it concerns, too."""
        ask.refresh_from_db(from_queryset=Ask.objects.select_for_update(of=("self",)))
        if not ask.is_open:
            raise ValidationError(gettext("This has been answered already."), code="stale")
        direction = cls._say(by, ask.hears or ask.to, text, [ask.group, *groups], ask=ask)
        ask.answered_at = direction.at
        ask.save(update_fields=["answered_at"])
        AuditEntry.record("ask.answered", by=by, target=ask.group, ask=ask.pk, direction=direction.pk)
        return direction

    @classmethod
    @transaction.atomic
    def give(cls, by: Person, group: WorkingGroup, text: str, groups: Iterable[WorkingGroup]) -> "Direction":
        """Say where to go to groups that report to this one."""
        group.refuse_if_ended()
        chosen = list(groups)
        if not chosen:
            raise ValidationError({"groups": gettext("Choose at least one group that shall hear it.")})
        direction = cls._say(by, group, text, chosen)
        AuditEntry.record("direction.given", by=by, target=group, direction=direction.pk, groups=len(chosen))
        return direction

    @classmethod
    def _say(
        cls, by: Person, group: WorkingGroup, text: str, groups: list[WorkingGroup], ask: Ask | None = None
    ) -> "Direction":
        direction = cls(group=group, ask=ask, text=text.strip(), by=by)
        direction.full_clean()
        direction.save()
        for one in dict.fromkeys(groups):
            Receipt.objects.create(direction=direction, group=one)
        return direction


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    def open(self) -> "ReceiptQuerySet":
        """Not acknowledged, the oldest first; of groups that are running."""
        return self.filter(acknowledged_at=None, group__ended_on=None).order_by("direction__at", "pk")

    def visible_to(self, person: Any) -> "ReceiptQuerySet":
        return self.filter(group__in=WorkingGroup.objects.visible_to(person))

    def with_names(self) -> "ReceiptQuerySet":
        return self.select_related("group", "direction__group", "direction__ask")


class Receipt(models.Model):
    """A direction on its way to one group: it waits there until a chair acknowledges it."""

    direction = models.ForeignKey(Direction, on_delete=models.PROTECT, related_name="receipts")
    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="receipts")
    acknowledged_at = models.DateTimeField(_("acknowledged"), null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="acknowledged"
    )
    words = models.CharField(_("what we make of it"), max_length=500, blank=True)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["direction", "group"], name="direction_once_a_group"),
            models.CheckConstraint(
                condition=models.Q(acknowledged_at=None) | models.Q(acknowledged_by__isnull=False),
                name="acknowledged_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.direction} → {self.group}"

    @property
    def is_open(self) -> bool:
        return self.acknowledged_at is None

    @property
    def days(self) -> int:
        return ((self.acknowledged_at or timezone.now()) - self.direction.at).days

    @transaction.atomic
    def acknowledge(self, by: Person, words: str = "") -> "Receipt":
        """The group has heard it. Twice is once."""
        self.refresh_from_db(from_queryset=Receipt.objects.select_for_update(of=("self",)))
        if self.is_open:
            self.acknowledged_at, self.acknowledged_by, self.words = timezone.now(), by, words.strip()
            self.full_clean()
            self.save()
            AuditEntry.record("direction.acknowledged", by=by, target=self.group, direction=self.direction_id)
        return self
