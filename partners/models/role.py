from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.search import fold, words
from partners.models.appointment_queryset import held_now
from people.models import AuditEntry, Person, Versioned

ROLE_FIELDS = ("name", "does", "serves", "hours", "wanted", "is_standing", "until")


class RoleQuerySet(models.QuerySet["Role"]):
    def open(self) -> "RoleQuerySet":
        """Jobs the network wants done."""
        return self.filter(closed_at=None)

    def visible_to(self, person: Any) -> "RoleQuerySet":
        """Whoever signed in sees the jobs there are; those put away only the backbone."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        return self if person.is_backbone else self.open()

    def with_holders(self) -> "RoleQuerySet":
        """With `holders`: a list of the appointments that hold now, the longest-serving first."""
        held = self.model._meta.get_field("appointments").related_model.objects.held()
        rows = held.with_names().order_by("started_on", "pk")
        return self.prefetch_related(models.Prefetch("appointments", queryset=rows, to_attr="holders"))

    def counted(self) -> "RoleQuerySet":
        """With `held_count`: how many hold it now."""
        held = models.Count("appointments", filter=held_now("appointments__"))
        return self.annotate(held_count=held).order_by("name", "pk")

    def without_holder(self) -> "RoleQuerySet":
        """Open, and nobody does it."""
        return self.open().counted().filter(held_count=0)

    def with_room(self) -> "RoleQuerySet":
        """Open, and with fewer holders than wanted."""
        return self.open().counted().filter(held_count__lt=models.F("wanted"))

    def matching(self, query: str) -> "RoleQuerySet":
        found = self
        for word in words(query):
            found = found.filter(search__contains=word)
        return found


class Role(Versioned):
    """A job in the network: what has to be done, whoever does it."""

    ACT = "role"

    name = models.CharField(_("name of the job"), max_length=120)
    does = models.TextField(_("what its holder does"), max_length=1000)
    serves = models.CharField(_("what it serves"), max_length=200, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours a month"), default=4, validators=[MaxValueValidator(160)])
    wanted = models.PositiveSmallIntegerField(
        _("how many holders it needs"), default=1, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    is_standing = models.BooleanField(_("goes on without end"), default=True)
    until = models.DateField(_("done by"), null=True, blank=True)
    closed_at = models.DateTimeField(_("put away"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    search = models.TextField(editable=False)

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="role_has_name"),
            models.CheckConstraint(condition=models.Q(wanted__gte=1), name="role_wants_somebody"),
            models.CheckConstraint(
                condition=models.Q(is_standing=False) | models.Q(until=None), name="standing_role_has_no_end"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search = fold(self.name, self.does, self.serves)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("role_detail", args=[self.pk])

    # Questions

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def room(self) -> int:
        """How many more holders it needs."""
        return max(self.wanted - self.appointments.held().count(), 0)

    # Verbs

    @classmethod
    @transaction.atomic
    def add(cls, by: Person, **fields: Any) -> "Role":
        """Put a job on the list."""
        role = cls(**fields)
        role.refuse_if_wrong()
        role.save()
        AuditEntry.record("role.added", by=by, target=role)
        return role

    def refuse_if_wrong(self) -> None:
        if self.is_standing and self.until:
            raise ValidationError({"until": gettext("A job that goes on without end has no such day.")})
        super().refuse_if_wrong()

    @transaction.atomic
    def close(self, by: Person) -> "Role":
        """Take the job off the list; whoever holds it is done, and history keeps who did it."""
        self.lock()
        if self.closed_at is None:
            self.closed_at = timezone.now()
            self.save(update_fields=["closed_at"])
            for appointment in self.appointments.standing():
                appointment.end(by)
            AuditEntry.record("role.closed", by=by, target=self)
        return self

    @transaction.atomic
    def reopen(self, by: Person) -> "Role":
        """Put the job back on the list, without its holders."""
        if self.closed_at:
            self.closed_at = None
            self.save(update_fields=["closed_at"])
            AuditEntry.record("role.reopened", by=by, target=self)
        return self

    def refuse_if_full(self) -> None:
        if not self.is_open:
            raise ValidationError(gettext("This job is no longer on the list."))
        if not self.room():
            raise ValidationError(gettext("This job has found its holders meanwhile. Thank you for wanting to help."))


def check_term(until: date | None, started_on: date) -> None:
    if until and until < started_on:
        raise ValidationError({"until": gettext("The term ends before it begins.")})
