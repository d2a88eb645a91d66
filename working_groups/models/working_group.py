from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from network.lib.leverage import Leverage
from network.lib.search import fold, words
from partners.directory import is_in_network
from partners.models.slug import first_free
from people.models import AuditEntry, Person
from people.rules import came_by_link

FIELDS = ("name", "kind", "parent", "charge", "lever", "plan", "quiet_days", "is_private")
RESERVED = {"new"}  # words that stand for pages after /groups/
DEEPEST = 6  # levels: more of them carry no question upward
REPORT = "group.report"


class Kind(models.TextChoices):
    """The steering committee is a group like the others; it stands above them."""

    STEERING = "steering", _("Steering committee")
    WORKING = "working", _("Working group")


class WorkingGroupQuerySet(models.QuerySet["WorkingGroup"]):
    def visible_to(self, person: Any) -> "WorkingGroupQuerySet":
        """The people of the network: all. Others who signed in: those they are in. By link: the one it is about."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        if came_by_link(person):
            return self.filter(pk=person.link.target_id) if person.link.act == REPORT else self.none()
        return self if is_in_network(person) else self.of(person)

    def of(self, person: Any) -> "WorkingGroupQuerySet":
        """Those this person is in."""
        return self.filter(pk__in=self.model.objects.filter(self._in(person)).values("pk"))

    def chaired_by(self, person: Any) -> "WorkingGroupQuerySet":
        chairs = self.model.objects.filter(self._in(person), memberships__is_chair=True)
        return self.filter(pk__in=chairs.values("pk"))

    def _in(self, person: Any) -> models.Q:
        return models.Q(memberships__person_id=person.pk, memberships__ended_on=None)

    def running(self) -> "WorkingGroupQuerySet":
        return self.filter(ended_on=None)

    def ended(self) -> "WorkingGroupQuerySet":
        return self.filter(ended_on__isnull=False)

    def open_inside_to(self, person: Any) -> "WorkingGroupQuerySet":
        """Those whose plan and minutes this person may read."""
        seen = self.visible_to(person)
        if came_by_link(person) or person.is_backbone:
            return seen
        return seen.filter(models.Q(is_private=False) | models.Q(pk__in=self.model.objects.of(person).values("pk")))

    def with_people(self) -> "WorkingGroupQuerySet":
        """With `here`: a list of who is in it now, chairs first."""
        rows = self.model._meta.get_field("memberships").related_model.objects.current().with_names()
        return self.prefetch_related(models.Prefetch("memberships", queryset=rows, to_attr="here"))

    def matching(self, query: str) -> "WorkingGroupQuerySet":
        found = self
        for word in words(query):
            found = found.filter(search__contains=word)
        return found


class WorkingGroup(models.Model):
    """A body of people with a charge. Its parent is the group it reports to: so questions go up and answers down."""

    slug = models.SlugField(max_length=80, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.WORKING)
    parent = models.ForeignKey(
        "self", verbose_name=_("reports to"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    charge = models.TextField(_("charge"), max_length=2000)
    lever = models.PositiveSmallIntegerField(_("where it acts"), choices=Leverage, null=True, blank=True)
    plan = models.TextField(_("plan"), max_length=8000, blank=True)
    quiet_days = models.PositiveSmallIntegerField(
        _("silent after so many days"), default=60, validators=[MinValueValidator(7), MaxValueValidator(400)]
    )
    is_private = models.BooleanField(_("only its members read its plan and minutes"), default=False)
    created_at = models.DateTimeField(_("began"), default=timezone.now)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    farewell = models.TextField(_("why it ended"), max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False)

    objects = WorkingGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="group_has_name"),
            models.CheckConstraint(condition=~models.Q(charge=""), name="group_has_charge"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="group_kind_known"),
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")), name="group_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=models.Q(lever=None) | models.Q(lever__in=Leverage.values), name="group_lever_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search = fold(self.name, self.charge)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("group_detail", args=[self.slug])

    # Questions

    @property
    def is_running(self) -> bool:
        return self.ended_on is None

    @property
    def is_steering(self) -> bool:
        return self.kind == Kind.STEERING

    def above(self) -> list["WorkingGroup"]:
        """The groups it reports to, the nearest first. A query a level; there are DEEPEST at the most."""
        found: list[WorkingGroup] = []
        group = self.parent
        while group and len(found) < DEEPEST:
            found.append(group)
            group = group.parent
        return found

    # Verbs

    def lock(self) -> None:
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())

    @classmethod
    @transaction.atomic
    def begin(cls, by: Person, **fields: Any) -> "WorkingGroup":
        """Begin a group with its charge; people come next."""
        group = cls(**fields)
        group.slug = cls._free_slug(group.name)
        group.refuse_if_wrong()
        group.save()
        AuditEntry.record("group.begun", by=by, target=group)
        return group

    @classmethod
    def _free_slug(cls, name: str) -> str:
        stem = slugify(fold(name))[:70] or "group"
        stem = f"{stem}-group" if stem in RESERVED else stem
        return first_free(stem, set(cls.objects.filter(slug__startswith=stem).values_list("slug", flat=True)))

    @transaction.atomic
    def edit(self, by: Person, version: int | None = None, **changes: Any) -> "WorkingGroup":
        """Describe it anew. version: the one the changes were made to; a later one raises (code "stale")."""
        self.lock()
        if version is not None and version != self.version:
            raise ValidationError(gettext("Somebody changed this group meanwhile."), code="stale")
        changed = sorted(name for name, value in changes.items() if getattr(self, name) != value)
        if changed:
            for name in changed:
                setattr(self, name, changes[name])
            self.version += 1
            self.refuse_if_wrong()
            self.save()
            AuditEntry.record("group.edited", by=by, target=self, fields=changed)
        return self

    def refuse_if_wrong(self) -> None:
        self.full_clean(exclude=["search"])
        line = self.above()
        if self in line:
            raise ValidationError({"parent": gettext("A group cannot report to one that reports to it.")})
        if len(line) >= DEEPEST:
            raise ValidationError({"parent": gettext("So many levels carry no question upward any more.")})

    def refuse_if_ended(self) -> None:
        if not self.is_running:
            raise ValidationError(gettext("This group has ended."))

    @transaction.atomic
    def end(self, by: Person, farewell: str = "") -> "WorkingGroup":
        """Its work is done. People, reports and minutes stay as they are; groups that report to it go on."""
        self.lock()
        if self.is_running:
            self.ended_on, self.farewell = today(), farewell.strip()
            self.full_clean(exclude=["search"])
            self.save(update_fields=["ended_on", "farewell"])
            AuditEntry.record("group.ended", by=by, target=self)
        return self

    @transaction.atomic
    def reopen(self, by: Person) -> "WorkingGroup":
        """It goes on after all, with the people it had."""
        self.lock()
        if not self.is_running:
            self.ended_on, self.farewell = None, ""
            self.save(update_fields=["ended_on", "farewell"])
            AuditEntry.record("group.reopened", by=by, target=self)
        return self
