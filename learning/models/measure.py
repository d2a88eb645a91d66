from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from learning import periods
from learning.periods import Every
from learning.rolling_up import RollUp
from network.lib.dates import today
from network.lib.pages import path_of
from network.lib.search import fold
from partners.models.slug import first_free
from people.models import AuditEntry, Person
from working_groups.models import Goal, Strategy
from working_groups.models.common_agenda import State

MOST_GROUPS = 40
# Words that stand for pages after /measures/.
RESERVED_SLUGS = {"new", "due", "import", "archive"}
FIELDS = (
    "name", "kind", "definition", "source", "unit", "direction", "roll_up", "per", "every", "due_days", "smallest",
    "told_apart", "baseline", "baseline_on", "serves", "owner", "story", "is_public",
)  # fmt: skip
# What readings are given by; it stays as long as there are some.
FIXED = ("roll_up", "every")


def dimensions_of(text: str) -> list[tuple[str, list[str]]]:
    """What a figure is told apart by, a line each: (dimension, groups).

    >>> dimensions_of("age: two, three\\nlanguage: English,Tigrinya")
    [('age', ['two', 'three']), ('language', ['English', 'Tigrinya'])]
    """
    lines = [line.partition(":") for line in text.splitlines() if line.strip()]
    return [(name.strip(), [one.strip() for one in groups.split(",") if one.strip()]) for name, _colon, groups in lines]


def check_dimensions(text: str) -> None:
    found = dimensions_of(text)
    names = [(dimension, group) for dimension, groups in found for group in groups]
    if any(not dimension or len(dimension) > 40 or not groups for dimension, groups in found):
        raise ValidationError(_("Write a line for each, such as: age: two, three, four"))
    if len({name for name, _groups in found}) < len(found) or len(set(names)) < len(names):
        raise ValidationError(_("A name stands here twice."))
    if len(names) > MOST_GROUPS or any(len(group) > 60 for _dimension, group in names):
        raise ValidationError(_("At most %(most)d groups fit, of 60 characters each.") % {"most": MOST_GROUPS})


class Kind(models.TextChoices):
    """Of everybody in a place, or of those the partners work with (Friedman). Never in one chart."""

    POPULATION = "population", _("Population")
    PERFORMANCE = "performance", _("Performance")


class Direction(models.TextChoices):
    UP = "up", _("up")
    DOWN = "down", _("down")


class MeasureQuerySet(models.QuerySet["Measure"]):
    def visible_to(self, person: Any) -> "MeasureQuerySet":
        """What was declared public is for everybody; all of them for whoever signed in."""
        if getattr(person, "is_authenticated", False) and person.is_active:
            return self
        return self.filter(is_public=True, archived_at=None)

    def current(self) -> "MeasureQuerySet":
        return self.filter(archived_at=None)

    def archived(self) -> "MeasureQuerySet":
        return self.filter(archived_at__isnull=False)

    def in_order(self) -> "MeasureQuerySet":
        """Population first, then by name."""
        return self.order_by("-kind", "sort_name", "pk")


class Measure(models.Model):
    """What the network watches together: what it means, where it comes from, and which way it should go."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(max_length=80, unique=True, editable=False)
    sort_name = models.CharField(max_length=120, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.POPULATION)
    definition = models.TextField(_("what exactly is counted"), max_length=1000)
    source = models.CharField(_("where it comes from"), max_length=200)
    unit = models.CharField(_("unit"), max_length=30, blank=True)
    direction = models.CharField(_("direction wanted"), max_length=4, choices=Direction, default=Direction.UP)
    roll_up = models.CharField(_("how the figure comes about"), max_length=4, choices=RollUp, default=RollUp.ONE)
    per = models.PositiveIntegerField(
        _("out of how many a rate is said"),
        default=100,
        validators=[MinValueValidator(1), MaxValueValidator(1_000_000)],
    )
    every = models.CharField(_("how often"), max_length=7, choices=Every, default=Every.YEAR)
    due_days = models.PositiveSmallIntegerField(
        _("days until figures are due"), default=30, validators=[MaxValueValidator(366)]
    )
    smallest = models.PositiveSmallIntegerField(
        _("smallest group shown"), default=5, validators=[MaxValueValidator(1000)]
    )
    told_apart = models.TextField(_("told apart by"), max_length=1000, blank=True, validators=[check_dimensions])
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=3, null=True, blank=True)
    baseline_on = models.DateField(_("day of the baseline"), null=True, blank=True)
    serves = models.UUIDField(_("goal or strategy it serves"), null=True, blank=True)
    owner = models.ForeignKey(
        Person, verbose_name=_("who looks after it"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="measures",
    )  # fmt: skip
    story = models.TextField(_("the story behind the curve"), max_length=3000, blank=True)
    is_public = models.BooleanField(_("shown to everybody"), default=False)
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["sort_name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="measure_has_name"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="measure_kind_known"),
            models.CheckConstraint(condition=Q(direction__in=Direction.values), name="measure_direction_known"),
            models.CheckConstraint(condition=Q(roll_up__in=RollUp.values), name="measure_roll_up_known"),
            models.CheckConstraint(condition=Q(every__in=Every.values), name="measure_every_known"),
            models.CheckConstraint(condition=Q(per__gte=1), name="measure_out_of_somebody"),
            models.CheckConstraint(
                condition=Q(baseline__isnull=True, baseline_on__isnull=True)
                | Q(baseline__isnull=False, baseline_on__isnull=False),
                name="measure_baseline_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_name = fold(self.name)[:120]
        self.slug = self.slug or free_slug(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return path_of("measure_detail", self.slug)

    # Questions

    @property
    def is_rate(self) -> bool:
        return self.roll_up == RollUp.RATE

    @property
    def is_of_partners(self) -> bool:
        """Whether partners give their own figures."""
        return self.roll_up != RollUp.ONE

    @property
    def hides_below(self) -> int:
        """Cells that count fewer are not shown; a mean counts nobody."""
        return 0 if self.roll_up == RollUp.MEAN else self.smallest

    def dimensions(self) -> list[tuple[str, list[str]]]:
        return dimensions_of(self.told_apart)

    def last_period(self) -> date:
        """The newest period that is over."""
        return periods.last_finished(today(), self.every)

    def served(self) -> Goal | Strategy | None:
        """The goal or strategy it serves, as it stands in the common agenda in force. Two queries."""
        if self.serves is None:
            return None
        goal = Goal.objects.filter(key=self.serves, agenda__state=State.ADOPTED).select_related("agenda").first()
        strategies = Strategy.objects.filter(key=self.serves, goal__agenda__state=State.ADOPTED)
        return goal or strategies.select_related("goal__agenda").first()

    # Verbs

    def lock(self) -> None:
        self.refresh_from_db(from_queryset=Measure.objects.select_for_update())

    @classmethod
    @transaction.atomic
    def add(cls, by: Person, **fields: Any) -> "Measure":
        measure = cls(**fields)
        measure.check_whole()
        measure.save()
        AuditEntry.record("measure.added", by=by, target=measure)
        return measure

    @transaction.atomic
    def edit(self, by: Person, version: int, **changes: Any) -> "Measure":
        """Describe it anew. version: the one the changes were made to; a later one raises (code "stale")."""
        self.lock()
        if version != self.version:
            raise ValidationError(gettext("Somebody else has just written here, too."), code="stale")
        changed = sorted(name for name in FIELDS if name in changes and getattr(self, name) != changes[name])
        fixed = [name for name in FIXED if name in changed]
        if fixed and self.readings.exists():
            words = gettext("There are figures already. Archive this measure and begin another one.")
            raise ValidationError(dict.fromkeys(fixed, words))
        for name in changed:
            setattr(self, name, changes[name])
        self.check_whole()
        if changed:
            self.version += 1
            self.save()
            AuditEntry.record("measure.edited", by=by, target=self, fields=changed)
        return self

    def check_whole(self) -> None:
        if self.told_apart and self.roll_up == RollUp.MEAN:
            words = gettext("A mean of partners’ numbers cannot be told apart by groups.")
            raise ValidationError({"told_apart": words})
        self.full_clean(exclude=["slug", "sort_name"], validate_constraints=False)
        if (self.baseline is None) != (self.baseline_on is None):
            name = "baseline" if self.baseline is None else "baseline_on"
            raise ValidationError({name: gettext("A baseline has a number and a day: give both, or neither.")})
        if self.serves and self.served() is None:
            raise ValidationError({"serves": gettext("Choose a goal or strategy of the common agenda in force.")})

    @transaction.atomic
    def archive(self, by: Person) -> "Measure":
        """Put it away with all its readings; nobody is asked for figures any more."""
        return self._put(by, "measure.archived", timezone.now())

    @transaction.atomic
    def restore(self, by: Person) -> "Measure":
        return self._put(by, "measure.restored", None)

    def _put(self, by: Person, act: str, moment: Any) -> "Measure":
        self.lock()
        if bool(self.archived_at) != bool(moment):
            self.archived_at = moment
            self.version += 1
            self.save(update_fields=["archived_at", "version"])
            AuditEntry.record(act, by=by, target=self)
        return self


def free_slug(name: str) -> str:
    """A readable part of the URL that no measure has yet."""
    stem = slugify(fold(name))[:70] or "measure"
    stem = f"{stem}-measure" if stem in RESERVED_SLUGS else stem
    return first_free(stem, set(Measure.objects.filter(slug__startswith=stem).values_list("slug", flat=True)))
