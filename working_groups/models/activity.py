from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from network.lib.pages import path_of
from partners.models import Partner, Place
from partners.models.stage import IN_DIRECTORY
from people.models import AuditEntry, Person, Versioned
from working_groups.models.goal import Strategy

CHECK_EVERY_DAYS = 90


class Effort(models.TextChoices):
    """What is new about an activity, seen from the partner."""

    CONTINUES = "continues", _("continues")
    STRENGTHENED = "strengthened", _("strengthened")
    JOINT = "joint", _("new, together")


class Progress(models.TextChoices):
    """How far an activity is."""

    PLANNED = "planned", _("planned")
    GOING = "going", _("under way")
    DONE = "done", _("done")
    LET_GO = "let_go", _("let go")


OPEN = (Progress.PLANNED, Progress.GOING)
FIELDS = ("name", "words", "effort", "strategy_key", "owner", "starts_on", "ends_on", "next_check", "moves")
LISTS = ("helpers", "places", "reinforces")


class ActivityQuerySet(models.QuerySet["Activity"]):
    def open(self) -> "ActivityQuerySet":
        """Planned or under way, of a partner in the directory."""
        here = {"partner__stage__in": IN_DIRECTORY, "partner__archived_at": None}
        return self.filter(progress__in=OPEN, **here)

    def toward(self, key: UUID | str) -> "ActivityQuerySet":
        return self.filter(strategy_key=key)

    def due(self, day: date) -> "ActivityQuerySet":
        """Open ones to look at again, longest waiting first."""
        return self.open().filter(next_check__lte=day).order_by("next_check", "pk")

    def adrift(self) -> "ActivityQuerySet":
        """Open ones toward a strategy that is not in force any more."""
        return self.open().exclude(strategy_key__in=Strategy.objects.in_force().values("key"))

    def lone(self) -> "ActivityQuerySet":
        """Open ones that nobody helps with and that reinforce no other, nor are reinforced by one."""
        links = Activity.reinforces.through.objects
        to, back = links.filter(from_activity=models.OuterRef("pk")), links.filter(to_activity=models.OuterRef("pk"))
        helped = Activity.helpers.through.objects.filter(activity=models.OuterRef("pk"))
        return self.open().filter(~models.Exists(to), ~models.Exists(back), ~models.Exists(helped))

    def with_names(self) -> "ActivityQuerySet":
        """With partner, owner, helpers and places: two queries more."""
        return self.select_related("partner", "owner").prefetch_related("helpers", "places")

    def visible_to(self, person: Any) -> "ActivityQuerySet":
        """Of partners in the directory, for whoever signed in; a partner's own people see its own; backbone: all."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        if person.is_backbone:
            return self
        own = Partner.objects.present().filter(affiliations__person=person, affiliations__ended_on=None)
        here = Q(partner__stage__in=IN_DIRECTORY, partner__archived_at=None)
        return self.filter(here | Q(partner__in=own.values("pk")))


class Activity(Versioned):
    """What a partner does toward a strategy. It names the strategy by its lasting key, whatever version is in force."""

    partner = models.ForeignKey(Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="activities")
    strategy_key = models.UUIDField(_("strategy"), db_index=True)
    effort = models.CharField(_("what is new about it"), max_length=12, choices=Effort, default=Effort.CONTINUES)
    name = models.CharField(_("what you do"), max_length=160)
    words = models.TextField(_("in a few sentences"), max_length=2000, blank=True)
    owner = models.ForeignKey(
        Person, verbose_name=_("who sees to it"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="activities",
    )  # fmt: skip
    helpers = models.ManyToManyField(Partner, verbose_name=_("with whom"), blank=True, related_name="helps_with")
    places = models.ManyToManyField(Place, verbose_name=_("where"), blank=True, related_name="activities")
    reinforces = models.ManyToManyField(
        "self", verbose_name=_("what it reinforces"), symmetrical=False, blank=True, related_name="reinforced_by"
    )
    moves = models.CharField(_("measure it moves"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    progress = models.CharField(_("how far it is"), max_length=8, choices=Progress, default=Progress.GOING)
    how = models.TextField(_("how it goes"), max_length=1000, blank=True)
    next_check = models.DateField(_("look again on"), null=True, blank=True)
    checked_on = models.DateField(_("last looked at"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ActivityQuerySet.as_manager()
    ACT = "activity"

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["partner__sort_name", "partner_id", "-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(effort__in=Effort.values), name="activity_effort_known"),
            models.CheckConstraint(condition=Q(progress__in=Progress.values), name="activity_progress_known"),
            models.CheckConstraint(condition=~Q(name=""), name="activity_has_name"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="activity_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_of("activity_detail", self.pk)

    @property
    def in_audit(self) -> Partner:
        return self.partner

    @property
    def is_open(self) -> bool:
        return self.progress in OPEN

    @property
    def is_due(self) -> bool:
        return self.is_open and self.next_check is not None and self.next_check <= today()

    # Verbs

    @classmethod
    @transaction.atomic
    def begin(cls, by: Person, partner: Partner, **said: Any) -> "Activity":
        """Write down what a partner does. said: any of FIELDS and LISTS; next_check is a season away unless said."""
        lists = {name: list(said.pop(name, [])) for name in LISTS}
        activity = cls(partner=partner, **said)
        if not partner.is_in_directory:
            raise ValidationError(gettext("Only partners of the network have activities."))
        activity.next_check = activity.next_check or today() + timedelta(days=CHECK_EVERY_DAYS)
        activity._check(lists, set(FIELDS))
        activity.save()
        activity._set(lists)
        AuditEntry.record("activity.begun", by=by, target=partner, activity=activity.pk)
        return activity

    @transaction.atomic
    def edit(self, by: Person, version: int | None = None, **changes: Any) -> "Activity":
        """Change it. version: the one the changes were made to; a later one raises (code "stale")."""
        self.lock()
        self.refuse_if_stale(version)
        lists = {name: list(changes.pop(name)) for name in LISTS if name in changes}
        changed = self.take(changes)
        self._check(lists, set(changed))
        if changed := [*changed, *self._set(lists)]:
            self.keep(by, changed)
        return self

    @transaction.atomic
    def look_at(self, by: Person, progress: str, how: str = "", next_check: date | None = None) -> "Activity":
        """Say how it goes and when to look again. What is done or let go is not looked at again."""
        self.lock()
        self.progress, self.how, self.checked_on = progress, how, today()
        if next_check and next_check <= today():
            raise ValidationError({"next_check": gettext("Choose a day that is still to come.")})
        later = next_check or today() + timedelta(days=CHECK_EVERY_DAYS)
        self.next_check = later if self.is_open else None
        self.version += 1
        self.full_clean()
        self.save()
        AuditEntry.record("activity.looked_at", by=by, target=self.partner, activity=self.pk, progress=progress)
        return self

    def _check(self, lists: dict[str, list], changed: set[str]) -> None:
        self.full_clean()
        if "strategy_key" in changed and not Strategy.objects.in_force().filter(key=self.strategy_key).exists():
            raise ValidationError({"strategy_key": gettext("Choose a strategy of the common agenda in force.")})
        if "owner" in changed and self.owner and not self.partner.people_now().filter(person=self.owner).exists():
            raise ValidationError({"owner": gettext("Choose somebody of this partner.")})
        helpers = lists["helpers"] if "helpers" in lists else list(self.helpers.all())
        if self.partner in helpers:
            raise ValidationError({"helpers": gettext("Name others: you do it anyway.")})
        if self.effort == Effort.JOINT and not helpers:
            raise ValidationError({"helpers": gettext("With whom? Something done together needs another partner.")})
        if self.pk and self in lists.get("reinforces", []):
            raise ValidationError({"reinforces": gettext("Choose others: it reinforces itself anyway.")})

    def _set(self, lists: dict[str, list]) -> list[str]:
        """Put helpers, places and reinforced activities in; the names of those that changed."""
        changed = []
        for name, rows in lists.items():
            related = getattr(self, name)
            if set(related.all()) != set(rows):
                related.set(rows)
                changed.append(name)
        return changed
