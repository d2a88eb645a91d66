import re
from typing import Any

from dateutil.rrule import rrulestr
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.occasion import Guests, Kind, Occasion, check_day
from gatherings.rhythm import in_words
from network.lib.dates import today
from partners.directory import is_in_network
from people.models import Person, Versioned

WEEKDAY, DAY = "[-+]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)", "-?([1-9]|[12][0-9]|3[01])"
ON = rf"(;BYDAY={WEEKDAY}(,{WEEKDAY})*|;BYMONTHDAY={DAY}(,{DAY})*)?"
ALLOWED = re.compile(rf"FREQ=(WEEKLY|MONTHLY)(;INTERVAL=([1-9]|[1-4][0-9]|5[0-2]))?{ON}")


def check_rule(rule: str) -> None:
    """By weeks or months: what a rhythm of meetings is, and what a calendar counts out in no time."""
    try:
        if not ALLOWED.fullmatch(rule):
            raise ValueError
        rrulestr(rule)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError) as error:
        raise ValidationError({"rule": gettext("This is no rhythm that calendars understand.")}) from error


class SeriesQuerySet(models.QuerySet["Series"]):
    def visible_to(self, person: Any) -> "SeriesQuerySet":
        """The people of the network see every rhythm there is."""
        return self if is_in_network(person) else self.none()

    def running(self) -> "SeriesQuerySet":
        """Going on: without an end, or with one that has not come."""
        return self.filter(models.Q(ended_on=None) | models.Q(ended_on__gte=today()))


class Series(Versioned, Occasion, Guests):
    """A rhythm of gatherings: a rule (RFC 5545, RRULE) in the wall-clock time of one zone."""

    ACT = "series"

    rule = models.CharField(_("rhythm"), max_length=200, blank=True)
    starts_on = models.DateField(_("first on"))
    left_out = models.JSONField(_("days left out"), default=list, blank=True)
    facilitators = models.ManyToManyField(Person, verbose_name=_("facilitators"), blank=True, related_name="series")
    ended_on = models.DateField(_("ended"), null=True, blank=True)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="series_has_name"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="series_kind_known"),
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="series_takes_time"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("series_detail", args=[self.pk])

    # Questions

    @property
    def has_ended(self) -> bool:
        return self.ended_on is not None and self.ended_on < today()

    @property
    def rhythm_in_words(self) -> str:
        return in_words(self.rule, self.starts_on)

    # Verbs

    def refuse_if_wrong(self) -> None:
        if self.rule:
            check_rule(self.rule)
        check_day("starts_on", self.starts_on)
        self.full_clean()

    @transaction.atomic
    def edit(self, by: Person, version: int | None = None, facilitators: Any = None, **changes: Any) -> dict[str, Any]:
        """Change what it says; returns what it said before, for the fields that changed. See gatherings.repeating."""
        self.lock()
        self.refuse_if_stale(version)
        before = {name: getattr(self, name) for name, value in changes.items() if getattr(self, name) != value}
        self.take(changes)
        there = {*self.facilitators.all()}
        if facilitators is not None and {*facilitators} != there:
            before["facilitators"] = there
            self.facilitators.set(facilitators)
        if before:
            self.keep(by, sorted(before))
        return before
