from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partners import emails
from partners.models.affiliation import Affiliation
from partners.models.partner import Partner, Sector, Stage
from people.models import AuditEntry, Delivery, Person


class ApplicationState(models.TextChoices):
    HELD = "held", _("waiting for you")
    WELCOMED = "welcomed", _("welcomed")
    DECLINED = "declined", _("declined")


class ApplicationQuerySet(models.QuerySet["Application"]):
    def held(self) -> "ApplicationQuerySet":
        return self.filter(state=ApplicationState.HELD)

    def visible_to(self, person: Any) -> "ApplicationQuerySet":
        return self if getattr(person, "is_backbone", False) else self.none()


class Application(models.Model):
    """An organisation asks to join. The answers stay as they were given."""

    organisation = models.CharField(_("name of your organisation"), max_length=200)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    what_we_do = models.TextField(_("what you do"), max_length=2000)
    why = models.TextField(_("what draws you to this network"), max_length=2000)
    bring = models.TextField(_("what you could bring"), max_length=2000, blank=True)
    contact_name = models.CharField(_("your name"), max_length=150)
    contact_title = models.CharField(_("your title"), max_length=120, blank=True)
    contact_email = models.EmailField(_("your mail address"))
    website = models.URLField(_("website"), max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=ApplicationState, default=ApplicationState.HELD)
    words = models.TextField(_("what we answered"), max_length=3000, blank=True)
    decided_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="applications")
    created_at = models.DateTimeField(default=timezone.now)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.organisation

    def get_absolute_url(self) -> str:
        return reverse("application_detail", args=[self.pk])

    @transaction.atomic
    def submit(self) -> "Application":
        """Hold an application for the backbone and tell it; the applicant gets a receipt."""
        self.full_clean()
        self.save()
        AuditEntry.record("application.submitted", by=None, target=self)
        key = f"application:{self.pk}"
        Delivery.queue(
            "application_received", f"{key}:receipt", emails.application_received(self), address=self.contact_email
        )
        for person in Person.objects.backbone():
            Delivery.queue("application_waiting", f"{key}:waiting", emails.application_waiting(self, person), person)
        return self

    @transaction.atomic
    def welcome(self, by: Person, words: str, partner: Partner | None = None) -> Partner:
        """Take the organisation in as an active partner (or as the entry we already hold) and write to its contact."""
        self._decide(by, ApplicationState.WELCOMED, words)
        partner = partner or Partner.add(
            by,
            self.organisation,
            sector=self.sector,
            summary=self.what_we_do[:1000],
            website=self.website,
            stage=Stage.APPLICANT,
        )
        if partner.stage != Stage.ACTIVE:
            partner.change_stage(by, Stage.ACTIVE, gettext("Application welcomed"))
        self.partner = partner
        self.save(update_fields=["partner"])
        if not partner.affiliations.current().filter(person__email=self.contact_email.lower()).exists():
            Affiliation.start(
                by, partner, self.contact_name, self.contact_email, title=self.contact_title, may_edit=True
            )
        self._answer(emails.application_welcomed(self))
        return partner

    @transaction.atomic
    def decline(self, by: Person, words: str) -> "Application":
        """Say no, kindly."""
        self._decide(by, ApplicationState.DECLINED, words)
        self._answer(emails.application_declined(self))
        return self

    def _decide(self, by: Person, state: str, words: str) -> None:
        if not words.strip():
            raise ValidationError({"words": gettext("Write a sentence or two: they go into the mail.")})
        changed = (
            Application.objects.held()
            .filter(pk=self.pk)
            .update(state=state, words=words.strip(), decided_by=by, decided_at=timezone.now())
        )
        if not changed:
            raise ValidationError(gettext("Somebody has already answered this application."))
        self.refresh_from_db()
        AuditEntry.record(f"application.{state}", by=by, target=self)

    def _answer(self, message: Any) -> None:
        Delivery.queue("application_answer", f"application:{self.pk}:answer", message, address=self.contact_email)
