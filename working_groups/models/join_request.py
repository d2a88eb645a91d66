from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners.models import Partner
from people.models import AuditEntry, Delivery, Person
from working_groups import group_emails as emails
from working_groups.models.membership import Membership
from working_groups.models.working_group import WorkingGroup


class Asked(models.TextChoices):
    WAITING = "waiting", _("waits for an answer")
    WELCOMED = "welcomed", _("welcomed")
    DECLINED = "declined", _("not now")
    TAKEN_BACK = "taken_back", _("taken back")


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    def waiting(self) -> "JoinRequestQuerySet":
        return self.filter(state=Asked.WAITING)

    def visible_to(self, person: Any) -> "JoinRequestQuerySet":
        """One's own; the chairs' of the group; the backbone's."""
        if not getattr(person, "is_authenticated", False) or not person.is_active or getattr(person, "link", None):
            return self.none()
        if person.is_backbone:
            return self
        chaired = WorkingGroup.objects.chaired_by(person).values("pk")
        return self.filter(models.Q(person=person) | models.Q(group__in=chaired))


class JoinRequest(models.Model):
    """Somebody asks to join a group; one of its chairs answers."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="requests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="join_requests")
    partner = models.ForeignKey(
        Partner, verbose_name=_("for which partner"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(_("what draws you"), max_length=1000, blank=True)
    state = models.CharField(max_length=10, choices=Asked, default=Asked.WAITING)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], condition=models.Q(state="waiting"), name="asks_once_to_join"
            ),
            models.CheckConstraint(condition=models.Q(state__in=Asked.values), name="join_request_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.group}"

    def get_absolute_url(self) -> str:
        return reverse("join_answer", args=[self.group.slug, self.pk])

    # Verbs

    @classmethod
    @transaction.atomic
    def ask(cls, by: Person, group: WorkingGroup, words: str = "", partner: Partner | None = None) -> "JoinRequest":
        """Ask to join; the chairs hear of it by mail. Asked twice is asked once."""
        group.lock()
        group.refuse_if_ended()
        if Membership.objects.current().filter(group=group, person=by).exists():
            raise ValidationError(gettext("You are in this group already."))
        if waiting := cls.objects.waiting().filter(group=group, person=by).first():
            return waiting
        asked = cls(group=group, person=by, words=words.strip(), partner=partner)
        asked.full_clean()
        asked.save()
        AuditEntry.record("group.asked_to_join", by=by, target=group, request=asked.pk)
        for chair in asked.hearers():
            Delivery.queue("group_asked", f"group_asked:{asked.pk}:{chair.pk}", emails.asked(chair, asked), chair)
        return asked

    def hearers(self) -> list[Person]:
        """Who answers: the chairs, and where there is none the backbone. Only whom mail reaches."""
        chairs = [row.person for row in Membership.objects.chairs().filter(group=self.group).with_names()]
        return [person for person in chairs or Person.objects.backbone() if person.is_reachable]

    @transaction.atomic
    def welcome(self, by: Person, answer: str = "") -> Membership:
        self._settle(by, Asked.WELCOMED, answer)
        there = Membership.objects.current().filter(group=self.group, person=self.person).first()
        return there or Membership.take_in(by, self.group, self.person, self.partner)

    @transaction.atomic
    def decline(self, by: Person, answer: str) -> "JoinRequest":
        if not answer.strip():
            raise ValidationError({"answer": gettext("Say in a few words why not now: they asked in earnest.")})
        return self._settle(by, Asked.DECLINED, answer)

    @transaction.atomic
    def take_back(self, by: Person) -> "JoinRequest":
        return self._settle(by, Asked.TAKEN_BACK, "")

    def _settle(self, by: Person, state: str, answer: str) -> "JoinRequest":
        self.group.lock()
        self.refresh_from_db(fields=["state"])
        if self.state != Asked.WAITING:
            raise ValidationError(gettext("This has been answered already."))
        self.state, self.answer, self.answered_by, self.answered_at = state, answer.strip(), by, timezone.now()
        self.full_clean()
        self.save()
        AuditEntry.record(f"group.request_{state}", by=by, target=self.group, request=self.pk)
        if state != Asked.TAKEN_BACK and self.person.is_reachable:
            key = f"group_answered:{self.pk}"
            Delivery.queue("group_answered", key, emails.answered(self.person, self), self.person)
        return self
