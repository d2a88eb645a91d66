from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.kinds import kind_of
from people.models.audit import AuditEntry
from people.models.person import Person


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
    came_back = models.BooleanField(_("mail came back"), default=False)  # else somebody wished so
    created_at = models.DateTimeField(_("since"), default=timezone.now)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suppression")
        verbose_name_plural = _("suppressions")
        constraints = [models.UniqueConstraint(fields=["address", "kind"], name="one_suppression")]

    def __str__(self) -> str:
        return self.address

    @property
    def kind_label(self) -> Any:
        return kind_of(self.kind).label if self.kind else _("any kind")

    @classmethod
    @transaction.atomic
    def add(cls, address: str, kind: str, reason: str, came_back: bool = False) -> "Suppression":
        """Write nothing of this kind ("": of any) to the address from now on. The first reason stays."""
        defaults = {"reason": reason[:200], "came_back": came_back}
        row, _is_new = cls.objects.get_or_create(address=address.lower(), kind=kind, defaults=defaults)
        return row

    @classmethod
    @transaction.atomic
    def lift(cls, address: str, kind: str) -> None:
        """Whoever has this address asked for mails of this kind anew, and proved that mail arrives."""
        cls.objects.holding_back(address.lower(), kind).delete()

    @transaction.atomic
    def write_again(self, by: Any) -> None:
        """The mailbox works again, says a person. A wish of whoever has the address stays."""
        if not self.came_back:
            raise ValidationError(gettext("Whoever has this address asked for no more mail."))
        for person in Person.objects.select_for_update().filter(email=self.address):
            person.bounced_at = None
            person.save(update_fields=["bounced_at"])
        AuditEntry.record("suppression.lifted", by=by, target=self)
        self.delete()
