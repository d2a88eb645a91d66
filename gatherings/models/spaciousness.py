from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models import AuditEntry, Person


def share(label: Any, default: int) -> Any:
    return models.PositiveSmallIntegerField(label, default=default, validators=[MaxValueValidator(100)])


def minutes(label: Any, default: int) -> Any:
    limits = [MinValueValidator(1), MaxValueValidator(480)]
    return models.PositiveSmallIntegerField(label, default=default, validators=limits)


class Spaciousness(models.Model):
    """From where on an agenda is too full for this network. One row; its defaults are what the software suggests."""

    slack_red = share(_("slack: too little under (%)"), 15)
    slack_amber = share(_("slack: better from (%)"), 25)
    purposes_most = models.PositiveSmallIntegerField(
        _("purposes a short gathering can hold"), default=3, validators=[MinValueValidator(1), MaxValueValidator(8)]
    )
    purposes_minutes = minutes(_("a gathering is short under (minutes)"), 90)
    active_least = share(_("people do more than listen: at least (%)"), 50)
    stretch_amber = minutes(_("without a break: long over (minutes)"), 75)
    stretch_red = minutes(_("without a break: too long over (minutes)"), 90)
    knowing_least = share(_("first gathering, getting to know each other: at least (%)"), 30)

    class Meta:
        verbose_name = _("room to breathe")
        verbose_name_plural = _("room to breathe")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_spaciousness"),
            models.CheckConstraint(
                condition=models.Q(slack_red__lte=models.F("slack_amber")) & models.Q(slack_amber__lte=100),
                name="spaciousness_slack_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(stretch_amber__lte=models.F("stretch_red")), name="spaciousness_stretch_in_order"
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def current(cls) -> "Spaciousness":
        """The limits, as suggested while nobody has set them."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @transaction.atomic
    def set_limits(self, by: Person, **changes: Any) -> "Spaciousness":
        """The backbone says what is too much for this network."""
        row, _is_new = Spaciousness.objects.select_for_update().get_or_create(pk=1)
        changed = sorted(name for name, value in changes.items() if getattr(row, name) != value)
        for name in changed:
            setattr(row, name, changes[name])
        row.refuse_if_wrong()
        row.save()
        if changed:
            AuditEntry.record("agenda.limits_set", by=by, target=row, fields=changed)
        return row

    def refuse_if_wrong(self) -> None:
        self.full_clean(validate_constraints=False)
        if self.slack_red > self.slack_amber:
            raise ValidationError({"slack_amber": gettext("“Better from” is not below “too little under”.")})
        if self.stretch_amber > self.stretch_red:
            raise ValidationError({"stretch_red": gettext("“Too long” is not below “long”.")})
