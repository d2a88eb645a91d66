from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners import role_emails
from partners.models.appointment_queryset import AppointmentQuerySet, Holding
from partners.models.partner import Partner
from partners.models.role import Role, check_term
from people.models import AuditEntry, Delivery, Link, Person

ANSWER = "role.answer"


class Appointment(models.Model):
    """Somebody does a job, was asked to, or did: a partner, with or without one of its people, or a person alone."""

    role = models.ForeignKey(Role, verbose_name=_("job"), on_delete=models.PROTECT, related_name="appointments")
    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="appointments",
    )  # fmt: skip
    person = models.ForeignKey(
        Person, verbose_name=_("who does it"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="appointments",
    )  # fmt: skip
    deputy = models.ForeignKey(
        Person, verbose_name=_("deputy"), null=True, blank=True, on_delete=models.PROTECT, related_name="deputised"
    )
    state = models.CharField(max_length=10, choices=Holding, default=Holding.HELD)
    why = models.CharField(_("why they were asked"), max_length=300, blank=True)
    started_on = models.DateField(_("since"), default=today)
    until = models.DateField(_("for a term until"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="heirs")
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(partner__isnull=False) | models.Q(person__isnull=False),
                name="appointment_of_somebody",
            ),
            models.CheckConstraint(condition=models.Q(state__in=Holding.values), name="appointment_state_known"),
            models.UniqueConstraint(
                fields=["role", "partner"],
                condition=models.Q(state__in=["held", "suggested"], partner__isnull=False),
                name="one_appointment_a_partner",
            ),
            models.UniqueConstraint(
                fields=["role", "person"],
                condition=models.Q(state__in=["held", "suggested"], partner__isnull=True),
                name="one_appointment_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} · {self.holder}"

    @property
    def holder(self) -> str:
        """Who does it, in words: the partner, and who of its people."""
        return " · ".join(str(side) for side in (self.partner, self.person) if side)

    @property
    def is_held(self) -> bool:
        return self.state == Holding.HELD

    @property
    def is_waiting(self) -> bool:
        return self.state == Holding.SUGGESTED

    def _record(self, act: str, by: Person | None, **detail: Any) -> None:
        AuditEntry.record(act, by=by, target=self.partner or self.role, role=self.role_id, **detail)

    # Verbs

    @classmethod
    @transaction.atomic
    def take(
        cls, by: Person, role: Role, partner: Partner | None = None, person: Person | None = None, **fields: Any
    ) -> "Appointment":
        """Begin to do a job. fields: deputy, until. A waiting question to the same partner is answered by it."""
        role.lock()
        role.refuse_if_full()
        if partner is None and person is None:
            raise ValidationError(gettext("Choose a partner, a person, or both."))
        same = {"partner": partner} if partner else {"partner": None, "person": person}
        standing = cls.objects.standing().filter(role=role, **same).first()
        if standing and standing.is_held:
            raise ValidationError(gettext("They do this job already."))
        appointment = standing or cls(role=role, partner=partner)
        appointment._begin(person, **fields)
        appointment._record("role.taken", by)
        return appointment

    def _begin(self, person: Person | None, deputy: Person | None = None, until: date | None = None) -> None:
        if self.partner and not self.partner.is_in_directory:
            raise ValidationError(gettext("This partner is not in the network any more."))
        self.person, self.deputy, self.until = person, deputy, until
        self.state, self.started_on, self.answered_at = Holding.HELD, today(), timezone.now()
        if person and deputy == person:
            raise ValidationError({"deputy": gettext("A deputy is somebody else.")})
        check_term(until, self.started_on)
        self.full_clean()
        self.save()
        Link.objects.for_act(ANSWER, self).revoke()

    @classmethod
    @transaction.atomic
    def suggest(
        cls, by: Person, role: Role, partner: Partner, why: str = "", follows: "Appointment | None" = None
    ) -> "Appointment":
        """Ask a partner by mail whether it would do a job, and say why it. Asking twice sends one mail."""
        role.lock()
        role.refuse_if_full()
        if standing := cls.objects.standing().filter(role=role, partner=partner).first():
            return standing
        asked = cls(
            role=role, partner=partner, state=Holding.SUGGESTED, why=why[:300], follows=follows, asked_at=timezone.now()
        )
        asked.full_clean()
        asked.save()
        asked._record("role.suggested", by)
        if contact := partner.reachable_contact():
            link = Link.create(contact, ANSWER, asked)
            message = role_emails.role_suggested(contact, asked, by, link.url)
            Delivery.queue("role_suggested", f"role_suggested:{asked.pk}", message, contact, secrets=[link.token])
        return asked

    @transaction.atomic
    def accept(self, by: Person, person: Person | None = None, **fields: Any) -> "Appointment":
        """Say yes to the question: from now on this partner does the job."""
        self._lock_waiting()
        self.role.refuse_if_full()
        self._begin(person, **fields)
        self._record("role.accepted", by)
        return self

    @transaction.atomic
    def decline(self, by: Person) -> "Appointment":
        """Say no to the question; nobody asks why."""
        self._lock_waiting()
        self.state, self.answered_at = Holding.DECLINED, timezone.now()
        self.save(update_fields=["state", "answered_at"])
        Link.objects.for_act(ANSWER, self).revoke()
        self._record("role.declined", by)
        return self

    def _lock_waiting(self) -> None:
        self.role.lock()
        self.refresh_from_db(fields=["state"])
        if not self.is_waiting:
            raise ValidationError(gettext("This question has been answered already."))

    @transaction.atomic
    def extend(self, by: Person, until: date | None) -> "Appointment":
        """Go on until another day; None: without a term."""
        if not self.is_held:
            raise ValidationError(gettext("Nobody does this job here any more."))
        check_term(until, today())
        self.until = until
        self.save(update_fields=["until"])
        self._record("role.extended", by)
        return self

    @transaction.atomic
    def hand_to(self, by: Person, person: Person | None) -> "Appointment":
        """Somebody else of the same partner does it from now on; without anybody, the partner stays responsible."""
        self.person = person
        if self.deputy == person:
            self.deputy = None
        self.save(update_fields=["person", "deputy"])
        self._record("role.handed_over", by)
        return self

    @transaction.atomic
    def end(self, by: Person | None, heir: Partner | Person | None = None) -> "Appointment | None":
        """Stop doing a job, or take a question back. heir: a partner is asked, the deputy just begins.

        Returns the appointment of whoever takes over, None when the job is open again.
        """
        self.role.lock()
        self.refresh_from_db()
        if self.state not in (Holding.HELD, Holding.SUGGESTED):
            return None
        was_held, self.ended_on = self.is_held, today()
        self.state = Holding.ENDED if was_held else Holding.DECLINED
        self.save(update_fields=["state", "ended_on"])
        Link.objects.for_act(ANSWER, self).revoke()
        Delivery.objects.filter(key=f"role_suggested:{self.pk}").cancel_waiting()
        self._record("role.ended" if was_held else "role.withdrawn", by)
        return self._pass_on(by, heir) if heir and was_held else None

    def _pass_on(self, by: Person | None, heir: Partner | Person) -> "Appointment":
        if isinstance(heir, Partner):
            if heir == self.partner:
                raise ValidationError({"partner": gettext("Choose another partner.")})
            words = gettext("%(holder)s did it until now and named you.") % {"holder": self.holder}
            return Appointment.suggest(by, self.role, heir, words, follows=self)
        stays = self.partner and self.partner.affiliations.current().filter(person=heir).exists()
        successor = Appointment(role=self.role, partner=self.partner if stays else None, follows=self)
        successor._begin(heir)
        successor._record("role.taken", by)
        return successor
