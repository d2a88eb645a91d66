from email.utils import make_msgid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail.utils import DNS_NAME
from django.core.validators import validate_email
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.lib.mail import Message, render
from network.lib.tokens import seal, unseal
from people.alarm import wake
from people.kinds import KINDS, Kind
from people.models.network import Network


class State(models.TextChoices):
    QUEUED = "queued", _("waiting")
    CLAIMED = "claimed", _("taken up")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("refused")
    UNKNOWN = "unknown", _("in doubt")
    SUPPRESSED = "suppressed", _("not wanted")
    CANCELLED = "cancelled", _("cancelled")


ENDED = (State.SENT, State.FAILED, State.SUPPRESSED, State.CANCELLED)
# In a body, ⟦1⟧ stands for the first sealed word until the moment of sending.
PLACEHOLDER = "⟦{}⟧"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self) -> "DeliveryQuerySet":
        return self.filter(state=State.QUEUED, due_at__lte=timezone.now())

    def in_state(self, *states: str) -> "DeliveryQuerySet":
        return self.filter(state__in=states)

    def about_to(self, person: models.Model) -> "DeliveryQuerySet":
        return self.filter(person=person)

    def cancel_waiting(self) -> int:
        """Call back what has not left yet; returns how many."""
        return self.filter(state=State.QUEUED).update(state=State.CANCELLED, sealed="", ended_at=timezone.now())


class Delivery(models.Model):
    """One message to one person: the outbox and the ledger. See docs/architecture.md, "Sending"."""

    key = models.CharField(_("purpose"), max_length=120)
    address = models.EmailField(_("address"))
    person = models.ForeignKey(
        "people.Person", verbose_name=_("person"), null=True, on_delete=models.PROTECT, related_name="deliveries"
    )
    kind = models.CharField(_("kind"), max_length=40)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    html = models.TextField(_("page"))
    sealed = models.TextField(blank=True, editable=False)
    message_id = models.CharField(max_length=120, unique=True)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    claim = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    due_at = models.DateTimeField(_("not before"), default=timezone.now)
    server_words = models.CharField(_("what the mail server said"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended"), null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(fields=["key", "address"], name="one_delivery_a_purpose"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="delivery_state_known"),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="delivery_due", condition=models.Q(state="queued")),
            models.Index(fields=["state", "claimed_at"], name="delivery_state"),
            models.Index(fields=["person", "-created_at"], name="delivery_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.address}"

    @property
    def kind_of_mail(self) -> Kind:
        return KINDS[self.kind]

    @classmethod
    @transaction.atomic
    def queue(
        cls,
        kind: str,
        key: str,
        message: Message,
        person: Any = None,
        address: str | None = None,
        secrets: list[str] | None = None,
    ) -> "Delivery | None":
        """Write a message into the outbox, in the caller's transaction.

        kind: a name of people.kinds.KINDS. key: what it is for; the same key and address is written once only, and the
        first stays. person: who gets it; address: where to, when not the person's own. secrets: words of the message
        (tokens, codes) that rest encrypted and are never shown. Returns None when there is nowhere to write to.
        """
        to = (address or getattr(person, "email", None) or "").lower()
        if not _is_address(to):
            return None
        existing = cls.objects.filter(key=key, address=to).first()
        return existing or cls._write(KINDS[kind], key, message, person, to, secrets or [])

    @classmethod
    def _write(cls, kind: Kind, key: str, message: Message, person: Any, to: str, secrets: list[str]) -> "Delivery":
        network = Network.current()
        text, html = render(message, network.name, network.hue)
        delivery = cls.objects.create(
            key=key,
            address=to,
            person=person,
            kind=kind.name,
            subject=message.one_line_subject(),
            text=hide(text, secrets),
            html=hide(html, secrets),
            sealed=seal(secrets),
            message_id=new_message_id(),
        )
        transaction.on_commit(wake)
        return delivery

    def bodies(self) -> tuple[str, str]:
        """Text and HTML as they leave, sealed words put back."""
        secrets = unseal(self.sealed)
        return show(self.text, secrets), show(self.html, secrets)


class Suppression(models.Model):
    """An address that gets nothing of a kind any more ("" = of any kind), because it said so or because mail came back."""

    address = models.EmailField(_("address"))
    kind = models.CharField(_("kind"), max_length=40, blank=True)
    reason = models.CharField(_("reason"), max_length=200)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("suppression")
        verbose_name_plural = _("suppressions")
        constraints = [models.UniqueConstraint(fields=["address", "kind"], name="one_suppression")]

    def __str__(self) -> str:
        return self.address


def hide(body: str, secrets: list[str]) -> str:
    for number, secret in enumerate(secrets, start=1):
        body = body.replace(secret, PLACEHOLDER.format(number))
    return body


def show(body: str, secrets: list[str]) -> str:
    for number, secret in enumerate(secrets, start=1):
        body = body.replace(PLACEHOLDER.format(number), secret)
    return body


def new_message_id() -> str:
    """A Message-ID (RFC 5322) fixed before the first try, so that a second try is recognised as the same mail."""
    domain = settings.DEFAULT_FROM_EMAIL.rsplit("@", 1)[-1].strip("> ") or DNS_NAME.get_fqdn()
    return make_msgid(domain=domain)


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
