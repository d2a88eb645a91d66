from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.gathering import Gathering
from gatherings.models.gathering_queryset import State
from people.models import Person

LONGEST = 300
SCALE = [MinValueValidator(1), MaxValueValidator(5)]


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def visible_to(self, person: Any) -> "FeedbackQuerySet":
        """Only one's own: everybody else sees sums (see gatherings/pulse.py)."""
        return self.filter(person=person) if getattr(person, "is_authenticated", False) else self.none()


class Feedback(models.Model):
    """One person's pulse after a gathering. Nobody reads a single one; pages show sums of three answers and more."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="feedback")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="feedback")
    connection = models.PositiveSmallIntegerField(_("How connected did you feel?"), validators=SCALE)
    progress = models.PositiveSmallIntegerField(_("Did we get on?"), validators=SCALE)
    rushed = models.BooleanField(_("Did it feel rushed?"), default=False)
    will_do = models.CharField(_("One thing I will do"), max_length=LONGEST, blank=True)
    change = models.CharField(_("One thing to change"), max_length=LONGEST, blank=True)
    given_at = models.DateTimeField(_("given"), default=timezone.now)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("pulse")
        verbose_name_plural = _("pulses")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], name="one_pulse_a_person"),
            models.CheckConstraint(
                condition=models.Q(connection__range=(1, 5), progress__range=(1, 5)), name="pulse_from_1_to_5"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gathering}"

    @classmethod
    @transaction.atomic
    def give(cls, by: Person, gathering: Gathering, **answers: Any) -> "Feedback":
        """Say how it was. A later answer takes the place of an earlier one. Nothing goes into the audit: it is theirs."""  # noqa: E501
        if gathering.state == State.CANCELLED or gathering.starts_at > timezone.now():
            raise ValidationError(gettext("This gathering has not taken place."))
        row = cls.objects.select_for_update().filter(gathering=gathering, person=by).first()
        row = row or cls(gathering=gathering, person=by)
        for name, answer in answers.items():
            setattr(row, name, answer)
        row.full_clean(validate_constraints=False)
        row.save()
        return row
