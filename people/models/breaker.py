import random
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.alarm import wake_on_commit
from people.models.audit import AuditEntry

FIRST_PAUSE_SECONDS = 30
LONGEST_PAUSE_SECONDS = 60 * 60


class Breaker(models.Model):
    """The circuit breaker of one mail server: after trouble, sending rests for a while that grows each time.

    Mails somebody waits for at the screen are tried all the same. When the pause is over, one mail is tried first; the
    first that the server takes ends the trouble.
    """

    server = models.CharField(_("mail server"), max_length=255, unique=True)
    trips = models.PositiveSmallIntegerField(_("pauses in a row"), default=0)
    paused_until = models.DateTimeField(_("rests until"), null=True)
    words = models.CharField(_("what the mail server said"), max_length=500, blank=True)
    tripped_at = models.DateTimeField(_("trouble since"), null=True)

    class Meta:
        verbose_name = _("circuit breaker")
        verbose_name_plural = _("circuit breakers")

    def __str__(self) -> str:
        return self.server

    def get_absolute_url(self) -> str:
        return reverse("delivery_list")

    @classmethod
    def current(cls) -> "Breaker":
        """That of the server the settings name."""
        server = settings.EMAIL_HOST if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") else settings.EMAIL_BACKEND
        return cls.objects.filter(server=server).first() or cls(server=server)

    @property
    def is_open(self) -> bool:
        """Whether only urgent mail is tried now."""
        return self.paused_until is not None and self.paused_until > timezone.now()

    @property
    def is_in_trouble(self) -> bool:
        """Since the last trouble no mail was taken."""
        return self.trips > 0

    @transaction.atomic
    def trip(self, words: str) -> datetime:
        """Rest, longer than the last time; two workers that meet the same trouble lengthen the pause once."""
        now = timezone.now()
        row, _is_new = Breaker.objects.select_for_update().get_or_create(server=self.server)
        if row.paused_until is None or not row.is_open:
            row.trips = min(row.trips + 1, 1000)
            row.paused_until = now + pause_after(row.trips)
            row.tripped_at = row.tripped_at or now
        row.words = words[:500]
        row.save()
        return row.paused_until or now

    def close(self) -> None:
        """The server took a mail: all is well again."""
        Breaker.objects.filter(server=self.server).update(trips=0, paused_until=None, words="", tripped_at=None)
        wake_on_commit()

    @transaction.atomic
    def resume(self, by: Any) -> None:
        """A person has mended what was wrong: try at once."""
        rows = Breaker.objects.filter(server=self.server, trips__gt=0)
        if not rows.update(trips=0, paused_until=None, words="", tripped_at=None):
            raise ValidationError(gettext("Mail flows already."))
        AuditEntry.record("delivery.resumed", by=by, target=self)
        wake_on_commit()


def pause_after(trips: int) -> timedelta:
    """30 seconds, doubled with each trip up to an hour, up to a quarter more so that not all workers come at once."""
    seconds = min(FIRST_PAUSE_SECONDS * 2 ** min(trips - 1, 12), LONGEST_PAUSE_SECONDS)
    return timedelta(seconds=seconds * random.uniform(1, 1.25))  # noqa: S311
