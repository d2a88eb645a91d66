from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.rules import is_backbone


class PictureKind(models.TextChoices):
    """Who stands on a map of the network."""

    PARTNERS = "partners", _("partners")
    PEOPLE = "people", _("people")
    BOTH = "both", _("both")


class NetworkPictureQuerySet(models.QuerySet["NetworkPicture"]):
    def visible_to(self, person: Any) -> "NetworkPictureQuerySet":
        """The backbone: ties come from attendance and introductions, which not everybody sees."""
        return self if is_backbone(person) else self.none()

    def of_kind(self, kind: str) -> "NetworkPictureQuerySet":
        return self.filter(kind=kind).order_by("on")


class NetworkPicture(models.Model):
    """How the network looked on a day: drawn and measured in a task, kept, shown as it is.

    content: {"nodes", "ties", "size", "left_out"}, see network_map.drawing; measures: see network_map.measures. They
    hold keys and numbers, no names: those are looked up when a picture is shown, so that who is erased or renamed is so
    on every picture.
    """

    kind = models.CharField(_("who stands on it"), max_length=8, choices=PictureKind)
    on = models.DateField(_("day"))
    content = models.JSONField(default=dict)
    measures = models.JSONField(default=dict)
    drawn_at = models.DateTimeField(_("drawn"), default=timezone.now)

    objects = NetworkPictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture of the network")
        verbose_name_plural = _("pictures of the network")
        ordering = ["on", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "on"], name="one_network_picture_a_day"),
            models.CheckConstraint(condition=models.Q(kind__in=PictureKind.values), name="network_picture_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"

    @classmethod
    def keep(cls, kind: str, on: date, content: dict[str, Any], measures: dict[str, Any]) -> "NetworkPicture":
        """Store what was drawn of a day, in place of what was drawn of it before."""
        row, _created = cls.objects.update_or_create(
            kind=kind, on=on, defaults={"content": content, "measures": measures, "drawn_at": timezone.now()}
        )
        return row
