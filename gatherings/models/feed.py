from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gatherings.models.gathering import Gathering
from gatherings.models.gathering_queryset import GatheringQuerySet
from gatherings.models.rsvp import Answer, Rsvp
from network.lib.tokens import fingerprint, is_signed, new_token
from people.models import AuditEntry, Person

PURPOSE = "gatherings.feed"
DAYS_BACK = 366
NOTED_EVERY = timedelta(hours=1)


class Scope(models.TextChoices):
    """Which gatherings a feed holds."""

    MINE = "mine", _("My gatherings")
    ALL = "all", _("All gatherings of the network")


class Feed(models.Model):
    """An address from which somebody's calendar program fetches gatherings, for as long as they like.

    Only its SHA-256 is kept, so the address is shown once. A new one takes the place of the old.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="feeds")
    scope = models.CharField(_("which gatherings"), max_length=4, choices=Scope)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("made"), default=timezone.now)
    fetched_at = models.DateTimeField(_("last fetched"), null=True)

    token = ""  # in memory only, for the one who makes the feed

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        constraints = [
            models.UniqueConstraint(fields=["person", "scope"], name="one_feed_a_scope"),
            models.CheckConstraint(condition=models.Q(scope__in=Scope.values), name="feed_scope_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_scope_display()} · {self.person}"

    @classmethod
    def find(cls, token: str) -> "Feed | None":
        """The feed with this token, as long as its person may come in."""
        if not is_signed(token, PURPOSE):
            return None
        feed = cls.objects.select_related("person").filter(token_hash=fingerprint(token)).first()
        return feed if feed and feed.person.may_sign_in else None

    @property
    def url(self) -> str:
        return f"{settings.SITE_URL}{reverse('calendar_feed', args=[self.token])}"

    @property
    def webcal_url(self) -> str:
        """The same for a program that subscribes when it is opened."""
        return f"webcal://{self.url.partition('://')[2]}"

    def shows_link_of(self, gathering: Any) -> bool:
        """Whether its person may know how to take part online; for what gatherings() found."""
        return gathering.knows_link or self.person.is_backbone

    def gatherings(self, now: datetime) -> GatheringQuerySet:
        """What its person may see, or would come to. Cancelled ones stay, so that programs learn of it."""
        rows = Gathering.objects.visible_to(self.person).filter(ends_at__gt=now - timedelta(days=DAYS_BACK))
        if self.scope == Scope.MINE:
            rows = rows.filter(concerns(self.person))
        knows_link = named(self.person) | models.Q(models.Exists(invitations(self.person)))
        return rows.filter(is_date_open=False).annotate(knows_link=knows_link).order_by("starts_at", "pk")

    @classmethod
    def of_the_public(cls, now: datetime) -> GatheringQuerySet:
        """What the calendar holds that everybody may subscribe to."""
        rows = Gathering.objects.public().filter(ends_at__gt=now - timedelta(days=DAYS_BACK))
        return rows.order_by("starts_at", "pk")

    def note_fetch(self, now: datetime) -> None:
        """Remember, once an hour at the most, that a program came by."""
        late = models.Q(fetched_at=None) | models.Q(fetched_at__lt=now - NOTED_EVERY)
        if self.fetched_at is None or self.fetched_at < now - NOTED_EVERY:
            Feed.objects.filter(late, pk=self.pk).update(fetched_at=now)

    # Verbs

    @classmethod
    @transaction.atomic
    def renew(cls, person: Person, scope: str) -> "Feed":
        """A new address; the one before stops working. `token` and `url` of what is returned are its only copy."""
        token = new_token(PURPOSE)
        told = {"token_hash": fingerprint(token), "created_at": timezone.now(), "fetched_at": None}
        feed, _is_new = cls.objects.update_or_create(person=person, scope=scope, defaults=told)
        AuditEntry.record("feed.renewed", by=person, target=person, scope=scope)
        feed.token = token
        return feed

    @classmethod
    @transaction.atomic
    def stop(cls, person: Person, scope: str) -> bool:
        """Make an address useless; False when there was none."""
        stopped = cls.objects.filter(person=person, scope=scope).delete()[0]
        if stopped:
            AuditEntry.record("feed.stopped", by=person, target=person, scope=scope)
        return bool(stopped)


def concerns(person: Any) -> models.Q:
    """Gatherings somebody is invited to and did not say no to, and those they facilitate."""
    away = (Answer.NO, Answer.COLLEAGUE)
    return named(person) | models.Q(models.Exists(invitations(person).exclude(answer__in=away)))


def named(person: Any) -> models.Q:
    """Somebody facilitates the gathering."""
    through = Gathering.facilitators.through.objects
    facilitated = through.filter(person=person, gathering=models.OuterRef("pk"))
    return models.Q(models.Exists(facilitated))


def invitations(person: Any) -> models.QuerySet[Rsvp]:
    return Rsvp.objects.invited().filter(person=person, gathering=models.OuterRef("pk"))
