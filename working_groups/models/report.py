from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models import AuditEntry, Person
from working_groups.models.working_group import WorkingGroup

TEXTS = ("done", "learned", "figures", "story")
MOST_ASKS = 3
LONGEST_ASK = 500


class ReportQuerySet(models.QuerySet["Report"]):
    def sent(self) -> "ReportQuerySet":
        return self.filter(sent_at__isnull=False).order_by("-sent_at", "-pk")

    def drafts(self) -> "ReportQuerySet":
        return self.filter(sent_at=None)

    def visible_to(self, person: Any) -> "ReportQuerySet":
        """Sent ones of the groups somebody sees: what goes upward is read by all. By link: those of its group."""
        return self.sent().filter(group__in=WorkingGroup.objects.visible_to(person))


class Report(models.Model):
    """What a group tells upward: done, learned, figures, a story, and what it asks. One draft at a time, then sent."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="reports")
    by = models.ForeignKey(
        Person, verbose_name=_("written by"), null=True, on_delete=models.PROTECT, related_name="group_reports"
    )
    done = models.TextField(_("What did we do?"), max_length=3000, blank=True)
    learned = models.TextField(_("What did we learn?"), max_length=2000, blank=True)
    figures = models.TextField(_("Which figures moved?"), max_length=1000, blank=True)
    story = models.TextField(_("A story, in a few sentences"), max_length=2000, blank=True)
    questions = models.JSONField(_("asks, before the report is sent"), default=list, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group"], condition=models.Q(sent_at=None), name="one_draft_of_a_report_a_group"
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at=None) | ~models.Q(done="", learned="", figures="", story=""),
                name="report_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} · {self.created_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("report_detail", args=[self.group.slug, self.pk])

    # Verbs

    @classmethod
    @transaction.atomic
    def keep(cls, by: Person, group: WorkingGroup, version: int | None, questions: list[str], **texts: str) -> "Report":
        """Keep what is written so far. version: of the draft it was written on, None or 0 where there was none; another
        one raises (code "stale")."""
        group.lock()
        group.refuse_if_ended()
        draft = cls.objects.drafts().filter(group=group).first()
        if (draft.version if draft else 0) != (version or 0):
            raise ValidationError(gettext("Somebody else has just written here, too."), code="stale")
        draft = draft or cls(group=group, version=0)
        draft.by, draft.version = by, draft.version + 1
        draft.questions = [asked.strip()[:LONGEST_ASK] for asked in questions if asked.strip()][:MOST_ASKS]
        for name in TEXTS:
            setattr(draft, name, texts.get(name, "").strip())
        draft.full_clean(exclude=["sent_at"])
        draft.save()
        return draft

    @transaction.atomic
    def send(self, by: Person) -> "Report":
        """Send it upward: from now on all can read it, and its asks wait for an answer."""
        self.group.lock()
        self.refresh_from_db()
        if self.sent_at:
            raise ValidationError(gettext("This report has been sent already."))
        if not any(getattr(self, name).strip() for name in TEXTS):
            raise ValidationError(gettext("Write a sentence or two first: what did you do, what did you learn?"))
        above = addressee(self.group.parent)
        if self.questions and above is None:
            raise ValidationError(gettext("This group reports to nobody who could answer. Leave the asks out."))
        self.by, self.sent_at = by, timezone.now()
        self.save(update_fields=["by", "sent_at"])
        for text in self.questions:
            Ask.objects.create(report=self, group=self.group, to=above, text=text, by=by, asked_at=self.sent_at)
        AuditEntry.record("report.sent", by=by, target=self.group, report=self.pk, asks=len(self.questions))
        return self

    @transaction.atomic
    def drop(self, by: Person) -> None:
        """Throw a draft away; what was sent stays."""
        if self.sent_at is None:
            self.delete()


def addressee(group: WorkingGroup | None) -> WorkingGroup | None:
    """Who hears what is sent to this group: itself, or where it has ended the next one above that is running."""
    if group is None or group.is_running:
        return group
    return next((above for above in group.above() if above.is_running), None)


class AskQuerySet(models.QuerySet["Ask"]):
    def open(self) -> "AskQuerySet":
        """Neither answered nor taken back, the oldest first."""
        return self.filter(answered_at=None, withdrawn_at=None).order_by("asked_at", "pk")

    def visible_to(self, person: Any) -> "AskQuerySet":
        return self.filter(group__in=WorkingGroup.objects.visible_to(person))

    def with_names(self) -> "AskQuerySet":
        return self.select_related("group", "to__parent", "report", "by")


class Ask(models.Model):
    """A question of a group to the one it reports to. It waits until it is answered, whatever meetings do."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="asks")
    group = models.ForeignKey(WorkingGroup, verbose_name=_("who asks"), on_delete=models.PROTECT, related_name="asks")
    to = models.ForeignKey(WorkingGroup, verbose_name=_("who is asked"), on_delete=models.PROTECT, related_name="asked")
    text = models.CharField(_("question"), max_length=LONGEST_ASK)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = AskQuerySet.as_manager()

    class Meta:
        verbose_name = _("ask")
        verbose_name_plural = _("asks")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="ask_has_words"),
            models.CheckConstraint(
                condition=models.Q(answered_at=None) | models.Q(withdrawn_at=None), name="answered_or_taken_back"
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    def get_absolute_url(self) -> str:
        return reverse("ask_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.withdrawn_at is None

    @property
    def days(self) -> int:
        """How long it has waited, or waited until it was answered."""
        return ((self.answered_at or self.withdrawn_at or timezone.now()) - self.asked_at).days

    @property
    def hears(self) -> WorkingGroup | None:
        """The running group on whose agenda it waits."""
        return addressee(self.to)

    @transaction.atomic
    def withdraw(self, by: Person) -> "Ask":
        """The group does not need an answer any more."""
        self.refresh_from_db(from_queryset=Ask.objects.select_for_update(of=("self",)))
        if not self.is_open:
            raise ValidationError(gettext("This has been answered already."))
        self.withdrawn_at = timezone.now()
        self.save(update_fields=["withdrawn_at"])
        AuditEntry.record("ask.withdrawn", by=by, target=self.group, ask=self.pk)
        return self
