from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models.audit import AuditEntry
from people.models.network import Network


class ReminderPause(models.Model):
    """A time in which no reminder goes out. What falls into it is listed, and not sent afterwards."""

    starts_at = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"))
    by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("pause of reminders")
        verbose_name_plural = _("pauses of reminders")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gte=models.F("starts_at")), name="reminder_pause_ends")
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%F} – {self.until:%F}"

    def holds(self, moment: datetime) -> bool:
        return self.starts_at <= moment < self.until

    @classmethod
    def current(cls) -> "ReminderPause | None":
        now = timezone.now()
        return cls.objects.filter(starts_at__lte=now, until__gt=now).first()

    @classmethod
    @transaction.atomic
    def begin(cls, by: Any, until: datetime) -> "ReminderPause":
        """No reminder goes out until then; a pause that holds already gets another end."""
        now = timezone.now()
        if until <= now:
            raise ValidationError({"until": gettext("Choose a day that is still to come.")})
        Network.objects.select_for_update().get_or_create(pk=1)  # one at a time
        pause = cls.current() or cls(starts_at=now, by=by)
        pause.until = until
        pause.save()
        AuditEntry.record("reminders.paused", by=by, until=until.isoformat())
        return pause

    @classmethod
    @transaction.atomic
    def end(cls, by: Any) -> None:
        """Reminders go out again from now on. Twice is once."""
        now = timezone.now()
        if cls.objects.filter(starts_at__lte=now, until__gt=now).update(until=now):
            AuditEntry.record("reminders.resumed", by=by)
