from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Bounce(models.Model):
    """One report, after the mail server had taken a mail, that it did not arrive (RFC 3464, or a provider's words)."""

    delivery = models.ForeignKey(
        "people.Delivery", verbose_name=_("mail"), on_delete=models.CASCADE, related_name="bounces"
    )
    status = models.CharField(_("status"), max_length=12, blank=True)  # RFC 3463, such as 5.1.1
    is_hard = models.BooleanField(_("for good"), default=False)
    words = models.CharField(_("what the other server said"), max_length=500, blank=True)
    report = models.CharField(max_length=64, unique=True)  # the same report read twice counts once
    created_at = models.DateTimeField(_("reported"), default=timezone.now)

    class Meta:
        verbose_name = _("mail that came back")
        verbose_name_plural = _("mails that came back")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.status} {self.words}"[:80]
