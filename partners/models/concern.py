from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners import concern_emails
from people.models import AuditEntry, Delivery, Person

ANSWER_DAYS = 14


class Ear(models.Model):
    """Who hears concerns: the contact, and a deputy for concerns about the contact."""

    is_deputy = models.BooleanField(_("deputy"), unique=True)
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("person who hears concerns")
        verbose_name_plural = _("people who hear concerns")

    def __str__(self) -> str:
        return str(self.person)

    @classmethod
    def of(cls, is_deputy: bool) -> Person | None:
        """The contact or the deputy, where somebody is named and can come in."""
        ear = cls.objects.filter(is_deputy=is_deputy).select_related("person").first()
        return ear.person if ear and ear.person.may_sign_in else None

    @classmethod
    @transaction.atomic
    def name(cls, by: Person, contact: Person, deputy: Person) -> None:
        """Say who hears concerns from now on. What was raised before stays with whom it was raised."""
        if contact == deputy:
            raise ValidationError({"deputy": gettext("A deputy is somebody else: concerns may be about the contact.")})
        for is_deputy, person in ((False, contact), (True, deputy)):
            cls.objects.update_or_create(is_deputy=is_deputy, defaults={"person": person})
        AuditEntry.record("concern.contacts_named", by=by, contact=contact.pk, deputy=deputy.pk)


class ConcernQuerySet(models.QuerySet["Concern"]):
    def open(self) -> "ConcernQuerySet":
        return self.filter(closed_at=None)

    def heard_by(self, person: Any) -> "ConcernQuerySet":
        return self.filter(heard_by=person)

    def visible_to(self, person: Any) -> "ConcernQuerySet":
        """Whoever raised it and whoever hears it. Nobody else, backbone staff included."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        return self.filter(models.Q(heard_by=person) | models.Q(raised_by=person))

    def due(self, day: date) -> "ConcernQuerySet":
        """Open, its day has come, and nobody has been reminded."""
        return self.open().filter(due_on__lte=day, reminded_at=None)


class Concern(models.Model):
    """Something that troubles somebody, said quietly to one named person."""

    words = models.TextField(_("what troubles you"), max_length=4000)
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="concerns_raised")
    heard_by = models.ForeignKey(Person, verbose_name=_("who hears it"), on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("to be answered by"))
    outcome = models.TextField(_("what came of it"), max_length=4000, blank=True)
    created_at = models.DateTimeField(_("raised"), default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(_("settled"), null=True, blank=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        verbose_name = _("concern")
        verbose_name_plural = _("concerns")
        ordering = ["closed_at", "due_on", "pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(words=""), name="concern_says_something")]

    def __str__(self) -> str:
        return gettext("Concern %(number)d") % {"number": self.pk}  # never its words: lists and histories show this

    def get_absolute_url(self) -> str:
        return reverse("concern_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_on < today()

    # Verbs

    @classmethod
    @transaction.atomic
    def raise_one(cls, by: Person, words: str, about_contact: bool = False) -> "Concern":
        """Say it to the contact, or to the deputy when it is about the contact or the contact's own.

        History keeps that a concern was raised, not by whom.
        """
        contact = Ear.of(is_deputy=False)
        to_deputy = about_contact or contact is None or contact == by
        heard_by = Ear.of(is_deputy=True) if to_deputy else contact
        if heard_by is None or heard_by == by:
            raise ValidationError(gettext("Nobody is named to hear this yet. Please speak to a person you trust."))
        concern = cls(
            words=words.strip(), raised_by=by, heard_by=heard_by, due_on=today() + timedelta(days=ANSWER_DAYS)
        )
        concern.full_clean()
        concern.save()
        AuditEntry.record("concern.raised", by=None, target=concern)
        concern._write("concern_raised", concern_emails.concern_raised(heard_by, concern))
        return concern

    def _write(self, kind: str, message: Any) -> None:
        Delivery.queue(kind, f"{kind}:{self.pk}", message, self.heard_by)

    @transaction.atomic
    def settle(self, by: Person, outcome: str) -> "Concern":
        """Say what came of it: whoever raised it reads so on their own page."""
        if not outcome.strip():
            raise ValidationError({"outcome": gettext("Write a sentence or two: whoever raised it reads them.")})
        self.outcome, self.closed_at = outcome.strip(), timezone.now()
        self.full_clean()
        self.save(update_fields=["outcome", "closed_at"])
        AuditEntry.record("concern.settled", by=by, target=self)
        return self

    @transaction.atomic
    def remind(self, now: datetime) -> None:
        """Tell whoever hears it, once, that its day has come."""
        if Concern.objects.open().filter(pk=self.pk, reminded_at=None).update(reminded_at=now):
            self._write("concern_due", concern_emails.concern_due(self.heard_by, self))
