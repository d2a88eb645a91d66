from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.lib.tokens import fingerprint, is_signed, new_token

PURPOSE = "people.link"
DEFAULT_DAYS = 30


class LinkQuerySet(models.QuerySet["Link"]):
    def usable(self) -> "LinkQuerySet":
        """Opens its page now. Links of demo people only do so while developing."""
        links = self if settings.DEBUG else self.filter(person__is_demo=False)
        return links.filter(
            used_at=None, revoked_at=None, expires_at__gt=timezone.now(), person__is_active=True, person__erased_at=None
        )

    def for_act(self, act: str, target: models.Model | None = None) -> "LinkQuerySet":
        return self.filter(act=act, target_id=target.pk if target else None)

    def revoke(self) -> int:
        """Make every one of these links useless; returns how many there were."""
        return self.filter(revoked_at=None).update(revoked_at=timezone.now())


class Link(models.Model):
    """A personal link: lets its bearer do one act on one thing as one person, until it expires.

    Only its SHA-256 is kept.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="links")
    act = models.CharField(_("what it lets its bearer do"), max_length=40)
    target_id = models.PositiveBigIntegerField(null=True)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = LinkQuerySet.as_manager()
    token = ""  # in memory only, for the one who makes the link

    class Meta:
        verbose_name = _("personal link")
        verbose_name_plural = _("personal links")
        indexes = [models.Index(fields=["act", "target_id"], name="link_act_target")]

    def __str__(self) -> str:
        return f"{self.act} for {self.person_id}"

    @classmethod
    def create(cls, person: Any, act: str, target: models.Model | None = None, days: float = DEFAULT_DAYS) -> "Link":
        """A new link; `token` and `url` of the returned object are its only copy."""
        token = new_token(PURPOSE)
        link = cls.objects.create(
            person=person,
            act=act,
            target_id=target.pk if target else None,
            token_hash=fingerprint(token),
            expires_at=timezone.now() + timedelta(days=days),
        )
        link.token = token
        return link

    @classmethod
    def find(cls, token: str) -> "Link | None":
        """The usable link with this token, else None."""
        if not is_signed(token, PURPOSE):
            return None
        link = cls.objects.usable().select_related("person").filter(token_hash=fingerprint(token)).first()
        if link:
            link.token = token
        return link

    @property
    def url(self) -> str:
        return f"{settings.SITE_URL}{reverse('link', args=[self.token])}"

    @transaction.atomic
    def use(self) -> bool:
        """Spend a link that works once; False when somebody was faster."""
        return bool(Link.objects.filter(pk=self.pk, used_at=None).update(used_at=timezone.now()))
