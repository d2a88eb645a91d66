from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.occasion import Purpose
from people.models import AuditEntry, Person
from people.rules import is_backbone

LONGEST = 480  # minutes: one working day
OWN_KEY = "own-"
FORMAT_FIELDS = (
    "name", "minutes_least", "minutes", "minutes_most", "grouping", "group_least", "group_most", "people_least",
    "people_most", "modes", "purposes", "summary", "steps", "materials", "source", "source_url",
)  # fmt: skip


class Mode(models.TextChoices):
    """What people do in these minutes."""

    LISTEN = "listen", _("listen")
    DISCUSS = "discuss", _("discuss")
    CREATE = "create", _("create")
    REFLECT = "reflect", _("reflect")
    MOVE = "move", _("move")
    DECIDE = "decide", _("decide")
    REST = "rest", _("rest")


def check_modes(values: Any) -> None:
    check_choices(values, Mode.values, _("Choose what people do from the list."))


def check_purposes(values: Any) -> None:
    check_choices(values, Purpose.values, _("Choose purposes from the list."))


def check_choices(values: Any, known: list[str], complaint: Any) -> None:
    if not isinstance(values, list) or not all(isinstance(value, str) and value in known for value in values):
        raise ValidationError(complaint)


def minutes_field(label: Any, default: int) -> Any:
    limits = [MinValueValidator(1), MaxValueValidator(LONGEST)]
    return models.PositiveSmallIntegerField(label, default=default, validators=limits)


class FormatQuerySet(models.QuerySet["Format"]):
    def open(self) -> "FormatQuerySet":
        return self.filter(closed_at=None)

    def visible_to(self, person: Any) -> "FormatQuerySet":
        """Whoever signed in sees the ways the network added; those put away only the backbone."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        return self if is_backbone(person) else self.open()


class Format(models.Model):
    """A way to spend minutes together that the network added to the library the software comes with.

    It has the same attributes as a `LibraryFormat` of gatherings/format_library.py.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    minutes_least = minutes_field(_("minutes at least"), 10)
    minutes = minutes_field(_("minutes usually"), 20)
    minutes_most = minutes_field(_("minutes at most"), 30)
    grouping = models.CharField(_("who works with whom"), max_length=80, blank=True)
    group_least = models.PositiveSmallIntegerField(_("smallest group"), null=True, blank=True)
    group_most = models.PositiveSmallIntegerField(_("largest group"), null=True, blank=True)
    people_least = models.PositiveSmallIntegerField(_("people at least"), default=2, validators=[MinValueValidator(1)])
    people_most = models.PositiveSmallIntegerField(_("people at most"), null=True, blank=True)
    modes = models.JSONField(_("what people do"), default=list, blank=True, validators=[check_modes])
    purposes = models.JSONField(_("what it is good for"), default=list, blank=True, validators=[check_purposes])
    summary = models.CharField(_("in a sentence or two"), max_length=400)
    steps = models.TextField(_("how it goes, one step a line"), max_length=3000, blank=True)
    materials = models.CharField(_("materials"), max_length=200, blank=True)
    source = models.CharField(_("whose idea it is"), max_length=200, blank=True)
    source_url = models.URLField(_("where to read more"), blank=True)
    added_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(_("put away"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = FormatQuerySet.as_manager()

    class Meta:
        verbose_name = _("format")
        verbose_name_plural = _("formats")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="format_has_name"),
            models.CheckConstraint(
                condition=models.Q(minutes_least__gte=1)
                & models.Q(minutes_least__lte=models.F("minutes"))
                & models.Q(minutes__lte=models.F("minutes_most")),
                name="format_minutes_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("format_detail", args=[self.key])

    @property
    def key(self) -> str:
        """What a format is called in addresses and in the API; those of the library have a word."""
        return f"{OWN_KEY}{self.pk}"

    @property
    def is_own(self) -> bool:
        return True

    # Verbs

    @classmethod
    @transaction.atomic
    def add(cls, by: Person, **fields: Any) -> "Format":
        """Put a way of working on the network's own shelf."""
        row = cls(added_by=by, **fields)
        row.refuse_if_wrong()
        row.save()
        AuditEntry.record("format.added", by=by, target=row)
        return row

    @transaction.atomic
    def edit(self, by: Person, **changes: Any) -> "Format":
        self.refresh_from_db(from_queryset=type(self).objects.select_for_update())
        changed = sorted(name for name, value in changes.items() if getattr(self, name) != value)
        if not changed:
            return self
        for name in changed:
            setattr(self, name, changes[name])
        self.refuse_if_wrong()
        self.save()
        AuditEntry.record("format.edited", by=by, target=self, fields=changed)
        return self

    def refuse_if_wrong(self) -> None:
        self.full_clean(validate_constraints=False)
        if not self.minutes_least <= self.minutes <= self.minutes_most:
            raise ValidationError({"minutes": gettext("The usual minutes lie between the least and the most.")})
        if self.group_least and self.group_most and self.group_least > self.group_most:
            raise ValidationError({"group_most": gettext("The largest group is not smaller than the smallest.")})

    @transaction.atomic
    def close(self, by: Person) -> "Format":
        """Put it away; agendas that use it keep it."""
        if self.closed_at is None:
            self.closed_at = timezone.now()
            self.save(update_fields=["closed_at"])
            AuditEntry.record("format.closed", by=by, target=self)
        return self

    @transaction.atomic
    def reopen(self, by: Person) -> "Format":
        if self.closed_at:
            self.closed_at = None
            self.save(update_fields=["closed_at"])
            AuditEntry.record("format.reopened", by=by, target=self)
        return self
