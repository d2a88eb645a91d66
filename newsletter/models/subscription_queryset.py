"""The states of a subscription, and which subscriptions: adjectives that chain."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from network.lib.search import words
from people.models import Suppression

# The kind of mail visitors subscribe to. The name is that of people.kinds.KINDS.
NEWSLETTER = "newsletter"


class SubscriptionState(models.TextChoices):
    WAITING = "waiting", _("waits for the yes by mail")
    CONFIRMED = "confirmed", _("gets it")
    ENDED = "ended", _("left")


class Source(models.TextChoices):
    """How it came about."""

    PAGE = "page", _("asked for it on our page")
    TEAM = "team", _("entered by the backbone team")


class SubscriptionQuerySet(models.QuerySet):
    def visible_to(self, person: Any) -> "SubscriptionQuerySet":
        """Backbone: all; nobody else sees who reads us."""
        allowed = getattr(person, "is_authenticated", False) and person.has_perm("newsletter.view_subscriptions")
        return self if allowed else self.none()

    def confirmed(self, kind: str = NEWSLETTER) -> "SubscriptionQuerySet":
        """Who gets this kind of mail: said yes by mail, has not left since, and mail reaches them.

        A person of the network may have switched the kind off by a way of their own; that counts, too.
        """
        refused = Suppression.objects.filter(address=models.OuterRef("address"), kind__in=["", kind])
        wanted = self.filter(kind=kind, state=SubscriptionState.CONFIRMED).exclude(models.Exists(refused))
        muted = Cast("person__muted_kinds", models.TextField())
        gone = models.Q(person__is_active=False) | models.Q(person__erased_at__isnull=False)
        away = gone | models.Q(person__bounced_at__isnull=False) | models.Q(muted_text__contains=f'"{kind}"')
        return wanted.alias(muted_text=muted).filter(models.Q(person=None) | ~away)

    def waiting(self) -> "SubscriptionQuerySet":
        return self.filter(state=SubscriptionState.WAITING)

    def ended(self) -> "SubscriptionQuerySet":
        return self.filter(state=SubscriptionState.ENDED)

    def waiting_since(self, moment: datetime) -> "SubscriptionQuerySet":
        """Asked by then, and never confirmed."""
        return self.waiting().filter(asked_at__lte=moment)

    def counts(self) -> dict[str, int]:
        """How many are in each state. One query."""
        return dict(self.order_by().values_list("state").annotate(models.Count("pk")))

    def matching(self, query: str) -> "SubscriptionQuerySet":
        """Those whose name or address holds every word."""
        found = self
        for word in words(query):
            found = found.filter(search__contains=word)
        return found

    def of_address(self, address: str, kind: str = NEWSLETTER) -> Any:
        """The subscription of an address, or None."""
        return self.filter(address=address.strip().lower(), kind=kind).first()
