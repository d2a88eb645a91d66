import json
from hashlib import sha256
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsletter.models.issue import Issue


class Edition(models.Model):
    """An issue as it was sent: written once for all its readers, with places for what differs from one to the next."""

    issue = models.OneToOneField(Issue, on_delete=models.PROTECT, related_name="edition")
    content = models.JSONField(_("what stands in it"))
    text = models.TextField(_("text"))
    html = models.TextField(_("page"))
    digest = models.CharField(max_length=64, editable=False)
    frozen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("issue as sent")
        verbose_name_plural = _("issues as sent")

    def __str__(self) -> str:
        return str(self.issue)

    @classmethod
    def of(cls, issue: Issue, content: dict[str, Any], text: str, html: str) -> "Edition":
        edition = cls(issue=issue, content=content, text=text, html=html)
        edition.digest = edition.fingerprint()
        edition.save(force_insert=True)
        return edition

    def fingerprint(self) -> str:
        """SHA-256 of all that was sent."""
        whole = json.dumps([self.content, self.text, self.html], ensure_ascii=False, sort_keys=True)
        return sha256(whole.encode()).hexdigest()

    @property
    def is_as_sent(self) -> bool:
        """False once somebody's name was taken out because their data was erased."""
        return self.digest == self.fingerprint()
