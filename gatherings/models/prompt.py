from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gatherings.prompts import SHIPPED
from network.lib.leverage import Leverage
from network.lib.search import fold, words
from people.models import AuditEntry, Person, Versioned

PROMPT_FIELDS = ("text", "leverage", "level", "moment")


class Level(models.TextChoices):
    """Whose way of working a prompt is about."""

    INDIVIDUAL = "individual", _("individual")
    ORGANISATION = "organisation", _("organisation")
    NETWORK = "network", _("network")


class Moment(models.TextChoices):
    """When in a gathering a prompt is at its best."""

    OPENING = "opening", _("opening")
    MIDDLE = "middle", _("middle")
    CLOSING = "closing", _("closing")
    BETWEEN = "between", _("between gatherings")


class PromptQuerySet(models.QuerySet["Prompt"]):
    def open(self) -> "PromptQuerySet":
        """Those one can choose."""
        return self.filter(retired_at=None)

    def visible_to(self, person: Any) -> "PromptQuerySet":
        """Whoever signed in reads the prompts there are; those put away only who looks after them."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        return self if person.is_backbone or person.is_facilitator else self.open()

    def matching(self, query: str) -> "PromptQuerySet":
        found = self
        for word in words(query):
            found = found.filter(search__contains=word)
        return found

    def shipped(self) -> "PromptQuerySet":
        return self.exclude(key=None)


class Prompt(Versioned):
    """A reflection question: brought along by this software, or the network's own."""

    ACT = "prompt"

    text = models.CharField(_("question"), max_length=300)
    leverage = models.PositiveSmallIntegerField(
        _("leverage point"), choices=Leverage, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    level = models.CharField(_("level"), max_length=15, choices=Level, default=Level.NETWORK)
    moment = models.CharField(_("moment"), max_length=10, choices=Moment, default=Moment.MIDDLE)
    key = models.SlugField(_("name in the collection"), max_length=40, null=True, unique=True, editable=False)
    retired_at = models.DateTimeField(_("put away"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    search = models.TextField(editable=False)

    objects = PromptQuerySet.as_manager()

    class Meta:
        verbose_name = _("prompt")
        verbose_name_plural = _("prompts")
        ordering = ["leverage", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="prompt_asks_something"),
            models.CheckConstraint(condition=models.Q(leverage__in=Leverage.values), name="prompt_leverage_known"),
            models.CheckConstraint(condition=models.Q(level__in=Level.values), name="prompt_level_known"),
            models.CheckConstraint(condition=models.Q(moment__in=Moment.values), name="prompt_moment_known"),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search = fold(self.text)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("prompt_detail", args=[self.pk])

    # Questions

    @property
    def point(self) -> Leverage:
        return Leverage(self.leverage)

    @property
    def is_open(self) -> bool:
        return self.retired_at is None

    @property
    def is_own(self) -> bool:
        """Made by the network itself."""
        return self.key is None

    # Verbs

    @classmethod
    @transaction.atomic
    def add(cls, by: Person, **fields: Any) -> "Prompt":
        """Put a question into the library. The same words stand once."""
        prompt = cls(**fields)
        prompt.full_clean(exclude=["search"])
        if twin := cls.objects.open().filter(text=prompt.text).first():
            return twin
        prompt.save()
        AuditEntry.record("prompt.added", by=by, target=prompt)
        return prompt

    @classmethod
    @transaction.atomic
    def take_in_shipped(cls, by: Person | None) -> int:
        """Put the questions that come with this software into the library; returns how many were not there yet."""
        known = set(cls.objects.shipped().values_list("key", flat=True))
        new = [
            cls(key=one.key, text=str(one.text), leverage=one.leverage, level=one.level, moment=one.moment)
            for one in SHIPPED
            if one.key not in known
        ]
        for prompt in new:
            prompt.save()
        if new:
            AuditEntry.record("prompt.taken_in", by=by, count=len(new))
        return len(new)

    @transaction.atomic
    def retire(self, by: Person) -> "Prompt":
        """Put it away: nobody chooses it any more, and what was answered stays."""
        if self.retired_at is None:
            self.retired_at = timezone.now()
            self.save(update_fields=["retired_at"])
            AuditEntry.record("prompt.retired", by=by, target=self)
        return self

    @transaction.atomic
    def bring_back(self, by: Person) -> "Prompt":
        if self.retired_at:
            self.retired_at = None
            self.save(update_fields=["retired_at"])
            AuditEntry.record("prompt.brought_back", by=by, target=self)
        return self
