from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.lib.tokens import fingerprint, is_signed, new_token

PURPOSE = "learning.voice"
DAYS = 180


class VoiceLink(models.Model):
    """Lets a speaker without an account come back to one voice. Only its SHA-256 is kept."""

    voice = models.ForeignKey("learning.Voice", on_delete=models.PROTECT, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    token = ""  # in memory only, for the one who makes the link

    class Meta:
        verbose_name = _("link to a voice")
        verbose_name_plural = _("links to voices")

    def __str__(self) -> str:
        return f"{PURPOSE} {self.voice_id}"

    @classmethod
    def create(cls, voice: Any) -> "VoiceLink":
        """A new link; `token` and `url` of the returned object are its only copy."""
        token = new_token(PURPOSE)
        until = timezone.now() + timedelta(days=DAYS)
        link = cls.objects.create(voice=voice, token_hash=fingerprint(token), expires_at=until)
        link.token = token
        return link

    @classmethod
    def find(cls, token: str) -> "VoiceLink | None":
        """The link with this token that still opens its page, else None."""
        if not is_signed(token, PURPOSE):
            return None
        usable = cls.objects.filter(revoked_at=None, expires_at__gt=timezone.now()).select_related("voice")
        link = usable.filter(token_hash=fingerprint(token)).first()
        if link:
            link.token = token
        return link

    @property
    def url(self) -> str:
        return f"{settings.SITE_URL}{reverse('voice_said', args=[self.token])}"
