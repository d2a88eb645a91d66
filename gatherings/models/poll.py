from datetime import UTC, datetime, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from gatherings.models.gathering import Gathering
from gatherings.models.occasion import LONGEST
from network.lib.zones import moment_of
from people.models import Person


class Fit(models.TextChoices):
    """How well a proposed date suits somebody."""

    YES = "yes", _("Yes")
    IF_NEED_BE = "if_need_be", _("If need be")
    NO = "no", _("No")


class ProposedDate(models.Model):
    """One of several dates a gathering could have, in the zone of the gathering."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="proposed_dates")
    day = models.DateField(_("day"))
    begins = models.TimeField(_("begins at"))
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), validators=[MinValueValidator(5), MaxValueValidator(LONGEST)]
    )

    class Meta:
        verbose_name = _("proposed date")
        verbose_name_plural = _("proposed dates")
        ordering = ["day", "begins", "pk"]
        constraints = [models.UniqueConstraint(fields=["gathering", "day", "begins"], name="a_date_proposed_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.begins}"

    @property
    def starts_at(self) -> datetime:
        return moment_of(self.day, self.begins, self.gathering.zone)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at.astimezone(UTC) + timedelta(minutes=self.minutes)


class DateMark(models.Model):
    """What one person says about one proposed date."""

    date = models.ForeignKey(ProposedDate, on_delete=models.CASCADE, related_name="marks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="date_marks")
    fit = models.CharField(_("does it suit you?"), max_length=10, choices=Fit)

    class Meta:
        verbose_name = _("mark on a proposed date")
        verbose_name_plural = _("marks on proposed dates")
        constraints = [
            models.UniqueConstraint(fields=["date", "person"], name="one_mark_a_person"),
            models.CheckConstraint(condition=models.Q(fit__in=Fit.values), name="date_mark_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.fit}"
