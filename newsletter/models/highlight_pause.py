from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners.models import Partner
from people.models import AuditEntry, Person


class HighlightPause(models.Model):
    """A partner asked to be left out of the highlights until a day."""

    partner = models.OneToOneField(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="highlight_pause"
    )
    until = models.DateField(_("until"))
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("pause from highlights")
        verbose_name_plural = _("pauses from highlights")

    def __str__(self) -> str:
        return gettext("%(partner)s until %(day)s") % {"partner": self.partner, "day": self.until}

    @classmethod
    @transaction.atomic
    def ask_for(cls, by: Person, partner: Partner, until: date) -> "HighlightPause":
        """Leave a partner out until that day; a turn of months before it that nobody has answered is let pass."""
        if until <= today():
            raise ValidationError({"until": gettext("Choose a day that is still to come.")})
        pause, _is_new = cls.objects.update_or_create(partner=partner, defaults={"until": until})
        AuditEntry.record("highlight.paused", by=by, target=partner, until=until)
        from_now = partner.highlights.open().filter(month__lt=until, approved_at=None)
        for highlight in from_now.filter(written_at=None):
            highlight.let_pass(by, "partner")
        return pause

    @classmethod
    @transaction.atomic
    def end_for(cls, by: Person, partner: Partner) -> None:
        """The partner stands in line again."""
        if cls.objects.filter(partner=partner).delete()[0]:
            AuditEntry.record("highlight.resumed", by=by, target=partner)

    @classmethod
    def days(cls) -> dict[Any, date]:
        """Of every partner with a pause that lasts: its last day. One query."""
        return dict(cls.objects.filter(until__gt=today()).values_list("partner", "until"))
