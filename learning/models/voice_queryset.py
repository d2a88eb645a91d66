from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class VoiceState(models.TextChoices):
    HELD = "held", _("waiting to be read")
    PUBLIC = "public", _("published")
    PRIVATE = "private", _("kept between us")
    SPAM = "spam", _("put aside")
    WITHDRAWN = "withdrawn", _("taken back")


class CameOf(models.TextChoices):
    DONE = "done", _("done")
    GOING = "going", _("under way")
    NOT = "not", _("not possible now")


class VoiceQuerySet(models.QuerySet):
    def held(self) -> "VoiceQuerySet":
        """Nobody has read them yet."""
        return self.filter(state=VoiceState.HELD)

    def published(self) -> "VoiceQuerySet":
        """What anybody may read."""
        return self.filter(state=VoiceState.PUBLIC)

    def to_answer(self) -> "VoiceQuerySet":
        """Read, and nothing said about them yet."""
        return self.filter(state__in=[VoiceState.PUBLIC, VoiceState.PRIVATE], answered_at=None)

    def answered(self) -> "VoiceQuerySet":
        return self.filter(answered_at__isnull=False).exclude(state=VoiceState.WITHDRAWN)

    def aside(self) -> "VoiceQuerySet":
        return self.filter(state=VoiceState.SPAM)

    def said_by(self, person: Any) -> "VoiceQuerySet":
        return self.filter(person=person).exclude(state=VoiceState.WITHDRAWN)

    def visible_to(self, person: Any) -> "VoiceQuerySet":
        """The backbone hears all; others what they said themselves and what they were asked to see to."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        if person.is_backbone:
            return self
        return self.filter(models.Q(person=person) | models.Q(assigned_to=person))

    def with_names(self) -> "VoiceQuerySet":
        return self.select_related("assigned_to", "answered_by").prefetch_related("topics")
