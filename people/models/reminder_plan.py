from datetime import time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from people.models.versioned import Versioned
from people.reminder_kinds import REMINDER_KINDS, ReminderKind, Words


class ReminderPlan(Versioned):
    """How the network wants one kind of reminder: when, in which words, or not at all. What is empty is ours."""

    ACT = "reminder_plan"

    kind = models.CharField(_("kind"), max_length=40, unique=True, editable=False)
    days = models.JSONField(_("days"), default=list, blank=True)
    clock = models.TimeField(_("at"), null=True, blank=True)
    subject = models.CharField(_("subject"), max_length=150, blank=True)
    text = models.TextField(_("text"), max_length=4000, blank=True)
    is_on = models.BooleanField(_("is sent"), default=True)

    class Meta:
        verbose_name = _("reminder plan")
        verbose_name_plural = _("reminder plans")
        ordering = ["kind"]
        constraints = [models.CheckConstraint(condition=models.Q(version__gt=0), name="reminder_plan_version_counts")]

    def __str__(self) -> str:
        kind = REMINDER_KINDS.get(self.kind)
        return str(kind.label) if kind else self.kind

    def get_absolute_url(self) -> str:
        return reverse("reminder_plan_detail", args=[self.kind])

    # Questions

    @classmethod
    def of(cls, name: str) -> "ReminderPlan":
        """The plan of a kind; nothing is stored until somebody changes it."""
        return cls.objects.filter(kind=name).first() or cls(kind=name)

    @classmethod
    def all_of_them(cls) -> "list[ReminderPlan]":
        """One of each kind, in the order in which they are registered. One query."""
        stored = {row.kind: row for row in cls.objects.all()}
        return [stored.get(name) or cls(kind=name) for name in REMINDER_KINDS]

    @property
    def what(self) -> ReminderKind:
        return REMINDER_KINDS[self.kind]

    @property
    def days_of_it(self) -> tuple[int, ...]:
        return tuple(self.days) or self.what.days

    @property
    def clock_of_it(self) -> time:
        return self.clock or self.what.clock

    @property
    def words(self) -> Words:
        ours = self.what.words
        return Words(self.subject or ours.subject, self.text or ours.text)

    @property
    def is_ours(self) -> bool:
        """Whether times and words are those that came along."""
        return not (self.days or self.clock or self.subject or self.text)

    @property
    def when(self) -> str:
        """90, 30 and 7 days before an agreement ends, at 09:00."""
        numbers = self.days_of_it
        if self.what.times_page:
            return str(self.what.when)
        if numbers == (0,) and self.what.on_the_day:
            said = str(self.what.on_the_day)
        else:
            *first, last = map(str, numbers)
            listed = gettext("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
            days = ngettext("%(days)s day", "%(days)s days", max(numbers)) % {"days": listed}
            said = str(self.what.when) % {"days": days}
        return gettext("%(said)s, at %(clock)s") % {"said": said, "clock": f"{self.clock_of_it:%H:%M}"}

    # Verbs

    @classmethod
    @transaction.atomic
    def change(cls, by: Any, name: str, version: int | None = None, **changes: Any) -> "ReminderPlan":
        """Change when a kind goes and what it says. What is the same as ours is kept as ours."""
        plan, _is_new = cls.objects.get_or_create(kind=name)
        ours = plan.what
        same = {"days": list(ours.days), "clock": ours.clock, "subject": ours.words.subject, "text": ours.words.text}
        empty: dict[str, Any] = {"days": [], "clock": None, "subject": "", "text": ""}
        kept = {field: empty[field] if value == same.get(field) else value for field, value in changes.items()}
        return plan.edit(by, version, **kept)

    @classmethod
    def reset(cls, by: Any, name: str) -> "ReminderPlan":
        """Back to our times and words; on or off stays."""
        return cls.change(by, name, days=[], clock=None, subject="", text="")

    @classmethod
    def switch(cls, by: Any, name: str, is_on: bool) -> "ReminderPlan":
        return cls.change(by, name, is_on=is_on)

    def clean(self) -> None:
        kind = self.what
        if kind.page and not self.is_ours:
            raise ValidationError(gettext("Times and words of these are kept on a page of their own."))
        self.days = sorted({day for day in self.days if isinstance(day, int)}, reverse=True)
        if len(self.days) > kind.most:
            words = ngettext("%(most)d day at most.", "%(most)d days at most.", kind.most)
            raise ValidationError({"days": words % {"most": kind.most}})
        if any(not 0 <= day <= kind.greatest for day in self.days):
            words = gettext("Write numbers of days from 0 to %(greatest)d.")
            raise ValidationError({"days": words % {"greatest": kind.greatest}})


def plan_words(name: str) -> Words:
    """The words of a kind as the network wants them; for who writes the mail."""
    return ReminderPlan.of(name).words


class Reason(models.TextChoices):
    """Why a reminder did not go."""

    LATE = "late", _("too late to be of use")
    PAUSED = "paused", _("fell into a pause")
    OFF = "off", _("was switched off")


class MissedReminder(models.Model):
    """A reminder that did not go to somebody, and is not sent later by itself. What went is a Delivery."""

    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(max_length=120)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="missed_reminders")
    about = models.CharField(_("about"), max_length=300)
    why = models.CharField(_("why this person"), max_length=300)
    url = models.CharField(max_length=300, blank=True)
    reason = models.CharField(_("why it did not go"), max_length=10, choices=Reason)
    moment = models.DateTimeField(_("was due"))

    class Meta:
        verbose_name = _("missed reminder")
        verbose_name_plural = _("missed reminders")
        ordering = ["-moment", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "person"], name="missed_once"),
            models.CheckConstraint(condition=models.Q(reason__in=Reason.values), name="missed_reason_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.key}"
