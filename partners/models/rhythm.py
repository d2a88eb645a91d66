from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners.models.partner import Partner
from partners.models.stage import IN_DIRECTORY
from people.models import AuditEntry, Network, Person
from people.models.network import RHYTHMS, USUAL_DAYS


class RhythmQuerySet(models.QuerySet["Rhythm"]):
    def visible_to(self, person: Any) -> "RhythmQuerySet":
        """Backbone staff only."""
        return self if getattr(person, "is_backbone", False) and person.is_active else self.none()

    def kept(self) -> "RhythmQuerySet":
        """Of the partners in the directory."""
        return self.filter(partner__archived_at=None, partner__stage__in=IN_DIRECTORY)

    def overdue(self, day: date) -> "RhythmQuerySet":
        """Nothing was heard for longer than the partner's own rhythm, or the network's usual one; longest first.

        Which one is usual the database looks up: this is one of many questions that Today asks together.
        """
        late = models.Q()
        for days in RHYTHMS:
            is_usual = models.Exists(Network.objects.filter(contact_days=days))
            if days == USUAL_DAYS:
                is_usual = is_usual | ~models.Exists(Network.objects.all())
            kept = models.Q(every_days=days) | models.Q(is_usual, every_days=None)
            late |= kept & models.Q(heard_on__lte=day - timedelta(days=days))
        return self.kept().filter(late).order_by("heard_on", "partner__sort_name", "pk")


class Rhythm(models.Model):
    """How often to be in touch with a partner, and when one last was in any way.

    heard_on and heard_how are what partners.in_touch found when it last looked; they are not a truth of their own.
    """

    partner = models.OneToOneField(Partner, primary_key=True, on_delete=models.CASCADE, related_name="rhythm")
    every_days = models.PositiveSmallIntegerField(
        _("how often to be in touch"), null=True, blank=True, choices=[(days, days) for days in RHYTHMS]
    )
    heard_on = models.DateField(_("last in touch"))
    heard_how = models.CharField(max_length=30, blank=True)

    objects = RhythmQuerySet.as_manager()

    class Meta:
        verbose_name = _("rhythm")
        verbose_name_plural = _("rhythms")
        indexes = [models.Index(fields=["heard_on"], name="rhythm_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(every_days=None) | models.Q(every_days__in=RHYTHMS), name="rhythm_known"
            )
        ]

    def __str__(self) -> str:
        return str(self.partner)

    @property
    def days(self) -> int:
        """Since one was last in touch."""
        return max((today() - self.heard_on).days, 0)

    @classmethod
    @transaction.atomic
    def choose(cls, by: Person, partner: Partner, every_days: int | None) -> "Rhythm":
        """A partner's own rhythm; None: the network's usual one."""
        if every_days is not None and every_days not in RHYTHMS:
            raise ValidationError({"every_days": gettext("Choose one of the rhythms.")})
        beginning = partner.joined_on or partner.created_at.date()
        rhythm, _is_new = cls.objects.select_for_update().get_or_create(
            partner=partner, defaults={"heard_on": min(beginning, today())}
        )
        if rhythm.every_days != every_days:
            rhythm.every_days = every_days
            rhythm.save(update_fields=["every_days"])
            AuditEntry.record("rhythm.chosen", by=by, target=partner, every_days=every_days)
        return rhythm


def usual_days() -> int:
    """The network's usual rhythm. One query."""
    return Network.current().contact_days


def in_words(days: int) -> Any:
    """14 → every 2 weeks; 45 → every 45 days."""
    if days % 7 == 0 and days < 60:
        return ngettext("every week", "every %(n)d weeks", days // 7) % {"n": days // 7}
    return ngettext("every day", "every %(n)d days", days) % {"n": days}
