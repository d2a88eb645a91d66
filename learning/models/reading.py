from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from learning import periods
from learning.models.measure import Measure
from learning.rolling_up import Figure
from partners.directory import standing
from partners.models import Partner
from people.models import Person

NUMBER = {"max_digits": 14, "decimal_places": 3, "null": True, "blank": True}


class Quality(models.TextChoices):
    """What a reader of a figure should know."""

    ESTIMATE = "estimate", _("an estimate")
    PROVISIONAL = "provisional", _("not final yet")
    PARTIAL = "partial", _("not everybody is counted")
    CHANGED = "changed", _("counted in another way than before")


def check_flags(flags: list[str]) -> None:
    if not isinstance(flags, list) or {*map(str, flags)} - {*Quality.values}:
        raise ValidationError(_("Choose flags of the list."))


class Given(models.Model):
    """A number, or a rate as numerator and denominator."""

    value = models.DecimalField(_("number"), **NUMBER)
    numerator = models.DecimalField(_("how many"), **NUMBER)
    denominator = models.DecimalField(_("out of how many"), **NUMBER)

    class Meta:
        abstract = True

    @property
    def figure(self) -> Figure | None:
        """None where the figure was taken back."""
        if self.value is not None:
            return Figure(self.value)
        return Figure(self.numerator, self.denominator) if self.numerator is not None else None


IS_NUMBER = Q(value__isnull=False, numerator__isnull=True, denominator__isnull=True)
IS_RATE = Q(
    value__isnull=True, numerator__isnull=False, denominator__isnull=False,
    numerator__gte=0, denominator__gte=models.F("numerator"),
)  # fmt: skip
IS_TAKEN_BACK = Q(value__isnull=True, numerator__isnull=True, denominator__isnull=True, replaces__isnull=False)


class ReadingQuerySet(models.QuerySet["Reading"]):
    def visible_to(self, person: Any) -> "ReadingQuerySet":
        """As they were given: a partner’s own, to whoever keeps its profile. All others see them rolled up."""
        return self.filter(partner__in=standing(person).keeps)

    def standing(self) -> "ReadingQuerySet":
        """Those nothing has taken the place of, without those taken back."""
        return self.latest_words().exclude(value=None, numerator=None)

    def latest_words(self) -> "ReadingQuerySet":
        return self.filter(~Exists(Reading.objects.filter(replaces=OuterRef("pk"))))


class Reading(Given):
    """One figure for one period, of one partner or (without a partner) of all. A correction is a row of its own that
    takes the place of the one it replaces; one without a number takes it back. Nothing is overwritten."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="readings")
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), null=True, blank=True, on_delete=models.PROTECT, related_name="readings"
    )
    period = models.DateField(_("period"))
    note = models.CharField(_("note"), max_length=400, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    flags = models.JSONField(_("flags"), default=list, blank=True, validators=[check_flags])
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    by = models.ForeignKey(
        Person, verbose_name=_("entered by"), null=True, on_delete=models.PROTECT, related_name="readings_entered"
    )
    created_at = models.DateTimeField(_("entered"), default=timezone.now)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["period", "pk"]
        constraints = [
            models.CheckConstraint(condition=IS_NUMBER | IS_RATE | IS_TAKEN_BACK, name="reading_number_or_rate"),
            models.UniqueConstraint(
                fields=["measure", "partner", "period"], condition=Q(replaces=None), name="one_first_reading_of_partner"
            ),
            models.UniqueConstraint(
                fields=["measure", "period"], condition=Q(replaces=None, partner=None), name="one_first_reading_of_all"
            ),
        ]
        indexes = [models.Index(fields=["measure", "period"], name="reading_by_period")]

    def __str__(self) -> str:
        return f"{self.measure_id} {self.period}"

    @property
    def period_label(self) -> str:
        return periods.label(self.period, self.measure.every)

    @property
    def flag_words(self) -> list[str]:
        return [str(Quality(flag).label) for flag in self.flags]

    @property
    def is_taken_back(self) -> bool:
        return self.figure is None

    @classmethod
    def latest_of(cls, measure: Measure, partner: Partner | None, period: date) -> "Reading | None":
        """The last word about a figure, also when it took it back."""
        return cls.objects.latest_words().filter(measure=measure, partner=partner, period=period).first()


class Part(Given):
    """A reading told apart by a dimension, such as age or language: one group of it."""

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="parts")
    dimension = models.CharField(_("told apart by"), max_length=40)
    group = models.CharField(_("group"), max_length=60)

    class Meta:
        verbose_name = _("part of a reading")
        verbose_name_plural = _("parts of readings")
        ordering = ["dimension", "pk"]
        constraints = [
            models.CheckConstraint(condition=IS_NUMBER | IS_RATE, name="part_number_or_rate"),
            models.CheckConstraint(condition=~Q(dimension="") & ~Q(group=""), name="part_is_named"),
            models.UniqueConstraint(fields=["reading", "dimension", "group"], name="one_part_a_group"),
        ]

    def __str__(self) -> str:
        return f"{self.dimension}: {self.group}"


def number_words(value: Decimal | float | None) -> str:
    """A number as people write it: thousands apart, one digit after the point where it is not whole."""
    if value is None:
        return ""
    rounded = round(float(value), 1)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}"
