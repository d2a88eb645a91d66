from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsletter.models.issue import Issue
from people.models import AuditEntry, Person

MOST_SECTIONS = 30
PICTURES = "issues"  # a folder of network.lib.picture_store


class Kind(models.TextChoices):
    """What a section is made of; where it finds it stands in newsletter/sources.py."""

    TEXT = "text", _("Words of your own")
    HIGHLIGHT = "highlight", _("Partner highlight")
    ANNOUNCEMENTS = "announcements", _("Announcements")
    GATHERINGS = "gatherings", _("Coming gatherings")
    JOBS = "jobs", _("Open jobs")
    NEEDS = "needs", _("What partners look for")
    OFFERS = "offers", _("What partners can give")
    MEASURES = "measures", _("Measures that moved")
    LESSONS = "lessons", _("What we learned")
    WELCOMES = "welcomes", _("Welcome to the network")
    FAREWELLS = "farewells", _("Goodbye and thank you")


class SectionQuerySet(models.QuerySet["Section"]):
    def standing(self) -> "SectionQuerySet":
        """Not taken out of the issue."""
        return self.filter(removed_at=None)


class Section(models.Model):
    """A part of an issue: a heading, words of the editor and perhaps a picture, and rows of what is there."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="sections")
    kind = models.CharField(_("what it is made of"), max_length=20, choices=Kind)
    title = models.CharField(_("heading"), max_length=120, blank=True)
    words = models.TextField(_("words of your own"), max_length=6000, blank=True)
    picture = models.ImageField(_("picture"), upload_to=PICTURES, blank=True)
    alt = models.CharField(_("what the picture shows"), max_length=250, blank=True)
    position = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(_("taken out"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="section_kind_known"),
            models.UniqueConstraint(
                fields=["issue", "kind"], condition=~models.Q(kind="text"), name="one_section_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.get_kind_display())

    @property
    def is_text(self) -> bool:
        return self.kind == Kind.TEXT

    @property
    def picture_url(self) -> str:
        return reverse("issue_picture", args=[self.picture.name.rpartition("/")[2]]) if self.picture else ""

    # Verbs

    @classmethod
    @transaction.atomic
    def add(cls, by: Person | None, issue: Issue, kind: str, **fields: Any) -> "Section":
        """Another section, at the end. Of each kind there is one, which comes back as it was when it was taken out; of
        one's own words as many as one likes."""
        issue.lock()
        issue.refuse_if_not_draft()
        if issue.sections.standing().count() >= MOST_SECTIONS:
            raise ValidationError(gettext("%(most)d sections are as many as an issue holds.") % {"most": MOST_SECTIONS})
        section = issue.sections.filter(kind=kind).first() if kind != Kind.TEXT else None
        if section and section.removed_at is None:
            raise ValidationError({"kind": gettext("The issue has such a section already.")})
        last = issue.sections.aggregate(last=models.Max("position"))["last"]
        section = section or cls(issue=issue, kind=kind, **fields)
        section.position, section.removed_at = 0 if last is None else last + 1, None
        section.full_clean(validate_constraints=False)
        section.save()
        AuditEntry.record("issue.section_added", by=by, target=issue, kind=kind)
        return section

    @transaction.atomic
    def remove(self, by: Person) -> None:
        """Take it out of the issue; what was written in it is kept, to bring it back."""
        self.issue.lock()
        self.issue.refuse_if_not_draft()
        if self.removed_at is None:
            self.removed_at = timezone.now()
            self.save(update_fields=["removed_at"])
            AuditEntry.record("issue.section_removed", by=by, target=self.issue, kind=self.kind)

    @transaction.atomic
    def bring_back(self, by: Person) -> "Section":
        """Undo taking it out: it stands where it stood."""
        self.issue.lock()
        self.issue.refuse_if_not_draft()
        self.refresh_from_db()
        if self.removed_at:
            self.removed_at = None
            self.save(update_fields=["removed_at"])
            AuditEntry.record("issue.section_added", by=by, target=self.issue, kind=self.kind)
        return self

    @transaction.atomic
    def set_picture(self, by: Person, name: str) -> "Section":
        """Show a picture (its name in the storage); "" takes it away."""
        self.issue.lock()
        self.issue.refuse_if_not_draft()
        self.picture = name
        self.version += 1
        self.save(update_fields=["picture", "version"])
        return self

    @transaction.atomic
    def move(self, by: Person, after: int | None) -> "Section":
        """Stand it behind another section of the issue (its id), or first."""
        rows = self._others()
        places = [row.pk for row in rows]
        if after is not None and after not in places:
            raise ValidationError(gettext("Somebody took this section away meanwhile."))
        rows.insert(0 if after is None else places.index(after) + 1, self)
        return self._number(rows)

    @transaction.atomic
    def move_by(self, by: Person, steps: int) -> "Section":
        """One place up (-1) or down (1); at the ends it stays."""
        rows = self._others()
        here = sum(1 for row in rows if (row.position, row.pk) < (self.position, self.pk))
        rows.insert(min(max(here + steps, 0), len(rows)), self)
        return self._number(rows)

    def _others(self) -> list["Section"]:
        self.issue.lock()
        self.issue.refuse_if_not_draft()
        self.refresh_from_db(fields=["position"])
        return list(self.issue.sections.standing().exclude(pk=self.pk).order_by("position", "pk"))

    def _number(self, rows: list["Section"]) -> "Section":
        for number, row in enumerate(rows):
            row.position = number
        Section.objects.bulk_update(rows, ["position"])
        return self


class Item(models.Model):
    """One row of a section, taken from what is there: chosen or not. Its words are those of today, until edited."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="items")
    source = models.PositiveBigIntegerField(_("what it was taken from"))
    is_chosen = models.BooleanField(_("in the issue"), default=True)
    is_edited = models.BooleanField(_("in the editor’s words"), default=False)
    title = models.CharField(_("heading"), max_length=200, blank=True)
    words = models.TextField(_("words"), max_length=3000, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("row of a section")
        verbose_name_plural = _("rows of sections")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["section", "source"], name="once_in_a_section"),
            models.CheckConstraint(condition=models.Q(is_edited=False) | ~models.Q(title=""), name="row_has_heading"),
        ]

    def __str__(self) -> str:
        return self.title or str(self.source)
