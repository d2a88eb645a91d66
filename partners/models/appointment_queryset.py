"""Which appointments: adjectives that chain."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.models.stage import IN_DIRECTORY

ENDING_DAYS = 60


class Holding(models.TextChoices):
    """How far an appointment has come."""

    SUGGESTED = "suggested", _("asked")
    HELD = "held", _("does it")
    DECLINED = "declined", _("said no")
    ENDED = "ended", _("did it")


def held_now(prefix: str = "") -> models.Q:
    """Held by a person, or by a partner that is in the directory: whoever was put away does nothing meanwhile."""
    partner = models.Q(**{f"{prefix}partner__stage__in": IN_DIRECTORY, f"{prefix}partner__archived_at__isnull": True})
    alone = models.Q(**{f"{prefix}partner__isnull": True})
    return models.Q(**{f"{prefix}state": Holding.HELD}) & (partner | alone)


class AppointmentQuerySet(models.QuerySet):
    def held(self) -> "AppointmentQuerySet":
        """Somebody does it now."""
        return self.filter(held_now())

    def suggested(self) -> "AppointmentQuerySet":
        """Asked, without an answer yet."""
        return self.filter(state=Holding.SUGGESTED)

    def standing(self) -> "AppointmentQuerySet":
        """Held or waiting for an answer."""
        return self.filter(state__in=[Holding.HELD, Holding.SUGGESTED])

    def past(self) -> "AppointmentQuerySet":
        return self.filter(state=Holding.ENDED)

    def served(self) -> "AppointmentQuerySet":
        """Held now or once."""
        return self.filter(state__in=[Holding.HELD, Holding.ENDED])

    def ending(self, day: date) -> "AppointmentQuerySet":
        """Terms that end within ENDING_DAYS of a day, or have ended unnoticed."""
        return self.held().filter(until__lte=day + timedelta(days=ENDING_DAYS))

    def with_names(self) -> "AppointmentQuerySet":
        return self.select_related("role", "partner", "person", "deputy")

    def visible_to(self, person: Any) -> "AppointmentQuerySet":
        """Who does what everybody sees who signed in; who was asked or said no: they themselves and the backbone."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        if person.is_backbone:
            return self
        here = models.Q(partner__affiliations__person=person, partner__affiliations__ended_on=None)
        return self.filter(held_now() | models.Q(person=person) | here).distinct()
