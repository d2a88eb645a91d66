from typing import Any

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners.models import Partner
from people.models import AuditEntry, Person, Versioned

EMERGENCE_FIELDS = ("kind", "title", "words", "partner", "seen_on", "see")


class Emerged(models.TextChoices):
    """Three kinds (Kania & Kramer, 2013)."""

    OUTSIDE = "outside", _("a practice from outside, noticed and applied here")
    TOGETHER = "together", _("local people working differently together")
    SPREAD = "spread", _("a local success that spread")


class EmergenceQuerySet(models.QuerySet):
    def visible_to(self, person: Any) -> "EmergenceQuerySet":
        """Whoever signed in; what was taken back only whoever noted it and the backbone."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        return self if person.is_backbone else self.filter(models.Q(withdrawn_at=None) | models.Q(by=person))


class Emergence(Versioned):
    """Something nobody planned: seen, written down, so that it is not lost."""

    ACT = "emergence"

    kind = models.CharField(_("what sort"), max_length=10, choices=Emerged)
    title = models.CharField(_("in a few words"), max_length=160)
    words = models.TextField(_("what we saw"), max_length=2000)
    partner = models.ForeignKey(
        Partner, verbose_name=_("where"), null=True, blank=True, on_delete=models.PROTECT, related_name="emergences"
    )
    seen_on = models.DateField(_("seen on"), default=today)
    see = models.URLField(_("where to read more"), max_length=300, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="emergences")
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = EmergenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the emergence log")
        verbose_name_plural = _("entries of the emergence log")
        ordering = ["-seen_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(words=""), name="emergence_says_something"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=Emerged.values), name="emergence_kind_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"{reverse('emergence_list')}#emergence-{self.pk}"

    # Verbs

    @classmethod
    @transaction.atomic
    def note(cls, by: Person, **said: Any) -> "Emergence":
        """Write down what was seen."""
        one = cls(by=by, **said)
        one.refuse_if_wrong()
        one.save()
        AuditEntry.record("emergence.noted", by=by, target=one)
        return one

    @transaction.atomic
    def withdraw(self, by: Person) -> "Emergence":
        """Take it back."""
        if Emergence.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
            AuditEntry.record("emergence.withdrawn", by=by, target=self)
        self.refresh_from_db()
        return self

    @transaction.atomic
    def give_back(self, by: Person) -> "Emergence":
        """It stands again."""
        if Emergence.objects.filter(pk=self.pk, withdrawn_at__isnull=False).update(withdrawn_at=None):
            AuditEntry.record("emergence.given_back", by=by, target=self)
        self.refresh_from_db()
        return self
