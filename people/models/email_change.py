from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people import emails
from people.models.audit import AuditEntry
from people.models.delivery import Delivery
from people.models.link import Link
from people.models.person import Person

DAYS_TO_CONFIRM = 3


class EmailChange(models.Model):
    """A new mail address that waits for a yes from the old mailbox and from the new one."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="email_changes")
    new_email = models.EmailField(_("new mail address"))
    created_at = models.DateTimeField(default=timezone.now)
    old_confirmed_at = models.DateTimeField(null=True)
    new_confirmed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("change of address")
        verbose_name_plural = _("changes of address")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_at=None)
                | models.Q(old_confirmed_at__isnull=False, new_confirmed_at__isnull=False),
                name="address_changes_with_both",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} → {self.new_email}"

    @classmethod
    @transaction.atomic
    def ask(cls, person: Person, new_email: str) -> "EmailChange":
        """Write to both mailboxes. Says nothing about whether the new address is somebody else's."""
        cls.forget(person)
        change = cls.objects.create(person=person, new_email=new_email.lower())
        if not person.email:
            change.old_confirmed_at = change.created_at
            change.save(update_fields=["old_confirmed_at"])
        for side, address in (("old", person.email), ("new", change.new_email)):
            link = Link.create(person, f"address.{side}", change, days=DAYS_TO_CONFIRM)
            message = emails.address_change(person, change.new_email, side, link.url)
            key = f"address:{change.pk}:{side}"
            Delivery.queue("address_change", key, message, person, address=address, secrets=[link.token])
        AuditEntry.record("person.address_asked", by=person, target=person)
        return change

    @classmethod
    @transaction.atomic
    def forget(cls, person: Person) -> None:
        """Take back whatever change was asked for: its links stop working."""
        Link.objects.filter(person=person, act__in=["address.old", "address.new"]).revoke()
        cls.objects.filter(person=person, done_at=None).delete()

    @classmethod
    def open_for(cls, person: Person) -> "EmailChange | None":
        """The change this person waits for, if any."""
        change = cls.objects.filter(person=person, done_at=None).order_by("-pk").first()
        return change if change and change.is_open else None

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.created_at > timezone.now() - timedelta(days=DAYS_TO_CONFIRM)

    @transaction.atomic
    def confirm(self, side: str) -> bool:
        """One mailbox says yes; True when that was the second one and the address has changed."""
        now = timezone.now()
        EmailChange.objects.filter(pk=self.pk, **{f"{side}_confirmed_at": None}).update(**{f"{side}_confirmed_at": now})
        self.refresh_from_db()
        if not (self.old_confirmed_at and self.new_confirmed_at) or self.done_at:
            return False
        if Person.objects.filter(email=self.new_email).exclude(pk=self.person_id).exists():
            raise ValidationError(gettext("This address cannot be used here. Please ask the backbone team."))
        self.done_at = now
        self.save(update_fields=["done_at"])
        self.person.edit(by=self.person, email=self.new_email)
        return True
