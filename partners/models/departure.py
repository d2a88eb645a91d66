from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners.models.partner import Partner
from partners.models.stage import Stage
from people.models import Person

RETURN_DAYS = 90


class DepartureQuerySet(models.QuerySet["Departure"]):
    def standing(self) -> "DepartureQuerySet":
        """Partners that left and have not come back."""
        return self.filter(returned_at=None)


class Departure(models.Model):
    """A partner left by its own act. The verbs are in partners.leaving."""

    partner = models.ForeignKey(Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="departures")
    reason = models.TextField(_("why"), max_length=1000, blank=True)
    stage_before = models.CharField(_("stage before"), max_length=10, choices=Stage)
    left_at = models.DateTimeField(_("left"), default=timezone.now)
    left_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(_("came back"), null=True, blank=True)

    objects = DepartureQuerySet.as_manager()

    class Meta:
        verbose_name = _("departure")
        verbose_name_plural = _("departures")
        ordering = ["-left_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner"], condition=models.Q(returned_at=None), name="one_standing_departure"
            )
        ]

    def __str__(self) -> str:
        return f"{self.partner} · {self.left_at:%Y-%m-%d}"

    @classmethod
    def of(cls, partner: Any) -> "Departure | None":
        """The departure that stands; None for a partner that is here."""
        if partner is None or partner.stage != Stage.FORMER:
            return None
        return cls.objects.standing().filter(partner=partner).first()

    @property
    def open_until(self) -> date:
        """Until when the partner comes back by its own act; later, by the backbone's."""
        return timezone.localdate(self.left_at) + timedelta(days=RETURN_DAYS)

    @property
    def is_door_open(self) -> bool:
        return today() <= self.open_until
