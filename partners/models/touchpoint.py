from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from network.lib.excerpts import excerpt
from partners.models.partner import Partner
from people.models import AuditEntry, Person, Versioned

FIELDS = ("kind", "on", "words", "with_person")


class How(models.TextChoices):
    """How one was in touch."""

    CALL = "call", _("call")
    VISIT = "visit", _("visit")
    MAIL = "mail", _("mail")
    MET = "met", _("met somewhere")


class TouchpointQuerySet(models.QuerySet["Touchpoint"]):
    def visible_to(self, person: Any) -> "TouchpointQuerySet":
        """Backbone staff only: these are notes of their own about conversations."""
        return self if getattr(person, "is_backbone", False) and person.is_active else self.none()

    def standing(self) -> "TouchpointQuerySet":
        """Not taken back."""
        return self.filter(withdrawn_at=None)

    def newest_first(self) -> "TouchpointQuerySet":
        return self.order_by("-on", "-pk")

    def with_names(self) -> "TouchpointQuerySet":
        return self.select_related("partner", "with_person", "by")

    def newest_of_each(self, partners: list[int]) -> "TouchpointQuerySet":
        """Of each of these partners the last one that says what was talked about."""
        said = self.standing().exclude(words="").filter(partner=models.OuterRef("partner")).newest_first()
        return self.standing().filter(partner__in=partners, pk=models.Subquery(said.values("pk")[:1]))


class Touchpoint(Versioned):
    """A contact with a partner worth remembering: a call, a visit, a mail, a chance meeting."""

    ACT = "touchpoint"

    partner = models.ForeignKey(
        Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="touchpoints"
    )
    kind = models.CharField(_("how"), max_length=10, choices=How, default=How.CALL)
    on = models.DateField(_("when"), default=today)
    words = models.CharField(_("what you talked about"), max_length=500, blank=True)
    with_person = models.ForeignKey(
        Person, verbose_name=_("with whom"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(Person, verbose_name=_("who"), on_delete=models.PROTECT, related_name="+", editable=False)
    mail_id = models.CharField(max_length=200, blank=True, editable=False)  # the Message-ID of a mail it came by
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TouchpointQuerySet.as_manager()

    class Meta:
        verbose_name = _("touchpoint")
        verbose_name_plural = _("touchpoints")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["partner", "-on", "-id"], name="touchpoint_by_partner")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=How.values), name="touchpoint_kind_known"),
            models.UniqueConstraint(
                fields=["partner", "mail_id"], condition=~models.Q(mail_id=""), name="one_touchpoint_a_mail"
            ),
        ]

    def __str__(self) -> str:
        return excerpt(self.words, 60) or self.get_kind_display()

    def clean(self) -> None:
        if self.on and self.on > today():
            raise ValidationError({"on": gettext("This day is still to come: write it down when it has happened.")})

    # Questions

    @property
    def in_audit(self) -> models.Model:
        return self.partner

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    # Verbs

    @classmethod
    @transaction.atomic
    def log(cls, by: Person, partner: Partner, mail_id: str = "", **said: Any) -> "Touchpoint":
        """Write down that one was in touch. said: kind, on (today when it is left out), words, with_person."""
        row = cls(partner=partner, by=by, mail_id=mail_id, **said)
        row.words = " ".join(row.words.split())
        row.refuse_if_wrong()
        row.save()
        AuditEntry.record("touchpoint.logged", by=by, target=partner, touchpoint=row.pk)
        return row

    @transaction.atomic
    def withdraw(self, by: Person) -> "Touchpoint":
        """Take it back; give_back() undoes that."""
        return self._turn(by, timezone.now(), "touchpoint.withdrawn")

    @transaction.atomic
    def give_back(self, by: Person) -> "Touchpoint":
        return self._turn(by, None, "touchpoint.returned")

    def _turn(self, by: Person, moment: Any, act: str) -> "Touchpoint":
        self.lock()
        if self.is_withdrawn != (moment is not None):
            self.withdrawn_at = moment
            self.save(update_fields=["withdrawn_at"])
            AuditEntry.record(act, by=by, target=self.partner, touchpoint=self.pk)
        return self
