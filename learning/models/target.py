from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from learning.models.measure import Measure
from people.models import AuditEntry, Person


class Target(models.Model):
    """Where a measure should stand by a day."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="targets")
    on = models.DateField(_("by when"))
    value = models.DecimalField(_("target"), max_digits=14, decimal_places=3)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["measure", "on"], name="one_target_a_day")]

    def __str__(self) -> str:
        return f"{self.value} {self.on}"

    @classmethod
    @transaction.atomic
    def put(cls, by: Person, measure: Measure, on: date, value: Decimal) -> "Target":
        """Set the target for a day, or set it anew."""
        measure.lock()
        if measure.baseline_on and on <= measure.baseline_on:
            raise ValidationError({"on": gettext("This day is not after the baseline.")})
        cls(measure=measure, on=on, value=value).full_clean(validate_unique=False, validate_constraints=False)
        target, _created = cls.objects.update_or_create(measure=measure, on=on, defaults={"value": value})
        AuditEntry.record("measure.target_set", by=by, target=measure, on=on.isoformat(), value=str(value))
        return target

    @transaction.atomic
    def remove(self, by: Person) -> None:
        AuditEntry.record(
            "measure.target_removed", by=by, target=self.measure, on=self.on.isoformat(), value=str(self.value)
        )
        self.delete()


class Annotation(models.Model):
    """Something that happened while a curve was drawn: a word at a day of the chart."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="annotations")
    on = models.DateField(_("when"))
    text = models.CharField(_("what happened"), max_length=140)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("annotation")
        verbose_name_plural = _("annotations")
        ordering = ["on", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="annotation_says_something")]

    def __str__(self) -> str:
        return self.text

    @classmethod
    @transaction.atomic
    def write(cls, by: Person, measure: Measure, on: date, text: str) -> "Annotation":
        note = cls(measure=measure, on=on, text=text.strip(), by=by)
        note.full_clean()
        note.save()
        AuditEntry.record("measure.annotated", by=by, target=measure, on=on.isoformat())
        return note

    @transaction.atomic
    def remove(self, by: Person) -> None:
        AuditEntry.record("measure.annotation_removed", by=by, target=self.measure, on=self.on.isoformat())
        self.delete()
