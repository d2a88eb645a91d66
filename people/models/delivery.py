import re
from dataclasses import replace
from email.utils import make_msgid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail.utils import DNS_NAME
from django.core.validators import validate_email
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.mail import Message, render
from network.lib.tokens import seal, unseal
from people.alarm import wake_on_commit
from people.kinds import (
    BODIES,
    KINDS,
    Body,
    Kind,
    kind_of,
    mails_token,
    mails_url,
    stop_token,
    stop_url,
    unmarked,
    way_out,
)
from people.models.audit import AuditEntry
from people.models.delivery_queryset import ENDED, NEVER_ARRIVED, WAITING, DeliveryQuerySet, Priority, State
from people.models.digest import DigestItem, waits_for_digest
from people.models.network import Network

__all__ = ["ENDED", "NEVER_ARRIVED", "WAITING", "Delivery", "DeliveryQuerySet", "Priority", "State"]
# In a body, ⟦1⟧ stands for the first sealed word until the moment of sending.
PLACEHOLDER = "⟦{}⟧"
PLACEHOLDERS = re.compile(r"⟦\d+⟧")


class Delivery(models.Model):
    """One message to one person: the outbox and the ledger. See docs/architecture.md, "Sending"."""

    key = models.CharField(_("purpose"), max_length=120)
    address = models.EmailField(_("address"))
    person = models.ForeignKey(
        "people.Person",
        verbose_name=_("person"),
        null=True,
        on_delete=models.PROTECT,
        related_name="deliveries",
        db_index=False,  # see delivery_person; each index costs three times a mail
    )
    kind = models.CharField(_("kind"), max_length=40)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    html = models.TextField(_("page"))
    sealed = models.TextField(blank=True, editable=False)
    calendar = models.TextField(_("calendar entry"), blank=True)
    message_id = models.CharField(max_length=120)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.ORDINARY)
    claim = models.UUIDField(null=True)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    due_at = models.DateTimeField(_("not before"), default=timezone.now)
    server_words = models.CharField(_("what the mail server said"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended"), null=True)

    objects = DeliveryQuerySet.as_manager()
    shared_body: Body | None = None  # of all mails with this key, when a sender has found it already

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(fields=["key", "address"], name="one_delivery_a_purpose"),
            models.UniqueConstraint(fields=["message_id"], name="one_delivery_a_message_id"),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="delivery_state_known"),
        ]
        indexes = [
            models.Index(fields=["priority", "due_at", "id"], name="delivery_next", condition=models.Q(state="queued")),
            models.Index(fields=["state", "claimed_at"], name="delivery_state"),
            models.Index(fields=["person", "-created_at"], name="delivery_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.address}"

    def get_absolute_url(self) -> str:
        return reverse("delivery_detail", args=[self.pk])

    @property
    def kind_of_mail(self) -> Kind:
        return kind_of(self.kind)

    @cached_property
    def way_out(self) -> str:
        """Where its reader stops mails of its kind; "" where there is no such way. A sender sets it, asked for many."""
        return way_out(self.kind_of_mail, self.person_id, self.address)

    @property
    def is_in_doubt(self) -> bool:
        return self.state == State.UNKNOWN and self.ended_at is None

    @property
    def has_lost_its_secrets(self) -> bool:
        """Whether it can not be sent again, because the personal link or code in it was thrown away."""
        return not self.sealed and bool(PLACEHOLDERS.search(self.text))

    @property
    def can_be_sent_again(self) -> bool:
        return (self.state == State.FAILED or self.is_in_doubt) and not self.has_lost_its_secrets

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
        if not is_address(to):
            return None
        existing = cls.objects.filter(key=key, address=to).first()
        if existing:
            return existing
        try:
            with transaction.atomic():
                return cls._write(KINDS[kind], key, message, person, to, secrets or [])
        except IntegrityError:  # somebody wrote the same at the same moment
            return cls.objects.get(key=key, address=to)

    @classmethod
    def _write(cls, kind: Kind, key: str, message: Message, person: Any, to: str, secrets: list[str]) -> "Delivery":
        if kind.optional and person is not None:
            stop = stop_token(person.pk, kind)
            message, secrets = replace(message, unsubscribe_url=stop_url(stop)), [*secrets, stop]
        if person is not None and not kind.again:
            mails = mails_token(person.pk)
            message, secrets = replace(message, mails_url=mails_url(mails)), [*secrets, mails]
        held = kind.digestible and person is not None and waits_for_digest(person, message)
        network = Network.current()
        text, html = render(message, network.name, network.hue)
        escaped = [str(escape(secret)) for secret in secrets]
        delivery = cls.objects.create(
            key=key,
            address=to,
            person=person,
            kind=kind.name,
            subject=hide(message.one_line_subject(), secrets),
            text=hide(text, secrets),
            html=hide(html, escaped),
            sealed=seal(secrets),
            calendar=message.calendar,
            priority=Priority.URGENT if kind.again else Priority.ORDINARY,
            message_id=new_message_id(),
            state=State.DIGEST if held else State.QUEUED,
        )
        if held:
            DigestItem.keep(delivery, message, lambda body: hide(body, secrets))
        wake_on_commit()
        return delivery

    def unsealed(self) -> tuple[str, str, str]:
        """Subject, text and HTML as they leave, sealed words put back."""
        secrets = unseal(self.sealed)
        escaped = [str(escape(secret)) for secret in secrets]
        text, html = self._body(self.way_out if self.kind in BODIES else "")
        return show(self.subject, secrets), show(text, secrets), show(html, escaped)

    @property
    def masked_subject(self) -> str:
        return PLACEHOLDERS.sub(gettext("(hidden)"), self.subject)

    def masked(self) -> tuple[str, ...]:
        """Subject, text and HTML as a page may show them: who reads the ledger must not act in somebody's name."""
        mask = gettext("(hidden)")
        return tuple(PLACEHOLDERS.sub(mask, body) for body in (self.subject, *self._body(mask)))

    def _body(self, url: str) -> tuple[str, str]:
        """Text and HTML: its own, or those it shares with all mails of its key (`text` then holds why it comes)."""
        if self.kind not in BODIES:
            return self.text, self.html
        body = self.shared_body or BODIES[self.kind](self.key)
        return body.filled(self.text, url)

    # Verbs: each one conditional UPDATE, because a sender may be at work on the same row

    @transaction.atomic
    def cancel(self, by: Any) -> None:
        """Call a waiting message back."""
        self._only_one(Delivery.objects.filter(pk=self.pk).cancel_waiting())
        AuditEntry.record("delivery.cancelled", by=by, target=self)

    @transaction.atomic
    def send_again(self, by: Any) -> None:
        """Put a refused message, or one in doubt, back into the outbox; in doubt it may arrive twice."""
        if self.has_lost_its_secrets:
            raise ValidationError(gettext("The personal link in it is gone. Write a new message instead."))
        again = models.Q(state=State.FAILED) | models.Q(state=State.UNKNOWN, ended_at=None)
        changes = {"state": State.QUEUED, "claim": None, "attempts": 0, "due_at": timezone.now(), "ended_at": None}
        self._only_one(Delivery.objects.filter(again, pk=self.pk).update(**changes))
        AuditEntry.record("delivery.sent_again", by=by, target=self)
        wake_on_commit()

    @transaction.atomic
    def leave(self, by: Any) -> None:
        """Decide that a message in doubt is not sent again."""
        self._only_one(Delivery.objects.in_doubt().filter(pk=self.pk).update(ended_at=timezone.now(), sealed=""))
        AuditEntry.record("delivery.resolved", by=by, target=self)

    def _only_one(self, rows: int) -> None:
        if rows != 1:
            raise ValidationError(gettext("This message has moved on meanwhile."))
        self.refresh_from_db()


def hide(body: str, secrets: list[str]) -> str:
    """Marks somebody typed themselves go first."""
    body = unmarked(body)
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


def is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
