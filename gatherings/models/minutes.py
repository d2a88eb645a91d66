from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.gathering import Gathering
from people.models import AuditEntry, Person, Versioned
from people.rules import is_backbone

LONGEST = 40_000


class MinutesQuerySet(models.QuerySet["Minutes"]):
    def approved(self) -> "MinutesQuerySet":
        return self.filter(approved_at__isnull=False)

    def drafts(self) -> "MinutesQuerySet":
        return self.filter(approved_at=None)

    def visible_to(self, person: Any) -> "MinutesQuerySet":
        """Approved ones of the gatherings this person sees; a draft is for its facilitators and the backbone."""
        rows = self.filter(gathering__in=Gathering.objects.visible_to(person).open_inside_to(person))
        if is_backbone(person):
            return rows
        own = models.Q(gathering__in=Gathering.objects.run_by(person))
        return rows.filter(models.Q(approved_at__isnull=False) | own).distinct()


class Minutes(Versioned):
    """What is kept of a gathering: drafted from what was captured, put into words by a person, then approved."""

    ACT = "minutes"

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="minutes_kept")
    text = models.TextField(_("minutes"), max_length=LONGEST, blank=True)
    approved_by = models.ForeignKey(
        Person, verbose_name=_("approved by"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    drafted_at = models.DateTimeField(_("drafted"), default=timezone.now)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        ordering = ["-gathering__starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_at=None, approved_by=None)
                | models.Q(approved_at__isnull=False, approved_by__isnull=False),
                name="minutes_approved_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return str(self.gathering)

    def get_absolute_url(self) -> str:
        return reverse("minutes_detail", args=[self.gathering_id])

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    @property
    def in_audit(self) -> Gathering:
        return self.gathering

    def refuse_if_wrong(self) -> None:
        self.full_clean(validate_constraints=False)

    # Verbs

    @transaction.atomic
    def sign_off(self, by: Person) -> bool:
        """Approve them; False when that was done before. Use gatherings.closing.approve(), which also mails them."""
        self.lock()
        if self.is_approved:
            return False
        if not self.text.strip():
            raise ValidationError(gettext("Write something down first: even two lines help whoever was missed."))
        self.approved_by, self.approved_at = by, timezone.now()
        self.save(update_fields=["approved_by", "approved_at"])
        AuditEntry.record("minutes.approved", by=by, target=self.gathering)
        return True

    @transaction.atomic
    def take_back(self, by: Person) -> "Minutes":
        """Make a draft of them again."""
        self.lock()
        if self.is_approved:
            self.approved_by = self.approved_at = None
            self.save(update_fields=["approved_by", "approved_at"])
            AuditEntry.record("minutes.taken_back", by=by, target=self.gathering)
        return self
