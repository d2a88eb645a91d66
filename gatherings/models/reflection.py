"""What people write in a pause. Nobody reads it but they themselves, unless they share it."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gatherings.models.pause import Pause
from gatherings.models.prompt import Prompt
from people.models import Person
from people.rules import came_by_link

LONGEST_WORDS = 4000


class Sharing(models.TextChoices):
    PRIVATE = "private", _("Only for me")
    NAMED = "named", _("With my name")
    UNNAMED = "unnamed", _("Without my name")


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    def named(self) -> "ReflectionQuerySet":
        """Shared with a name, in no order of time."""
        return self.filter(sharing=Sharing.NAMED).select_related("person").order_by("pk")

    def unnamed(self) -> "ReflectionQuerySet":
        """Shared without a name; nobody but their writers may be shown which they are."""
        return self.filter(sharing=Sharing.UNNAMED)

    def keep_back(self) -> int:
        """Leave them with their writers after all."""
        return self.update(sharing=Sharing.PRIVATE)

    def visible_to(self, person: Any) -> "ReflectionQuerySet":
        """Their own and nobody else's. By link: while the pause is open, since a mail may be passed on."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        own = self.filter(person=person)
        return own.filter(pause__in=Pause.objects.visible_to(person).open()) if came_by_link(person) else own


class Reflection(models.Model):
    """One person's answer to one question. A guest in the room has no account: only what they share is kept."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    pause = models.ForeignKey(Pause, null=True, blank=True, on_delete=models.CASCADE, related_name="reflections")
    prompt = models.ForeignKey(Prompt, null=True, blank=True, on_delete=models.PROTECT, related_name="reflections")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="reflections")
    guest = models.CharField(max_length=64, blank=True, editable=False)
    name = models.CharField(_("your name"), max_length=80, blank=True)
    question = models.CharField(_("question"), max_length=300)
    words = models.TextField(_("your words"), max_length=LONGEST_WORDS, blank=True)
    sharing = models.CharField(_("who reads it"), max_length=10, choices=Sharing, default=Sharing.PRIVATE)
    was_named = models.BooleanField(default=False, editable=False)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("reflection")
        verbose_name_plural = _("reflections")
        ordering = ["-written_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(sharing__in=Sharing.values), name="reflection_sharing_known"),
            models.CheckConstraint(
                condition=models.Q(person=None) ^ models.Q(guest=""), name="reflection_by_person_or_guest"
            ),
            models.CheckConstraint(
                condition=models.Q(guest="") | ~models.Q(sharing="private"), name="nothing_private_of_guests"
            ),
            models.CheckConstraint(
                condition=models.Q(pause__isnull=False) | models.Q(sharing="private"), name="shared_in_a_pause_only"
            ),
            models.UniqueConstraint(fields=["pause", "person"], name="one_reflection_a_person"),
            models.UniqueConstraint(
                fields=["pause", "guest"], condition=~models.Q(guest=""), name="one_reflection_a_guest"
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("my_reflection", args=[self.pk])

    # Questions

    @property
    def author(self) -> str:
        """The name it is shared with."""
        return self.person.name if self.person else self.name

    @property
    def is_shown_unsigned(self) -> bool:
        """Shared without a name and shown: nobody knows whose it is, so nobody can take it back."""
        return self.sharing == Sharing.UNNAMED and self.pause is not None and not self.pause.is_open

    # Verbs. None of them leaves an audit entry: when somebody reflects is nobody's business.

    @classmethod
    @transaction.atomic
    def write(cls, person: Person, pause: Pause, words: str, sharing: str | None = None) -> "Reflection":
        """Keep what somebody writes in a pause; sharing None leaves that as it was."""
        pause.lock()
        found = cls.objects.filter(pause=pause, person=person).first()
        one = found or cls(pause=pause, person=person, prompt=pause.prompt, question=pause.question)
        return one._set(words, sharing or one.sharing)

    @classmethod
    @transaction.atomic
    def leave(cls, pause: Pause, guest: str, words: str, sharing: str, name: str = "") -> "Reflection":
        """A guest in the room shares something, with the name they give or without."""
        pause.lock()
        if not pause.is_open:
            raise ValidationError(gettext("This pause is over. Thank you for being with us."))
        if sharing == Sharing.NAMED and not name.strip():
            raise ValidationError({"name": gettext("Which name shall stand beside your words?")})
        found = cls.objects.filter(pause=pause, guest=guest).first()
        one = found or cls(pause=pause, guest=guest, prompt=pause.prompt, question=pause.question)
        one.name = name.strip() if sharing == Sharing.NAMED else ""
        return one._set(words, sharing)

    @classmethod
    @transaction.atomic
    def muse(cls, person: Person, prompt: Prompt, words: str) -> "Reflection":
        """Write for oneself, between gatherings."""
        one = cls(person=person, prompt=prompt, question=prompt.text)
        return one._set(words, Sharing.PRIVATE)

    @transaction.atomic
    def edit(self, words: str, sharing: str) -> "Reflection":
        """The writer changes words, or who reads them."""
        if self.pause:
            self.pause.lock()
        self.refresh_from_db()
        return self._set(words, sharing)

    def _set(self, words: str, sharing: str) -> "Reflection":
        self._refuse_sharing(words, sharing)
        self.words, self.sharing = words.strip(), sharing
        self.was_named = self.was_named or sharing == Sharing.NAMED
        self.full_clean(validate_constraints=False)
        self.save()
        return self

    def _refuse_sharing(self, words: str, sharing: str) -> None:
        if sharing != Sharing.PRIVATE and not words.strip():
            raise ValidationError({"words": gettext("There are no words yet to share.")})
        if sharing != Sharing.PRIVATE and self.pause is None:
            raise ValidationError({"sharing": gettext("This is yours alone: it belongs to no gathering.")})
        if sharing == self.sharing:
            return
        if self.is_shown_unsigned:
            raise ValidationError({"sharing": gettext("These words were shown without a name. They stay so.")})
        if sharing == Sharing.UNNAMED and not (self.pause and self.pause.is_open):
            raise ValidationError(
                {"sharing": gettext("The pause is over. What comes alone now, everybody would know to be yours.")}
            )
        if sharing == Sharing.UNNAMED and self.was_named:
            raise ValidationError({"sharing": gettext("These words have stood beside your name already.")})

    @transaction.atomic
    def forget(self) -> None:
        """Delete it, for good. What was shown without a name stays: it is nobody's any more."""
        self.delete()


class Unsigned(models.Model):
    """Words shared without a name. No person, no moment; the key is random, and so is the order."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    pause = models.ForeignKey(Pause, on_delete=models.CASCADE, related_name="unsigned")
    words = models.TextField(_("words"), max_length=LONGEST_WORDS)

    class Meta:
        verbose_name = _("words without a name")
        verbose_name_plural = _("words without a name")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.words if len(self.words) <= 80 else f"{self.words[:79]}…"
