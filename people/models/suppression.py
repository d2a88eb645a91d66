from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SuppressionQuerySet(models.QuerySet["Suppression"]):
    def holding_back(self, address: str, kind: str) -> "SuppressionQuerySet":
        """Those that keep mails of a kind from an address."""
        return self.filter(address=address, kind__in=["", kind])


class Suppression(models.Model):
    """An address that gets nothing of a kind any more: it said so, or mail came back.

    kind "" is every kind but those that somebody waits for at the screen, such as sign-in codes.
    """

    address = models.EmailField(_("address"))
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    reason = models.CharField(_("reason"), max_length=200)
    created_at = models.DateTimeField(_("since"), default=timezone.now)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suppression")
        verbose_name_plural = _("suppressions")
        constraints = [models.UniqueConstraint(fields=["address", "kind"], name="one_suppression")]

    def __str__(self) -> str:
        return self.address

    @classmethod
    @transaction.atomic
    def add(cls, address: str, kind: str, reason: str) -> "Suppression":
        """Write nothing of this kind ("": of any) to the address from now on. The first reason stays."""
        row, _is_new = cls.objects.get_or_create(address=address.lower(), kind=kind, defaults={"reason": reason[:200]})
        return row

    @classmethod
    @transaction.atomic
    def lift(cls, address: str, kind: str) -> None:
        """Whoever has this address asked for mails of this kind anew, and proved that mail arrives."""
        cls.objects.holding_back(address.lower(), kind).delete()
