from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.mail import Message
from partners import emails
from partners.models.affiliation import Affiliation
from partners.models.partner import Partner, Sector, Stage
from people.models import AuditEntry, Delivery, Link, Person


class ApplicationState(models.TextChoices):
    HELD = "held", _("waiting for you")
    WELCOMED = "welcomed", _("welcomed")
    DECLINED = "declined", _("declined")
    ASIDE = "aside", _("put aside")


class ApplicationQuerySet(models.QuerySet["Application"]):
    def held(self) -> "ApplicationQuerySet":
        return self.filter(state=ApplicationState.HELD)

    def answered(self) -> "ApplicationQuerySet":
        return self.filter(state__in=[ApplicationState.WELCOMED, ApplicationState.DECLINED])

    def aside(self) -> "ApplicationQuerySet":
        return self.filter(state=ApplicationState.ASIDE)

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
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["welcomed", "declined"], decided_at__isnull=False)
                | models.Q(state__in=["held", "aside"], decided_at=None),
                name="application_answered_or_not",
            ),
            models.CheckConstraint(
                condition=models.Q(partner=None) | models.Q(state="welcomed"), name="partner_of_welcomed_application"
            ),
        ]

    def __str__(self) -> str:
        return self.organisation

    def get_absolute_url(self) -> str:
        return reverse("application_detail", args=[self.pk])

    @property
    def is_held(self) -> bool:
        return self.state == ApplicationState.HELD

    def answers(self) -> list[tuple[str, str]]:
        """What was asked, and what the organisation said: (question, answer), unanswered questions apart."""
        names = ("what_we_do", "why", "bring")
        return [
            (str(self._meta.get_field(name).verbose_name), getattr(self, name)) for name in names if getattr(self, name)
        ]

    # Verbs

    @transaction.atomic
    def submit(self) -> "Application":
        """Hold an application and tell the backbone; the applicant gets a receipt. Twice the same counts once."""
        self.full_clean()
        if twin := Application.objects.held().filter(**self._said()).first():
            return twin
        self.save()
        AuditEntry.record("application.submitted", by=None, target=self)
        key = f"application:{self.pk}"
        Delivery.queue(
            "application_received", f"{key}:receipt", emails.application_received(self), address=self.contact_email
        )
        for person in Person.objects.backbone():
            Delivery.queue("application_waiting", f"{key}:waiting", emails.application_waiting(self, person), person)
        return self

    def _said(self) -> dict[str, str]:
        names = ("organisation", "what_we_do", "why", "bring", "contact_name", "contact_email", "website")
        return {name: getattr(self, name) for name in names}

    @transaction.atomic
    def welcome(self, by: Person, words: str, partner: Partner | None = None) -> Partner:
        """Take the organisation in, anew or as an entry we hold; its contact gets the words and a personal link."""
        self._decide(by, ApplicationState.WELCOMED, words)
        self.partner = partner or self._enter(by)
        self.save(update_fields=["partner"])
        if self.partner.archived_at:
            self.partner.restore(by)
        if self.partner.stage != Stage.ACTIVE:
            self.partner.change_stage(by, Stage.ACTIVE, gettext("Application welcomed"))
        contact = self._contact(by)
        link = Link.create(contact, "partner.profile", self.partner)
        self._answer(emails.application_welcomed(self, link.url), contact, [link.token])
        return self.partner

    def _enter(self, by: Person) -> Partner:
        answers = {"sector": self.sector, "summary": self.what_we_do[:1000], "website": self.website}
        return Partner.add(by, self.organisation, stage=Stage.APPLICANT, **answers)

    def _contact(self, by: Person) -> Person:
        assert self.partner is not None
        known = self.partner.people_now().filter(person__email=self.contact_email.lower()).first()
        if known:
            return known.person
        title = self.contact_title
        return Affiliation.start(
            by, self.partner, self.contact_name, self.contact_email, title=title, may_edit=True
        ).person

    @transaction.atomic
    def decline(self, by: Person, words: str) -> "Application":
        """Say no, kindly."""
        self._decide(by, ApplicationState.DECLINED, words)
        self._answer(emails.application_declined(self))
        return self

    @transaction.atomic
    def put_aside(self, by: Person) -> "Application":
        """Not a real application: out of the way without a mail."""
        return self._move(by, ApplicationState.HELD, ApplicationState.ASIDE)

    @transaction.atomic
    def take_up(self, by: Person) -> "Application":
        """It was a real one after all: let it wait for an answer again."""
        return self._move(by, ApplicationState.ASIDE, ApplicationState.HELD)

    def _decide(self, by: Person, state: str, words: str) -> None:
        if not words.strip():
            raise ValidationError({"words": gettext("Write a sentence or two: they go into the mail.")})
        self._move(by, ApplicationState.HELD, state, words=words.strip(), decided_by=by, decided_at=timezone.now())

    def _move(self, by: Person, before: str, after: str, **fields: Any) -> "Application":
        if not Application.objects.filter(pk=self.pk, state=before).update(state=after, **fields):
            raise ValidationError(gettext("Somebody has already answered this application."))
        self.refresh_from_db()
        AuditEntry.record(f"application.{after}", by=by, target=self)
        return self

    def _answer(self, message: Message, person: Person | None = None, secrets: list[str] | None = None) -> None:
        key = f"application:{self.pk}:answer"
        Delivery.queue("application_answer", key, message, person, address=self.contact_email, secrets=secrets)
