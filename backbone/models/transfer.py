from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.models import Partner
from people.models import AuditEntry, Person

FORGOTTEN_AFTER_DAYS = 7
SMALL_BYTES = 60_000
LEASE = timedelta(minutes=11)  # longer than a task may run


class ImportState(models.TextChoices):
    TO_CHECK = "to_check", _("waits to be read")
    CHECKING = "checking", _("being read")
    CHECKED = "checked", _("waits for your decision")
    TO_WRITE = "to_write", _("waits to be imported")
    WRITING = "writing", _("being imported")
    DONE = "done", _("imported")
    TO_UNDO = "to_undo", _("waits to be undone")
    UNDOING = "undoing", _("being undone")
    UNDONE = "undone", _("undone")
    DROPPED = "dropped", _("not imported")


# What a worker does next: from a waiting state into a working one.
WORK = {
    ImportState.TO_CHECK: ImportState.CHECKING,
    ImportState.TO_WRITE: ImportState.WRITING,
    ImportState.TO_UNDO: ImportState.UNDOING,
}
AT_WORK = (*WORK, *WORK.values())


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, person: Any) -> "ImportQuerySet":
        return self if getattr(person, "is_backbone", False) else self.none()

    def newest_first(self) -> "ImportQuerySet":
        return self.select_related("by").defer("data", "report").order_by("-created_at", "-pk")

    def waiting_for_somebody(self) -> "ImportQuerySet":
        return self.filter(state=ImportState.CHECKED).defer("data", "report")

    def waiting_for_worker(self) -> "ImportQuerySet":
        return self.filter(state__in=WORK).order_by("pk")

    def abandoned(self) -> "ImportQuerySet":
        """Taken up by a worker that has not been heard of since."""
        return self.filter(state__in=WORK.values(), heard_at__lt=timezone.now() - LEASE)

    def forgotten(self) -> "ImportQuerySet":
        before = timezone.now() - timedelta(days=FORGOTTEN_AFTER_DAYS)
        return self.filter(state=ImportState.CHECKED, created_at__lt=before)


class Import(models.Model):
    """A file of partners: read, looked at, imported as a whole, undone as a whole.

    `report` is what reading it found, ready for the page (see backbone.transfer.report); `columns` says for each header
    which column it fills ("" for none); `choices` what a person decided for a line: a partner's id, "new" or
    "skip". The file itself is thrown away when it has been imported or dropped.
    """

    by = models.ForeignKey(Person, verbose_name=_("who"), null=True, on_delete=models.PROTECT, related_name="imports")
    file_name = models.CharField(_("file"), max_length=200)
    format = models.CharField(_("format"), max_length=10, blank=True)
    data = models.BinaryField(_("content"), default=bytes)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)
    columns = models.JSONField(_("columns"), null=True, blank=True)
    choices = models.JSONField(_("decisions"), default=dict, blank=True)
    leaves_out_bad = models.BooleanField(_("leave out lines with a problem"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=ImportState, default=ImportState.TO_CHECK)
    rows_done = models.PositiveIntegerField(default=0)
    rows_total = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(_("when"), default=timezone.now)
    heard_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    undone_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=ImportState.values), name="import_state_known")
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("import_detail", args=[self.pk])

    # Questions

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def is_small(self) -> bool:
        """Whether it is read and written while the person waits: well under a second."""
        return self.size <= SMALL_BYTES

    @property
    def can_be_written(self) -> bool:
        counts = self.report.get("counts", {})
        something = counts.get("new", 0) + counts.get("changed", 0)
        blocked = counts.get("bad", 0) + counts.get("doubtful", 0)
        return bool(something) and not self.report.get("refusal") and (self.leaves_out_bad or not blocked)

    # Verbs

    @classmethod
    @transaction.atomic
    def begin(cls, by: Person | None, file_name: str, data: bytes, format: str = "") -> "Import":
        """Keep a file to be read."""
        return cls.objects.create(by=by, file_name=file_name[-200:], data=data, size=len(data), format=format)

    def name_columns(self, columns: dict[str, str]) -> "Import":
        """Say which header fills which column, and read the file again."""
        self._move(ImportState.CHECKED, ImportState.TO_CHECK, columns=columns)
        return self

    def decide(self, choices: dict[str, Any], leaves_out_bad: bool) -> "Import":
        """Say for doubtful lines which partner they are, and whether lines with problems stay out; read again."""
        merged = self.choices | choices
        self._move(ImportState.CHECKED, ImportState.TO_CHECK, choices=merged, leaves_out_bad=leaves_out_bad)
        return self

    def start(self) -> "Import":
        """Import what was looked at."""
        if not self.can_be_written:
            raise ValidationError(gettext("There is nothing to import yet: look at the problems first."))
        self._move(ImportState.CHECKED, ImportState.TO_WRITE)
        return self

    @transaction.atomic
    def undo(self, by: Person | None) -> "Import":
        """Take a whole import back, as far as nobody has changed since what it did."""
        self._move(ImportState.DONE, ImportState.TO_UNDO, undone_by=by)
        AuditEntry.record("import.undone", by=by, target=self)
        return self

    def drop(self) -> "Import":
        """Decide against it."""
        self._move(ImportState.CHECKED, ImportState.DROPPED, data=b"", report={}, ended_at=timezone.now())
        return self

    def take_up(self) -> bool:
        """A worker begins; False when another one was faster."""
        return self._changes(self.state, WORK[ImportState(self.state)], rows_done=0)

    def hear(self, rows_done: int, rows_total: int) -> None:
        """Say how far it is; shown on the page, and keeps others from thinking that the worker died."""
        self.rows_done, self.rows_total, self.heard_at = rows_done, rows_total, timezone.now()
        self.save(update_fields=["rows_done", "rows_total", "heard_at"])

    def finish(self, state: str, **fields: Any) -> bool:
        """End a piece of work; False when it was taken away from us meanwhile."""
        return self._changes(self.state, state, **fields)

    def _move(self, before: str, after: str, **fields: Any) -> None:
        if not self._changes(before, after, **fields):
            raise ValidationError(gettext("Somebody was faster. Look again at where this import stands."))

    def _changes(self, before: str, after: str, **fields: Any) -> bool:
        """One conditional UPDATE, so that two people or workers never do the same twice."""
        fields |= {"state": after, "heard_at": timezone.now()}
        if not Import.objects.filter(pk=self.pk, state=before).update(**fields):
            return False
        for name, value in fields.items():
            setattr(self, name, value)
        return True


class ImportedRow(models.Model):
    """What an import did with one partner: enough to take it back."""

    import_of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    partner = models.ForeignKey(Partner, null=True, on_delete=models.SET_NULL, related_name="+")
    line = models.PositiveIntegerField()
    is_new = models.BooleanField()
    changes = models.JSONField(default=dict)
    version = models.PositiveIntegerField()
    affiliations = models.JSONField(default=list)
    people = models.JSONField(default=list)

    class Meta:
        verbose_name = _("imported partner")
        verbose_name_plural = _("imported partners")
        ordering = ["line"]

    def __str__(self) -> str:
        return f"{self.import_of_id}:{self.line}"
