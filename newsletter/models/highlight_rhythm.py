from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from people.models import AuditEntry, Person


class HighlightRhythm(models.Model):
    """How the network asks for highlights: how early, when again, and when the turn goes to the next in line."""

    is_on = models.BooleanField(_("ask by itself, month after month"), default=True)
    per_month = models.PositiveSmallIntegerField(
        _("partners a month"), default=1, validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    lead_days = models.PositiveSmallIntegerField(
        _("ask so many days before the month"), default=35, validators=[MinValueValidator(1), MaxValueValidator(180)]
    )
    remind_after_days = models.PositiveSmallIntegerField(
        _("remind after so many days"), default=7, validators=[MinValueValidator(1), MaxValueValidator(90)]
    )
    silent_after_days = models.PositiveSmallIntegerField(
        _("ask the next in line after so many days"),
        default=14,
        validators=[MinValueValidator(2), MaxValueValidator(120)],
    )

    class Meta:
        verbose_name = _("rhythm of highlights")
        verbose_name_plural = _("rhythms of highlights")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_highlight_rhythm"),
            models.CheckConstraint(
                condition=models.Q(silent_after_days__gt=models.F("remind_after_days")),
                name="reminded_before_passed_on",
                violation_error_message=_("Remind before the turn goes to the next in line."),
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> "HighlightRhythm":
        """The rhythm, with its defaults while nobody has set it."""
        return next(iter(cls.objects.all()), None) or cls(pk=1)

    @transaction.atomic
    def set(self, by: Person, **changes: Any) -> "HighlightRhythm":
        """Backbone staff change how the network asks."""
        rhythm, _is_new = HighlightRhythm.objects.select_for_update().get_or_create(pk=1)
        changed = sorted(name for name, value in changes.items() if getattr(rhythm, name) != value)
        for name in changed:
            setattr(rhythm, name, changes[name])
        rhythm.full_clean()
        rhythm.save()
        if changed:
            AuditEntry.record("highlight.rhythm_set", by=by, target=rhythm, fields=changed)
        return rhythm
