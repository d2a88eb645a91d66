"""The states of an agreement, and the only ways from one to another."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

RENEWAL_DAYS = 90  # from here on before its end, an agreement is due for renewal


class MouState(models.TextChoices):
    DRAFT = "draft", _("draft")
    OFFERED = "offered", _("offered")
    ACTIVE = "active", _("active")
    RENEWED = "renewed", _("renewed")
    SUPERSEDED = "superseded", _("replaced")
    ENDED = "ended", _("ended")
    DISCARDED = "discarded", _("put away")


# move → (from, to). Nothing else changes the state of an agreement; see Mou.move().
MOVES: dict[str, tuple[MouState, MouState]] = {
    "offer": (MouState.DRAFT, MouState.OFFERED),
    "offer_again": (MouState.OFFERED, MouState.OFFERED),
    "withdraw": (MouState.OFFERED, MouState.DRAFT),
    "discard": (MouState.DRAFT, MouState.DISCARDED),
    "take_up_again": (MouState.DISCARDED, MouState.DRAFT),
    "activate": (MouState.OFFERED, MouState.ACTIVE),
    "renew": (MouState.ACTIVE, MouState.RENEWED),
    "supersede": (MouState.ACTIVE, MouState.SUPERSEDED),
    "end": (MouState.ACTIVE, MouState.ENDED),
}
OPEN = (MouState.DRAFT, MouState.OFFERED)
OVER = (MouState.RENEWED, MouState.SUPERSEDED, MouState.ENDED)
# What somebody outside the backbone may know of: what was offered or signed.
TOLD = (MouState.OFFERED, MouState.ACTIVE, *OVER)


class Origin(models.TextChoices):
    """Why an agreement was drafted."""

    FIRST = "first", _("a first agreement")
    RENEWAL = "renewal", _("a renewal")
    CHANGE = "change", _("a change that both sign")


class Ending(models.TextChoices):
    """How an active agreement came to its end."""

    TERM = "term", _("its term was over")
    LEFT = "left", _("the partner left")
    CALLED_OFF = "called_off", _("one side ended it")


class Side(models.TextChoices):
    """The two sides of an agreement."""

    PARTNER = "partner", _("the partner")
    BACKBONE = "backbone", _("the network")


class Contribution(models.TextChoices):
    """What a partner may bring."""

    FUNDING = "funding", _("funding")
    IN_KIND = "in_kind", _("gifts in kind")
    STAFF = "staff", _("paid staff")
    VOLUNTEERS = "volunteers", _("volunteers")
    DATA = "data", _("data")
    INFORMATION = "information", _("information")
    FIELD = "field", _("expertise in the field")
    EXPERTISE = "expertise", _("other expertise")
    CONNECTIONS = "connections", _("community connections")
    FISCAL = "fiscal", _("fiscal management")
    FACILITATION = "facilitation", _("facilitation")
    ADVOCACY = "advocacy", _("advocacy")
    IT = "it", _("IT")


class MouQuerySet(models.QuerySet):
    def open(self) -> "MouQuerySet":
        """Drafted or offered: the next step is somebody's."""
        return self.filter(state__in=OPEN)

    def going_on(self) -> "MouQuerySet":
        """In force, or on the way there."""
        return self.filter(state__in=(*OPEN, MouState.ACTIVE)).order_by("-state", "pk")

    def for_a_line(self) -> "MouQuerySet":
        """Only what a line about an agreement tells, and what was agreed."""
        return self.only("title", "state", "until", "clauses", "partner_id")

    def offered(self) -> "MouQuerySet":
        return self.filter(state=MouState.OFFERED)

    def active(self) -> "MouQuerySet":
        return self.filter(state=MouState.ACTIVE)

    def renewal_due(self, day: date) -> "MouQuerySet":
        """Active, and over within RENEWAL_DAYS of a day."""
        return self.active().filter(until__lte=day + timedelta(days=RENEWAL_DAYS)).order_by("until", "pk")

    def awaiting(self, side: str) -> "MouQuerySet":
        """Offered, and not signed for this side yet."""
        versions = self.model._meta.get_field("versions").related_model.objects
        signed = versions.filter(mou=models.OuterRef("pk"), number=models.OuterRef("number"), signatures__side=side)
        return self.offered().filter(~models.Exists(signed))

    def run_out(self, day: date) -> "MouQuerySet":
        """Active, though their last day is behind us."""
        return self.active().filter(until__lt=day)

    def with_names(self) -> "MouQuerySet":
        return self.select_related("partner", "signer", "template", "follows")

    def with_versions(self) -> "MouQuerySet":
        """With the texts and signatures that the questions of one agreement look at; lock() reads them anew."""
        return self.prefetch_related("versions__signatures")

    def visible_to(self, person: Any) -> "MouQuerySet":
        """The backbone sees all; whoever may edit the partner, and its signer, what was offered or signed."""
        if not getattr(person, "is_authenticated", False) or not person.is_active:
            return self.none()
        if person.is_backbone:
            return self
        edits = models.Q(
            partner__affiliations__person=person,
            partner__affiliations__ended_on=None,
            partner__affiliations__may_edit=True,
        )
        return self.filter(edits | models.Q(signer=person), state__in=TOLD).distinct()
