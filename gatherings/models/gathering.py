from datetime import UTC, timedelta
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.gathering_queryset import GatheringQuerySet, State
from gatherings.models.occasion import Guests, Kind, Occasion, check_day
from gatherings.models.series import Series
from network.lib.search import fold
from network.lib.zones import moment_of
from people.models import AuditEntry, Person, Versioned

# What the form of a gathering holds; when it begins is changed by moving it.
WORDS = (
    "name", "kind", "group", "intention", "purposes", "expectations", "place", "link", "access", "capacity", "is_first",
    "is_public",
)  # fmt: skip
TIMES = ("day", "begins", "minutes", "zone")


class Gathering(Versioned, Occasion, Guests):
    """One meeting. It keeps its wall-clock day, time and IANA zone; starts_at and ends_at are derived, for queries."""

    ACT = "gathering"

    series = models.ForeignKey(
        Series, verbose_name=_("series"), null=True, blank=True, on_delete=models.PROTECT, related_name="gatherings"
    )
    slot = models.DateField(_("its day in the rhythm"), null=True, blank=True)
    day = models.DateField(_("day"))
    starts_at = models.DateTimeField(editable=False, db_index=True)
    ends_at = models.DateTimeField(editable=False, db_index=True)
    is_date_open = models.BooleanField(_("the date is being found"), default=False)
    is_first = models.BooleanField(_("people meet for the first time"), default=False)
    facilitators = models.ManyToManyField(
        Person, verbose_name=_("facilitators"), blank=True, related_name="facilitates"
    )
    taken_back = models.ManyToManyField(
        Person, verbose_name=_("whose invitation was taken back"), blank=True, related_name="+"
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNED)
    words = models.TextField(_("why it was moved or cancelled"), max_length=1000, blank=True)
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True)
    uid = models.UUIDField(default=uuid4, editable=False, unique=True)
    sequence = models.PositiveIntegerField(_("how often it was moved or cancelled"), default=0)
    created_at = models.DateTimeField(default=timezone.now)
    search = models.TextField(editable=False)

    objects = GatheringQuerySet.as_manager()

    class Meta:
        verbose_name = _("gathering")
        verbose_name_plural = _("gatherings")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="gathering_has_name"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="gathering_kind_known"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="gathering_state_known"),
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="gathering_takes_time"),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="gathering_ends_later"),
            models.CheckConstraint(
                condition=models.Q(capacity=None) | models.Q(capacity__gt=0), name="gathering_has_places"
            ),
            models.CheckConstraint(
                condition=models.Q(invited_at=None) | ~models.Q(expectations=""), name="gathering_invites_with_words"
            ),
            models.UniqueConstraint(fields=["series", "slot"], name="one_gathering_a_slot"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.starts_at = moment_of(self.day, self.begins, self.zone).astimezone(UTC)
        self.ends_at = self.starts_at + timedelta(minutes=self.minutes)
        self.search = fold(self.name, self.intention, self.place)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("gathering_detail", args=[self.pk])

    # Questions

    @property
    def is_planned(self) -> bool:
        return self.state == State.PLANNED

    @property
    def is_cancelled(self) -> bool:
        return self.state == State.CANCELLED

    @property
    def is_closed(self) -> bool:
        return self.state == State.CLOSED

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def is_running(self) -> bool:
        return self.is_planned and self.starts_at <= timezone.now() < self.ends_at

    @property
    def takes_answers(self) -> bool:
        """Whether an invitation still can be answered."""
        return self.is_planned and not self.is_over

    def headcount(self) -> int:
        """How many to plan for: those who come and half of those who may, the facilitators among them."""
        answers = self.rsvps.filter(waiting=False).values_list("answer").annotate(models.Count("pk")).order_by()
        said = dict(answers)
        return said.get("yes", 0) + (said.get("maybe", 0) + 1) // 2

    # Verbs

    @classmethod
    @transaction.atomic
    def plan(cls, by: Person, facilitators: Any = (), **fields: Any) -> "Gathering":
        """Put a gathering on the calendar. Nobody hears of it before somebody is invited."""
        gathering = cls(**fields)
        gathering.refuse_if_wrong()
        gathering.save()
        gathering.facilitators.set(facilitators or [by])
        AuditEntry.record("gathering.planned", by=by, target=gathering)
        return gathering

    @transaction.atomic
    def edit(self, by: Person, version: int | None = None, facilitators: Any = None, **changes: Any) -> "Gathering":
        """Change its words. version: the one they were changed from; a later one raises (code "stale")."""
        self.lock()
        self.refuse_if_stale(version)
        changed = self.take(changes)
        if facilitators is not None and {*facilitators} != {*self.facilitators.all()}:
            self.facilitators.set(facilitators)
            changed.append("facilitators")
        if changed:
            self.keep(by, changed)
        return self

    def refuse_if_wrong(self) -> None:
        """Every rule about the fields, each at its field."""
        check_day("day", self.day)
        self.full_clean(exclude=["search", "starts_at", "ends_at"])
        if self.invited_at and not self.expectations.strip():
            words = gettext("People are invited already: they keep being told what to expect.")
            raise ValidationError({"expectations": words})

    def refuse_if_not_planned(self) -> None:
        if self.is_cancelled:
            raise ValidationError(gettext("This gathering is cancelled."))
        if self.is_closed:
            raise ValidationError(gettext("This gathering is over and closed."))
