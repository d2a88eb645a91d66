from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsletter.models.subscription_queryset import NEWSLETTER
from partners.directory import is_in_network
from partners.models.stage import Stage
from people.models import AuditEntry, Delivery, Person, Versioned
from people.models.network import check_time_zone

# What an audience is made of: its name → what a list of it may hold; True and False for those without a list.
TEAMS = {"backbone": _("Backbone staff"), "facilitator": _("Facilitators")}
NOBODY: dict[str, Any] = {
    "groups": [], "stages": [], "primary": False, "jobs": [], "team": [], "subscribers": False,
}  # fmt: skip
FIRST_LOOK = timedelta(days=31)  # how far the first issue looks back
MOST_CHOSEN = 200


class State(models.TextChoices):
    DRAFT = "draft", _("in the making")
    SCHEDULED = "scheduled", _("scheduled")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    STOPPED = "stopped", _("called back")


def check_audience(value: Any) -> None:
    """The shape of NOBODY: ids are positive, words are known."""
    if not isinstance(value, dict) or set(value) != set(NOBODY):
        raise ValidationError(_("We know no such readers."))
    numbers = [one for name in ("groups", "jobs") for one in _listed(value[name])]
    words = [*_known(value["stages"], Stage.values), *_known(value["team"], TEAMS)]
    truths = [value["primary"], value["subscribers"]]
    fits = all(type(one) is int and 0 < one < 2**63 for one in numbers) and all(type(one) is bool for one in truths)
    if not fits or not all(words):
        raise ValidationError(_("We know no such readers."))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) and len(value) <= MOST_CHOSEN else [None]


def _known(value: Any, among: Any) -> list[bool]:
    return [isinstance(one, str) and one in among for one in _listed(value)]


class IssueQuerySet(models.QuerySet["Issue"]):
    def visible_to(self, person: Any) -> "IssueQuerySet":
        """Backbone staff: all. The people of the network: what was sent. Everybody: what was sent to the public."""
        if getattr(person, "is_authenticated", False) and person.is_active and person.has_perm("newsletter.edit_issue"):
            return self
        published = self.published()
        return published if is_in_network(person) else published.public()

    def published(self) -> "IssueQuerySet":
        """Sent or being sent, and not called back."""
        return self.filter(state__in=[State.SENDING, State.SENT])

    def public(self) -> "IssueQuerySet":
        return self.filter(is_public=True)

    def drafts(self) -> "IssueQuerySet":
        return self.filter(state=State.DRAFT)

    def scheduled(self) -> "IssueQuerySet":
        return self.filter(state=State.SCHEDULED)

    def due(self, now: datetime | None = None) -> "IssueQuerySet":
        """Scheduled, and the moment has come."""
        return self.scheduled().filter(scheduled_for__lte=now or timezone.now())

    def newest_first(self) -> "IssueQuerySet":
        """Those in the making, then those sent, the newest first."""
        when = models.functions.Coalesce("begun_at", models.Value(timezone.now() + timedelta(days=1)))
        return self.order_by(when.desc(), "-pk")


class Issue(Versioned):
    """A newsletter issue: sections pulled from what is there, its readers, and when it leaves. Frozen at sending."""

    ACT = "issue"

    subject = models.CharField(_("subject"), max_length=150, blank=True)
    preheader = models.CharField(_("what mail programs show beside the subject"), max_length=150, blank=True)
    is_public = models.BooleanField(_("for everybody"), default=False)
    looks_back_to = models.DateTimeField(_("news since"))
    audience = models.JSONField(_("readers"), default=dict, validators=[check_audience])
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    scheduled_for = models.DateTimeField(_("leaves at"), null=True, blank=True)
    zone = models.CharField(_("by the clocks of"), max_length=64, blank=True, validators=[check_time_zone])
    trouble = models.CharField(_("why it did not leave"), max_length=300, blank=True)
    begun_at = models.DateTimeField(_("sent"), null=True, blank=True)
    ended_at = models.DateTimeField(_("all handed to the post"), null=True, blank=True)
    # How far the list of readers is written: the last person, the last subscriber.
    person_done = models.PositiveBigIntegerField(default=0, editable=False)
    subscriber_done = models.PositiveBigIntegerField(default=0, editable=False)
    made_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = _("newsletter issue")
        verbose_name_plural = _("newsletter issues")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="issue_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state="scheduled") | models.Q(scheduled_for__isnull=False),
                name="scheduled_issue_has_its_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "scheduled"]) | models.Q(begun_at__isnull=False),
                name="sent_issue_has_begun",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "scheduled"]) | ~models.Q(subject=""),
                name="sent_issue_has_subject",
            ),
        ]

    def __str__(self) -> str:
        return self.subject or gettext("Issue without a subject")

    def get_absolute_url(self) -> str:
        return reverse("issue_detail", args=[self.pk])

    # Questions

    @property
    def key(self) -> str:
        """The purpose under which its mails stand in the outbox: each reader gets it once."""
        return f"issue:{self.pk}"

    @property
    def archive_url(self) -> str:
        return reverse("issue_read", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def is_scheduled(self) -> bool:
        return self.state == State.SCHEDULED

    @property
    def is_frozen(self) -> bool:
        return self.state in (State.SENDING, State.SENT, State.STOPPED)

    @property
    def is_published(self) -> bool:
        return self.state in (State.SENDING, State.SENT)

    def deliveries(self) -> Any:
        """Its mails in the outbox."""
        return Delivery.objects.filter(kind=NEWSLETTER, key=self.key)

    def refuse_if_not_draft(self) -> None:
        if self.is_scheduled:
            raise ValidationError(gettext("It is scheduled. Take it off the schedule before you change it."))
        if not self.is_draft:
            raise ValidationError(gettext("It has been sent, and stays as it was."))

    # Verbs

    @classmethod
    @transaction.atomic
    def start(cls, by: Person | None, **fields: Any) -> "Issue":
        """A new issue, with news since the last one; for the readers of the last one, unless others are named."""
        last = cls.objects.filter(begun_at__isnull=False).order_by("-begun_at").first()
        since = last.begun_at if last and last.begun_at else timezone.now() - FIRST_LOOK
        readers = last.audience if last else {**NOBODY, "stages": [Stage.ACTIVE.value]}
        is_public = last.is_public if last else False
        issue = cls(**{"looks_back_to": since, "audience": readers, "is_public": is_public, **fields}, made_by=by)
        issue.refuse_if_wrong()
        issue.save()
        AuditEntry.record("issue.started", by=by, target=issue)
        return issue

    def refuse_if_wrong(self) -> None:
        super().refuse_if_wrong()
        if self.audience["subscribers"] and not self.is_public:
            words = gettext("Whoever subscribed on the public page gets public issues only.")
            raise ValidationError({"subscribers": words})

    @transaction.atomic
    def edit(self, by: Person, version: int | None = None, **changes: Any) -> "Issue":
        """Change subject, preheader, readers, or whom it is for, as long as it is a draft."""
        self.lock()
        self.refuse_if_not_draft()
        self.refuse_if_stale(version)
        if changed := self.take(changes):
            self.trouble = ""
            self.keep(by, changed)
        return self

    @transaction.atomic
    def discard(self, by: Person) -> None:
        """Throw a draft away."""
        self.lock()
        self.refuse_if_not_draft()
        AuditEntry.record("issue.discarded", by=by, target=self)
        self.delete()

    @transaction.atomic
    def schedule(self, by: Person, moment: datetime, zone: str) -> "Issue":
        """Let it leave by itself at a moment (aware), chosen by the clocks of a zone."""
        self.lock()
        self.refuse_if_not_draft()
        if moment <= timezone.now():
            raise ValidationError({"day": gettext("This moment is over. Choose a later one.")})
        self.state, self.scheduled_for, self.zone, self.trouble = State.SCHEDULED, moment, zone, ""
        self.sent_by, self.version = by, self.version + 1
        self.refuse_if_wrong()
        self.save()
        AuditEntry.record("issue.scheduled", by=by, target=self, moment=moment.isoformat())
        return self

    @transaction.atomic
    def unschedule(self, by: Person | None, trouble: str = "") -> "Issue":
        """Back to a draft; trouble says why it could not leave."""
        self.lock()
        if not self.is_scheduled:
            raise ValidationError(gettext("It is not scheduled any more."))
        self.state, self.scheduled_for, self.trouble = State.DRAFT, None, trouble[:300]
        self.version += 1
        self.save(update_fields=["state", "scheduled_for", "trouble", "version"])
        AuditEntry.record("issue.unscheduled", by=by, target=self, by_itself=bool(trouble))
        return self

    @transaction.atomic
    def stop(self, by: Person) -> int:
        """Call back what has not left, and take it off the archive; returns how many mails were called back."""
        self.lock()
        if not self.is_published:
            raise ValidationError(gettext("It is not being sent."))
        count = self.deliveries().cancel_waiting()
        self.state, self.ended_at = State.STOPPED, self.ended_at or timezone.now()
        self.version += 1
        self.save(update_fields=["state", "ended_at", "version"])
        AuditEntry.record("issue.stopped", by=by, target=self, called_back=count)
        return count
