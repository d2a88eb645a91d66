"""What the backbone adds to the picture of a year by hand, and whether everybody may see it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners.directory import is_in_network
from people.models import AuditEntry, Person, Versioned
from people.rules import came_by_link

FIRST_YEAR = 1990


class AnnualPictureQuerySet(models.QuerySet["AnnualPicture"]):
    def visible_to(self, person: Any) -> "AnnualPictureQuerySet":
        """The people of the network see all, everybody else what was declared public."""
        return self if is_in_network(person) and not came_by_link(person) else self.filter(is_public=True)


class AnnualPicture(Versioned):
    """A year in words of the backbone; what happened is read from what the network holds."""

    ACT = "year"

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    foreword = models.TextField(_("foreword"), max_length=2000, blank=True)
    signed = models.CharField(_("signed by"), max_length=160, blank=True)
    thanks = models.TextField(_("thanks"), max_length=1500, blank=True)
    is_public = models.BooleanField(_("everybody may read it"), default=False)
    public_since = models.DateTimeField(_("public since"), null=True, blank=True)

    objects = AnnualPictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("annual picture")
        verbose_name_plural = _("annual pictures")
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(condition=models.Q(year__range=(1990, 2200)), name="year_of_our_time"),
            models.CheckConstraint(
                condition=models.Q(is_public=False, public_since=None)
                | models.Q(is_public=True, public_since__isnull=False),
                name="year_public_since_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)

    def get_absolute_url(self) -> str:
        return reverse("year_detail", args=[self.year])

    @classmethod
    @transaction.atomic
    def of(cls, year: int, by: Person) -> "AnnualPicture":
        """The picture of a year, begun when somebody first asks for it to be written."""
        if not FIRST_YEAR <= year <= today().year:
            raise ValidationError(gettext("Choose a year that has begun."))
        picture, is_new = cls.objects.get_or_create(year=year)
        if is_new:
            AuditEntry.record("year.begun", by=by, target=picture)
        return picture

    @transaction.atomic
    def declare(self, by: Person, is_public: bool) -> "AnnualPicture":
        """Open its public side to everybody, or close it again."""
        since = timezone.now() if is_public else None
        rows = AnnualPicture.objects.filter(pk=self.pk).exclude(is_public=is_public)
        if rows.update(is_public=is_public, public_since=since):
            AuditEntry.record("year.public" if is_public else "year.private", by=by, target=self)
        self.refresh_from_db()
        return self
