from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.models import Partner
from people.models import AuditEntry, Person
from people.rules import is_backbone


class TieImportQuerySet(models.QuerySet["TieImport"]):
    def visible_to(self, person: Any) -> "TieImportQuerySet":
        return self if is_backbone(person) else self.none()

    def standing(self) -> "TieImportQuerySet":
        return self.filter(undone_at=None)

    def newest_first(self) -> "TieImportQuerySet":
        return self.select_related("by").order_by("-created_at", "-pk")


class TieImport(models.Model):
    """A file of ties, or of who attended what, that people had before: brought in as a whole, undone as a whole."""

    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(_("file"), max_length=200)
    rows_count = models.PositiveIntegerField(_("rows"))
    created_at = models.DateTimeField(_("when"), default=timezone.now)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = TieImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of ties")
        verbose_name_plural = _("imports of ties")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name

    @classmethod
    @transaction.atomic
    def bring_in(
        cls, by: Person, file_name: str, ties: Iterable["ImportedTie"], attended: Iterable["ImportedAttendance"]
    ) -> "TieImport":
        """Keep all rows of a file. Raises ValidationError when there are none."""
        ties, attended = list(ties), list(attended)
        if not ties and not attended:
            raise ValidationError(gettext("There is nothing in this file."))
        one = cls.objects.create(by=by, file_name=file_name[-200:], rows_count=len(ties) + len(attended))
        for row in (*ties, *attended):
            row.import_of = one
        ImportedTie.objects.bulk_create(ties)
        ImportedAttendance.objects.bulk_create(attended)
        AuditEntry.record("ties.imported", by=by, target=one, rows=one.rows_count)
        return one

    @transaction.atomic
    def undo(self, by: Person) -> "TieImport":
        """Take the whole file back."""
        if not TieImport.objects.standing().filter(pk=self.pk).update(undone_at=timezone.now()):
            raise ValidationError(gettext("This has been undone already."))
        self.ties.all().delete()
        self.attended.all().delete()
        self.refresh_from_db()
        AuditEntry.record("ties.undone", by=by, target=self)
        return self


class ImportedTie(models.Model):
    """Two partners that work together, as a file says."""

    import_of = models.ForeignKey(TieImport, on_delete=models.CASCADE, related_name="ties")
    one = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    strength = models.PositiveSmallIntegerField(_("strength"), default=1)
    on = models.DateField(_("day"))

    class Meta:
        verbose_name = _("imported tie")
        verbose_name_plural = _("imported ties")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(one=models.F("other")), name="imported_tie_of_two"),
            models.CheckConstraint(
                condition=models.Q(strength__gte=1, strength__lte=5), name="imported_tie_strength_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} · {self.other_id}"


class ImportedAttendance(models.Model):
    """A partner was at a meeting, as a file says."""

    import_of = models.ForeignKey(TieImport, on_delete=models.CASCADE, related_name="attended")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    meeting = models.CharField(_("meeting"), max_length=200)
    on = models.DateField(_("day"))

    class Meta:
        verbose_name = _("imported attendance")
        verbose_name_plural = _("imported attendances")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["import_of", "partner", "meeting", "on"], name="attended_once_an_import")
        ]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.meeting}"
