"""The states of a highlight, and which highlights: adjectives that chain."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners.models import Partner


class HighlightState(models.TextChoices):
    PLANNED = "planned", _("planned")
    ASKED = "asked", _("asked")
    ANSWERED = "answered", _("waits for approval")
    APPROVED = "approved", _("approved")
    SHOWN = "shown", _("shown")
    SKIPPED = "skipped", _("let pass")


class Passed(models.TextChoices):
    """Why a turn was let pass."""

    PARTNER = "partner", _("the partner asked for another time")
    SILENT = "silent", _("no answer came")
    TEAM = "team", _("the backbone team decided so")


OPEN = (HighlightState.PLANNED, HighlightState.ASKED, HighlightState.ANSWERED, HighlightState.APPROVED)
WRITTEN = (HighlightState.ANSWERED, HighlightState.APPROVED, HighlightState.SHOWN)
FIT_TO_SHOW = (HighlightState.APPROVED, HighlightState.SHOWN)


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


class HighlightQuerySet(models.QuerySet):
    def standing(self) -> "HighlightQuerySet":
        """Not let pass."""
        return self.exclude(state=HighlightState.SKIPPED)

    def open(self) -> "HighlightQuerySet":
        """Turns still to be shown."""
        return self.filter(state__in=OPEN)

    def of_year(self, year: int) -> "HighlightQuerySet":
        return self.filter(month__year=year)

    def approved(self) -> "HighlightQuerySet":
        """The partner said yes to what stands there now, and no issue has shown it yet."""
        return self.filter(state=HighlightState.APPROVED)

    def fit_to_show(self) -> "HighlightQuerySet":
        """The partner has said yes to what stands there."""
        return self.filter(state__in=FIT_TO_SHOW)

    def readable(self) -> "HighlightQuerySet":
        """What the network reads: shown by an issue, or approved and its month has come."""
        come = models.Q(state=HighlightState.APPROVED, month__lte=month_of(today()))
        return self.filter(come | models.Q(state=HighlightState.SHOWN))

    def visible_to(self, person: Any) -> "HighlightQuerySet":
        """Backbone: all. Who may edit a partner: its own. Others signed in: what is readable of partners they see."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        if person.is_backbone:
            return self
        own = person.affiliations.current().filter(may_edit=True).values("partner")
        seen = self.readable().filter(partner__in=Partner.objects.visible_to(person)).values("pk")
        return self.filter(models.Q(partner__in=own) | models.Q(pk__in=seen))

    def to_ask(self, day: date, lead_days: int) -> "HighlightQuerySet":
        """Planned, and its month begins within so many days, or has begun and is not over."""
        near = {"month__gte": month_of(day), "month__lte": day + timedelta(days=lead_days)}
        return self.filter(state=HighlightState.PLANNED, **near)

    def asked_before(self, moment: datetime) -> "HighlightQuerySet":
        """Asked by then, and still without an answer."""
        return self.filter(state=HighlightState.ASKED, asked_at__lte=moment)

    def waiting_since(self, moment: datetime) -> "HighlightQuerySet":
        """Written by then, and the partner has not said yes."""
        return self.filter(state=HighlightState.ANSWERED, written_at__lte=moment)

    def not_reminded(self) -> "HighlightQuerySet":
        """Not since it was asked, or written last."""
        since = models.functions.Coalesce("written_at", "asked_at")
        return self.filter(models.Q(reminded_at=None) | models.Q(reminded_at__lt=since))

    def over_since(self, month: date) -> "HighlightQuerySet":
        """Turns of months before this one that are still open."""
        return self.open().filter(month__lt=month)

    def with_partner(self) -> "HighlightQuerySet":
        return self.select_related("partner")
