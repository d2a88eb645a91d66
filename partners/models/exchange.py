"""What partners look for and what they can give, in their own words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from network.lib.excerpts import excerpt
from network.lib.search import fold, words
from partners.models.partner import Partner
from partners.models.stage import IN_DIRECTORY
from people.models import AuditEntry, Person

MOST_TAGS = 8
LONGEST_TAG = 40


def check_tags(tags: Any) -> None:
    fits = isinstance(tags, list) and all(isinstance(tag, str) and 0 < len(tag) <= LONGEST_TAG for tag in tags)
    if not fits or len(tags) > MOST_TAGS:
        raise ValidationError(_("At most eight short tags, separated by commas."))


class PostingQuerySet(models.QuerySet):
    def unended(self) -> "PostingQuerySet":
        """Neither met nor taken back nor over."""
        return self.filter(models.Q(until=None) | models.Q(until__gte=today()), closed_at=None)

    def open(self) -> "PostingQuerySet":
        """Unended, of a partner in the directory."""
        return self.unended().filter(partner__stage__in=IN_DIRECTORY, partner__archived_at=None)

    def visible_to(self, person: Any) -> "PostingQuerySet":
        """What is open, for whoever signed in; what is over, for its own partner and the backbone."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        if person.is_backbone:
            return self
        own = Partner.objects.filter(affiliations__person=person, affiliations__ended_on=None)
        return self.open() | self.filter(partner__in=own)

    def matching(self, query: str) -> "PostingQuerySet":
        found = self
        for word in words(query):
            found = found.filter(search__contains=word)
        return found

    def tagged(self, tag: str) -> "PostingQuerySet":
        return self.filter(search__contains=f"#{fold(tag)}#") if tag else self


class Posting(models.Model):
    """Common to needs and offers: whose, what, until when."""

    words = models.CharField(_("in your own words"), max_length=500)
    tags = models.JSONField(_("tags"), default=list, blank=True, validators=[check_tags])
    until = models.DateField(_("until"), null=True, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    search = models.TextField(editable=False)

    objects = PostingQuerySet.as_manager()
    kind = ""  # "need" or "offer"

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return excerpt(self.words, 80)

    def save(self, *args: Any, **kwargs: Any) -> None:
        tags = "".join(f"#{fold(tag)}" for tag in self.tags)
        self.search = fold(self.words, f"{tags}#" if tags else "")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse(f"{self.kind}_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        over = self.until is not None and self.until < today()
        return self.closed_at is None and not over and self.partner.is_in_directory

    # Verbs

    @classmethod
    @transaction.atomic
    def enter(cls, by: Person, partner: Partner, **fields: Any) -> "Posting":
        """Say what is needed or offered. The same words of the same partner stand once."""
        posting = cls(partner=partner, **fields)
        if posting.until and posting.until < today():
            raise ValidationError({"until": gettext("This day is over. Choose a later one, or none.")})
        posting.full_clean(exclude=["search"])
        if twin := cls.objects.open().filter(partner=partner, words=posting.words).first():
            return twin
        posting.save()
        AuditEntry.record(f"{cls.kind}.entered", by=by, target=partner, posting=posting.pk)
        return posting

    @transaction.atomic
    def close(self, by: Person | None) -> "Posting":
        """Nobody need look at it any more."""
        if self.closed_at is None:
            self.closed_at = timezone.now()
            self.save(update_fields=["closed_at"])
            AuditEntry.record(f"{self.kind}.closed", by=by, target=self.partner, posting=self.pk)
        return self

    @transaction.atomic
    def reopen(self, by: Person) -> "Posting":
        """It is still true after all."""
        if self.closed_at:
            self.closed_at = None
            self.save(update_fields=["closed_at"])
            AuditEntry.record(f"{self.kind}.reopened", by=by, target=self.partner, posting=self.pk)
        return self


class Need(Posting):
    """Something a partner needs help with."""

    partner = models.ForeignKey(Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="needs")
    kind = "need"

    class Meta(Posting.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")


class Offer(Posting):
    """Something a partner can help others with."""

    partner = models.ForeignKey(Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="offers")
    kind = "offer"

    class Meta(Posting.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
