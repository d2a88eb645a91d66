"""How the backbone's staff spends its time: a week of one person, by function and by part."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.initiative import Part
from network.lib.dates import today
from people.models import AuditEntry, Person, Versioned
from people.rules import is_backbone

MOST_HOURS = Decimal(80)
LIMIT = 25
HALF_HOUR = Decimal("0.5")
Hours = dict[tuple[str, str], Decimal]


class Function(models.TextChoices):
    """The six functions of a backbone (FSG)."""

    VISION = "vision", _("Guide vision and strategy")
    ACTIVITIES = "activities", _("Support aligned activities")
    MEASURES = "measures", _("Establish shared measurement")
    WILL = "will", _("Build public will")
    POLICY = "policy", _("Advance policy")
    FUNDING = "funding", _("Mobilise funding")


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


class StaffWeekQuerySet(models.QuerySet["StaffWeek"]):
    def visible_to(self, person: Any) -> "StaffWeekQuerySet":
        """One's own: of colleagues only sums are shown."""
        return self.filter(person_id=person.pk) if is_backbone(person) and person.is_active else self.none()


class StaffWeek(Versioned):
    """One person's week. A note may say what was special about it."""

    ACT = "staff_week"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="staff_weeks")
    monday = models.DateField(_("week from"))
    note = models.CharField(_("anything special"), max_length=200, blank=True)

    objects = StaffWeekQuerySet.as_manager()

    class Meta:
        verbose_name = _("week of staff time")
        verbose_name_plural = _("weeks of staff time")
        ordering = ["-monday", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "monday"], name="one_staff_week")]

    def __str__(self) -> str:
        return gettext("week %(number)d of %(year)d") % {
            "number": self.monday.isocalendar().week, "year": self.monday.isocalendar().year,
        }  # fmt: skip

    def get_absolute_url(self) -> str:
        return reverse("staff_week", args=[self.monday.isoformat()])

    @property
    def grid(self) -> Hours:
        """(function, part) → hours, where there are any. One query."""
        return {(row.function, row.part): row.hours for row in self.hours.all()}

    @classmethod
    @transaction.atomic
    def enter(cls, by: Person, monday: date, hours: Hours, note: str = "", version: int | None = None) -> "StaffWeek":
        """Write down, or correct, where one's own week went. version: the one that was corrected."""
        refuse_hours(monday, hours)
        week = cls.objects.select_for_update().filter(person=by, monday=monday).first()
        is_new = week is None
        week = week or cls(person=by, monday=monday)
        if not is_new:
            week.refuse_if_stale(version)
            week.version += 1
        week.note = note.strip()
        week.full_clean(validate_unique=False, validate_constraints=False)
        week.save()
        week.hours.all().delete()
        rows = (StaffHours(week=week, function=one, part=part, hours=many) for (one, part), many in hours.items())
        StaffHours.objects.bulk_create(row for row in rows if row.hours)
        AuditEntry.record("staff_week.entered" if is_new else "staff_week.edited", by=by, target=week)
        return week


def refuse_hours(monday: date, hours: Hours) -> None:
    if monday.weekday() or monday > today():
        raise ValidationError(gettext("Enter a week that has begun, by its Monday."))
    if any(one not in Function.values or part not in Part.values for one, part in hours):
        raise ValidationError(gettext("We know no such function or part."))
    if any(many < 0 or many % HALF_HOUR for many in hours.values()):
        raise ValidationError(gettext("Enter whole or half hours."))
    if sum(hours.values()) > MOST_HOURS:
        raise ValidationError(gettext("That is more than 80 hours in a week. Please look again, and rest."))


class StaffHours(models.Model):
    """Hours of one week for one function, in one part."""

    week = models.ForeignKey(StaffWeek, on_delete=models.CASCADE, related_name="hours")
    function = models.CharField(_("function"), max_length=12, choices=Function)
    part = models.CharField(_("part"), max_length=10, choices=Part)
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=1)

    class Meta:
        verbose_name = _("hours")
        verbose_name_plural = _("hours")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["week", "function", "part"], name="one_entry_of_hours"),
            models.CheckConstraint(condition=models.Q(hours__gt=0, hours__lte=80), name="hours_of_a_week"),
            models.CheckConstraint(condition=models.Q(function__in=Function.values), name="hours_function_known"),
            models.CheckConstraint(condition=models.Q(part__in=Part.values), name="hours_part_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_function_display()}: {self.hours}"


class CatalystLimit(models.Model):
    """How much of its time the backbone may spend implementing before it stops to think; chosen by the network."""

    percent = models.PositiveSmallIntegerField(
        _("at most this share of our time"), default=LIMIT, validators=[MaxValueValidator(100)]
    )
    why = models.CharField(_("why this much"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("limit for implementing")
        verbose_name_plural = _("limits for implementing")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_catalyst_limit"),
            models.CheckConstraint(condition=models.Q(percent__lte=100), name="catalyst_limit_in_per_cent"),
        ]

    def __str__(self) -> str:
        return f"{self.percent} %"

    @classmethod
    def current(cls) -> "CatalystLimit":
        return cls.objects.first() or cls(pk=1)

    @classmethod
    @transaction.atomic
    def choose(cls, by: Person, percent: int, why: str = "") -> "CatalystLimit":
        limit, _is_new = cls.objects.select_for_update().get_or_create(pk=1)
        limit.percent, limit.why = percent, why.strip()
        limit.full_clean()
        limit.save()
        AuditEntry.record("catalyst.limit_chosen", by=by, target=limit, percent=percent)
        return limit
