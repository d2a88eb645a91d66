from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners.models import Partner
from people.models import AuditEntry, Person
from working_groups.models.working_group import WorkingGroup


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        return self.filter(ended_on=None, person__erased_at=None)

    def past(self) -> "MembershipQuerySet":
        return self.filter(ended_on__isnull=False)

    def chairs(self) -> "MembershipQuerySet":
        return self.current().filter(is_chair=True)

    def with_names(self) -> "MembershipQuerySet":
        rows = self.select_related("person", "partner")
        return rows.order_by("-is_chair", "person__sort_name", "pk")


class Membership(models.Model):
    """A person is in a group, for a partner or alone, perhaps for a term; chairs hold it together."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    partner = models.ForeignKey(
        Partner, verbose_name=_("for which partner"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="memberships",
    )  # fmt: skip
    is_chair = models.BooleanField(_("chairs the group"), default=False)
    started_on = models.DateField(_("since"), default=today)
    until = models.DateField(_("for a term until"), null=True, blank=True)
    ended_on = models.DateField(_("left"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a group")
        verbose_name_plural = _("members of groups")
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=models.Q(ended_on=None), name="once_in_a_group"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(is_chair=False), name="who_left_chairs_nothing"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("started_on")), name="term_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.group}"

    @property
    def is_term_over(self) -> bool:
        return self.until is not None and self.until < today()

    def _record(self, act: str, by: Person | None, **detail: Any) -> None:
        AuditEntry.record(act, by=by, target=self.group, person=self.person_id, **detail)

    def _was_ended_by(self) -> Person | None:
        ends = AuditEntry.objects.about(self.group).filter(act="group.left", detail__person=self.person_id)
        last = ends.order_by("-number").first()
        return last.actor if last else None

    # Verbs

    @classmethod
    @transaction.atomic
    def take_in(
        cls, by: Person, group: WorkingGroup, person: Person, partner: Partner | None = None, is_chair: bool = False,
        until: date | None = None,
    ) -> "Membership":  # fmt: skip
        """Somebody is in the group from today. Who asked to join has their answer with it."""
        group.lock()
        group.refuse_if_ended()
        if cls.objects.current().filter(group=group, person=person).exists():
            raise ValidationError({"person": gettext("%(name)s is in the group already.") % {"name": person}})
        row = cls(group=group, person=person, partner=partner, is_chair=is_chair)
        row.set_term(until)
        row.full_clean()
        row.save()
        row._record("group.joined", by)
        return row

    def set_term(self, until: date | None) -> None:
        if until and until < today():
            raise ValidationError({"until": gettext("This day is over.")})
        self.until = until

    @transaction.atomic
    def change(self, by: Person, is_chair: bool, until: date | None, partner: Partner | None = None) -> "Membership":
        """Chairs it or not, for which partner, until when."""
        self.refresh_from_db()
        if self.ended_on:
            raise ValidationError(gettext("%(name)s has left the group.") % {"name": self.person})
        if until != self.until:
            self.set_term(until)
        self.is_chair, self.partner = is_chair, partner
        self.full_clean()
        self.save(update_fields=["is_chair", "until", "partner"])
        self._record("group.member_changed", by, chairs=is_chair)
        return self

    @transaction.atomic
    def end(self, by: Person) -> "Membership":
        """Not in the group from today; what they did there stays."""
        if self.ended_on is None:
            self.ended_on, self.is_chair = today(), False
            self.save(update_fields=["ended_on", "is_chair"])
            self._record("group.left", by)
        return self

    @transaction.atomic
    def resume(self, by: Person) -> "Membership":
        """Leaving is taken back, on the day it happened: in the group again, as a member. Whom others took out of it
        cannot do so."""
        self.group.lock()
        self.group.refuse_if_ended()
        if self.ended_on != today():
            raise ValidationError(gettext("That was another day. Ask to join again."))
        if by == self.person and self._was_ended_by() != by:
            raise ValidationError(gettext("Somebody else took you out of the group. Ask to join again."))
        if type(self).objects.current().filter(group=self.group, person=self.person).exists():
            return self
        self.ended_on = None
        self.save(update_fields=["ended_on"])
        self._record("group.came_back", by)
        return self
