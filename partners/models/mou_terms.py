"""What an agreement is made of, and what can be asked of it. Its verbs are in mou.py."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners.models.mou_lists import check_gets, check_gives
from partners.models.mou_state import OPEN, RENEWAL_DAYS, Contribution, Ending, MouState, Origin, Side
from partners.models.mou_template import MouTemplate
from partners.models.mou_version import MouVersion
from partners.models.partner import Partner
from partners.mou_clauses import check_clauses
from partners.mou_document import Document, as_text, document_of
from people.models import Person


class MouTerms(models.Model):
    """Fields and questions of an agreement."""

    partner = models.ForeignKey(Partner, verbose_name=_("partner"), on_delete=models.PROTECT, related_name="mous")
    template = models.ForeignKey(
        MouTemplate, verbose_name=_("template"), null=True, blank=True, on_delete=models.PROTECT, related_name="mous"
    )
    follows = models.ForeignKey(
        "self", verbose_name=_("takes the place of"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="heirs",
    )  # fmt: skip
    origin = models.CharField(_("why it was drafted"), max_length=10, choices=Origin, default=Origin.FIRST)
    state = models.CharField(_("state"), max_length=10, choices=MouState, default=MouState.DRAFT)
    title = models.CharField(_("title"), max_length=200)
    clauses = models.JSONField(_("clauses"), validators=[check_clauses])
    left_out = models.JSONField(_("clauses left out"), default=list, blank=True)
    gives = models.JSONField(_("what the partner gives"), default=list, blank=True, validators=[check_gives])
    gets = models.JSONField(_("what the partner gets"), default=list, blank=True, validators=[check_gets])
    starts_on = models.DateField(_("from"), default=today)
    until = models.DateField(_("until"), null=True, blank=True)
    signer = models.ForeignKey(
        Person, verbose_name=_("who signs for the partner"), null=True, blank=True, on_delete=models.PROTECT,
        related_name="mous_to_sign",
    )  # fmt: skip
    keeper = models.ForeignKey(
        Person, verbose_name=_("who looks after it"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveSmallIntegerField(_("version"), default=0)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(_("drafted"), default=timezone.now)
    offered_at = models.DateTimeField(_("offered"), null=True, blank=True)
    signed_at = models.DateTimeField(_("signed by both"), null=True, blank=True)
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    ending = models.CharField(_("how it ended"), max_length=10, choices=Ending, blank=True)
    ending_words = models.CharField(_("a few words"), max_length=500, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.title} · {self.partner}"

    def get_absolute_url(self) -> str:
        return reverse("mou_detail", args=[self.pk])

    # Questions

    @property
    def current(self) -> Any:
        """The latest frozen text (a MouVersion); None for a draft that was never offered."""
        return max(self.versions.all(), key=lambda one: one.number, default=None)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_offered(self) -> bool:
        return self.state == MouState.OFFERED

    @property
    def is_active(self) -> bool:
        return self.state == MouState.ACTIVE

    @property
    def is_renewal_due(self) -> bool:
        return self.is_active and self.until is not None and self.until <= today() + timedelta(days=RENEWAL_DAYS)

    @property
    def has_unsent_changes(self) -> bool:
        """Whether the draft says something else than what is offered."""
        return self.is_offered and self.draft_text() != self.current.text

    def draft_document(self) -> Document:
        """The document the draft makes now; see partners.mou_document."""
        return document_of(self)

    def draft_text(self) -> str:
        return as_text(self.draft_document())

    def signed_version(self) -> MouVersion | None:
        """The latest text that asks for signatures: in an active agreement the one both have signed."""
        asking = [one for one in self.versions.all() if one.asks_for_signatures]
        return max(asking, key=lambda one: one.number, default=None)

    def gives_in_words(self) -> list[str]:
        return [f"{Contribution(gift['kind']).label}: {gift['words']}" for gift in self.gives]

    def awaits(self) -> list[str]:
        """The sides ("partner", "backbone") whose signature is missing under what is offered."""
        signed = self.current.signed_sides() if self.is_offered else set(Side.values)
        return [side for side in Side.values if side not in signed]

    def refuse_unless(self, state: str, words: str) -> None:
        if self.state != state:
            raise ValidationError(words)

    def days_left(self, day: date) -> int | None:
        """Days from a day to the last one; None when it has no end."""
        return (self.until - day).days if self.until else None
