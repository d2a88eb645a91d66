from datetime import UTC
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models.mou_state import Side
from people.models import Person


class VersionKind(models.TextChoices):
    """first: what was offered first. material: changed, so both sides sign anew. minor: a slip corrected in what both
    have signed."""

    FIRST = "first", _("first text")
    MATERIAL = "material", _("a change that both sign")
    MINOR = "minor", _("a slip corrected")


class MouVersion(models.Model):
    """A text of an agreement, frozen for good: the database refuses to change or delete it.

    `text` is what is shown, hashed and signed; `document` is the same text in parts (see partners.mou_document).
    """

    mou = models.ForeignKey("partners.Mou", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    kind = models.CharField(_("kind of change"), max_length=10, choices=VersionKind, default=VersionKind.FIRST)
    note = models.CharField(_("what has changed"), max_length=500, blank=True)
    document = models.JSONField()
    text = models.TextField(_("text"))
    sha256 = models.CharField(_("fingerprint (SHA-256)"), max_length=64)
    size = models.PositiveIntegerField(_("size in bytes"))
    frozen_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    frozen_at = models.DateTimeField(_("frozen"), default=timezone.now)

    class Meta:
        verbose_name = _("version of an agreement")
        verbose_name_plural = _("versions of agreements")
        ordering = ["mou", "number"]
        constraints = [
            models.UniqueConstraint(fields=["mou", "number"], name="one_mou_version_a_number"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="mou_version_counts"),
            models.CheckConstraint(condition=models.Q(kind__in=VersionKind.values), name="mou_version_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.mou} · {self.number}"

    @property
    def asks_for_signatures(self) -> bool:
        return self.kind != VersionKind.MINOR

    def signature_of(self, side: str) -> "Signature | None":
        return next((one for one in self.signatures.all() if one.side == side), None)

    def signed_sides(self) -> set[str]:
        return {one.side for one in self.signatures.all()}

    @property
    def is_signed_by_both(self) -> bool:
        return self.signed_sides() == set(Side.values)


class Signature(models.Model):
    """One side signed one version: the evidence. The database refuses to change or delete it.

    Name, position and the two sentences are as the signer saw and entered them; `at` is the database's clock.
    """

    version = models.ForeignKey(MouVersion, on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(_("for"), max_length=10, choices=Side)
    person = models.ForeignKey(Person, verbose_name=_("who"), on_delete=models.PROTECT, related_name="signatures")
    name = models.CharField(_("name"), max_length=150)
    position = models.CharField(_("position"), max_length=150)
    authority = models.CharField(_("whom they may sign for"), max_length=500)
    consent = models.CharField(_("what they agreed to"), max_length=500)
    sha256 = models.CharField(_("fingerprint of the text (SHA-256)"), max_length=64)
    size = models.PositiveIntegerField(_("size of the text in bytes"))
    how = models.CharField(_("how they came in"), max_length=40)
    link_id = models.PositiveBigIntegerField(_("personal link"), null=True, blank=True)
    address = models.CharField(_("network address"), max_length=45, blank=True)
    browser = models.CharField(_("browser"), max_length=300, blank=True)
    at = models.DateTimeField(_("signed"))

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "side"], name="one_signature_a_side"),
            models.UniqueConstraint(fields=["version", "person"], name="one_signature_a_person"),
            models.CheckConstraint(condition=models.Q(side__in=Side.values), name="signature_side_known"),
            models.CheckConstraint(condition=~models.Q(name="") & ~models.Q(position=""), name="signature_has_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.version}"

    def evidence(self) -> dict[str, Any]:
        """Everything a signature says, ready for JSON; its SHA-256 stands in the audit entry of the signing."""
        names = ("side", "name", "position", "authority", "consent", "sha256", "size", "how", "link_id", "address")
        return {
            "mou": self.version.mou_id,
            "version": self.version.number,
            "person": self.person_id,
            **{name: getattr(self, name) for name in names},
            "browser": self.browser,
            "at": self.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        }


class MouPaper(models.Model):
    """The sealed PDF of a version both have signed, made once: the same bytes for everybody, for good."""

    version = models.OneToOneField(MouVersion, on_delete=models.PROTECT, related_name="paper")
    pdf = models.BinaryField()
    sha256 = models.CharField(_("fingerprint (SHA-256)"), max_length=64, unique=True)
    size = models.PositiveIntegerField(_("size in bytes"))
    made_at = models.DateTimeField(_("made"), default=timezone.now)

    class Meta:
        verbose_name = _("paper of an agreement")
        verbose_name_plural = _("papers of agreements")

    def __str__(self) -> str:
        return str(self.version)
