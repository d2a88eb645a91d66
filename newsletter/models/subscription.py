from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.search import fold
from network.lib.tokens import fingerprint, is_signed, new_token, signed, unsigned
from newsletter import subscription_emails
from newsletter.models.subscription_queryset import NEWSLETTER, Source, SubscriptionQuerySet, SubscriptionState
from people import unsubscribing
from people.kinds import kind_of
from people.models import AuditEntry, Delivery, Person, Suppression

CONFIRM = "newsletter.confirm"
LEAVE = "newsletter.leave"
CONFIRM_DAYS = 14
LEFT = "left the newsletter"


class Subscription(models.Model):
    """An address that asked for a kind of mail: it counts once its owner has said yes by mail."""

    address = models.EmailField(_("mail address"))
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), null=True, blank=True, on_delete=models.PROTECT, related_name="subscriptions"
    )
    kind = models.CharField(_("kind"), max_length=40, default=NEWSLETTER)
    state = models.CharField(
        _("state"), max_length=10, choices=SubscriptionState, default=SubscriptionState.WAITING, db_index=True
    )
    source = models.CharField(_("how it came about"), max_length=10, choices=Source, default=Source.PAGE)
    token_hash = models.CharField(max_length=64, blank=True, editable=False)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    ended_at = models.DateTimeField(_("left"), null=True, blank=True)
    search = models.TextField(editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["address", "kind"], name="one_subscription_an_address"),
            models.CheckConstraint(
                condition=models.Q(state__in=SubscriptionState.values), name="subscription_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="confirmed") | models.Q(confirmed_at__isnull=False),
                name="subscription_confirmed_by_mail",
            ),
            models.CheckConstraint(
                condition=models.Q(state="ended", ended_at__isnull=False)
                | ~models.Q(state="ended") & models.Q(ended_at=None),
                name="subscription_ended_or_not",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Subscription %(number)s") % {"number": self.pk or 0}  # never the address: histories show this

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.address = self.address.strip().lower()
        self.search = fold(self.name, self.address)
        super().save(*args, **kwargs)

    # Questions

    @property
    def is_confirmed(self) -> bool:
        return self.state == SubscriptionState.CONFIRMED

    @property
    def leave_token(self) -> str:
        """Lets its bearer end this subscription, at any time, and begin it again."""
        return signed(str(self.pk), LEAVE)

    @property
    def leave_url(self) -> str:
        return f"{settings.SITE_URL}{reverse('subscription_leave', args=[self.leave_token])}"

    @classmethod
    def by_leave_token(cls, token: str) -> "Subscription | None":
        number = unsigned(token, LEAVE)
        return cls.objects.filter(pk=number).first() if number.isdigit() else None

    @classmethod
    def by_confirm_token(cls, token: str) -> "Subscription | None":
        """The subscription that this link of a mail confirms, else None."""
        if not is_signed(token, CONFIRM):
            return None
        young = cls.objects.filter(asked_at__gt=timezone.now() - timedelta(days=CONFIRM_DAYS))
        return young.filter(token_hash=fingerprint(token)).first()

    # Verbs

    @classmethod
    @transaction.atomic
    def ask_for(
        cls, address: str, name: str = "", language: str = "en", by: Person | None = None, kind: str = NEWSLETTER
    ) -> None:
        """Somebody wants this mail, or says so: a mail asks the address for its yes.

        Says nothing back, so that nobody learns here who gets it. Whoever gets it already hears just that; a day knows
        one mail of either sort.
        """
        subscription = cls.objects.select_for_update().filter(address=address.strip().lower(), kind=kind).first()
        if subscription is None:
            source = Source.TEAM if by else Source.PAGE
            subscription = cls._begun(address=address, name=name, language=language, kind=kind, source=source)
        if subscription.is_confirmed and subscription.is_wanted():
            subscription._say_it_comes()
        else:
            subscription._ask(by, name or subscription.name, language)

    @classmethod
    def _begun(cls, **fields: Any) -> "Subscription":
        subscription = cls(**fields)
        subscription.full_clean()
        try:
            with transaction.atomic():
                subscription.save()
        except IntegrityError:  # somebody asked for the same address at the same moment
            return cls.objects.select_for_update().get(address=subscription.address, kind=subscription.kind)
        return subscription

    def is_wanted(self) -> bool:
        """Whether it really arrives: not switched off by another way."""
        return Subscription.objects.confirmed(self.kind).filter(pk=self.pk).exists()

    def _say_it_comes(self) -> None:
        message = subscription_emails.subscription_known(self)
        key = f"subscription:{self.pk}:known:{timezone.now().date()}"
        Delivery.queue("subscription_confirm", key, message, address=self.address, secrets=[self.leave_token])

    def _ask(self, by: Person | None, name: str, language: str) -> None:
        key = f"subscription:{self.pk}:confirm:{timezone.now().date()}:{self._round()}"
        if Delivery.objects.filter(key=key, address=self.address).exists():
            return
        token = new_token(CONFIRM)
        self.state, self.token_hash, self.asked_at = SubscriptionState.WAITING, fingerprint(token), timezone.now()
        self.name, self.language, self.ended_at = name, language, None
        self.full_clean()
        self.save()
        AuditEntry.record("subscription.asked", by=by, target=self)
        url = f"{settings.SITE_URL}{reverse('subscription_confirm', args=[token])}"
        message = subscription_emails.subscription_confirm(self, url, by)
        Delivery.queue("subscription_confirm", key, message, address=self.address, secrets=[token])

    def _round(self) -> str:
        """Tells today's asking after somebody left from the one before."""
        return f"{self.ended_at:%H%M%S}" if self.ended_at else "first"

    @transaction.atomic
    def confirm(self) -> "Subscription":
        """The yes of the mailbox. From now on it gets this mail, whatever it had switched off before."""
        self.refresh_from_db(from_queryset=Subscription.objects.select_for_update())
        if not self.is_confirmed:
            self.state, self.confirmed_at, self.ended_at = SubscriptionState.CONFIRMED, timezone.now(), None
            self.person = Person.objects.present().filter(email=self.address).first()
            self.save()
            AuditEntry.record("subscription.confirmed", by=self.person, target=self)
        Suppression.lift(self.address, self.kind)
        if self.person:
            unsubscribing.resume(self.person, kind_of(self.kind))
        return self

    @transaction.atomic
    def end(self, by: Person | None = None) -> "Subscription":
        """No more of this mail, also of what waits in the outbox. Twice is once."""
        self.refresh_from_db(from_queryset=Subscription.objects.select_for_update())
        if self.state != SubscriptionState.ENDED:
            self.state, self.ended_at, self.token_hash = SubscriptionState.ENDED, timezone.now(), ""
            self.save()
            AuditEntry.record("subscription.ended", by=by or self.person, target=self)
        Suppression.add(self.address, self.kind, LEFT)
        if self.person:
            unsubscribing.stop(self.person, kind_of(self.kind))
        return self

    @transaction.atomic
    def resume(self) -> "Subscription":
        """Undo leaving, by the link of a mail: that mail had reached its owner."""
        self.refresh_from_db(from_queryset=Subscription.objects.select_for_update())
        if self.confirmed_at is None:
            raise ValidationError(gettext("Please subscribe again: we never had a yes from this address."))
        return self.confirm()
