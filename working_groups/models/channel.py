from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models import AuditEntry, Person
from working_groups.models.working_group import WorkingGroup

MOST = 12
MAILTO = "mailto:"


def check_address(text: str) -> None:
    """A page or a mailbox, and nothing a browser would run."""
    if text.startswith(MAILTO):
        validate_email(text.removeprefix(MAILTO))
    else:
        URLValidator(schemes=["http", "https"])(text)


class Channel(models.Model):
    """Where a group talks and keeps things: its chat, board, list. What for, and how people behave there."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="channels")
    name = models.CharField(_("name"), max_length=80)
    url = models.CharField(_("address"), max_length=500, validators=[check_address])
    purpose = models.CharField(_("what for"), max_length=200, blank=True)
    etiquette = models.CharField(_("how we behave there"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(name=""), name="channel_has_name")]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def add(self, by: Person) -> "Channel":
        """Name this new channel to the group."""
        self.group.lock()
        self.group.refuse_if_ended()
        if self.group.channels.count() >= MOST:
            raise ValidationError(gettext("So many channels nobody follows. Take one away first."))
        self.full_clean()
        self.save()
        AuditEntry.record("group.channel_added", by=by, target=self.group)
        return self

    @transaction.atomic
    def edit(self, by: Person, **changes: Any) -> "Channel":
        for name, value in changes.items():
            setattr(self, name, value)
        self.full_clean()
        self.save()
        AuditEntry.record("group.channel_edited", by=by, target=self.group)
        return self

    @transaction.atomic
    def remove(self, by: Person) -> None:
        group = self.group
        self.delete()
        AuditEntry.record("group.channel_removed", by=by, target=group)


class UpdateQuerySet(models.QuerySet["Update"]):
    def shown(self) -> "UpdateQuerySet":
        """Not taken back, the newest first."""
        return self.filter(withdrawn_at=None).order_by("-at", "-pk")


class Update(models.Model):
    """A few public words of a group, for those its work touches."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="updates")
    text = models.TextField(_("in a few sentences"), max_length=600)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("published"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = UpdateQuerySet.as_manager()

    class Meta:
        verbose_name = _("public update")
        verbose_name_plural = _("public updates")
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="update_has_text")]

    def __str__(self) -> str:
        return self.text[:80]

    @classmethod
    @transaction.atomic
    def publish(cls, by: Person, group: WorkingGroup, text: str) -> "Update":
        """Tell the public; everybody can read it at once."""
        group.refuse_if_ended()
        update = cls(group=group, text=text.strip(), by=by)
        update.full_clean()
        update.save()
        AuditEntry.record("group.update_published", by=by, target=group, update=update.pk)
        return update

    @transaction.atomic
    def withdraw(self, by: Person) -> "Update":
        return self._set(by, "group.update_withdrawn", timezone.now())

    @transaction.atomic
    def bring_back(self, by: Person) -> "Update":
        return self._set(by, "group.update_brought_back", None)

    def _set(self, by: Person, act: str, moment: Any) -> "Update":
        if (self.withdrawn_at is None) != (moment is None):
            self.withdrawn_at = moment
            self.save(update_fields=["withdrawn_at"])
            AuditEntry.record(act, by=by, target=self.group, update=self.pk)
        return self
