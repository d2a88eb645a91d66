"""The states of a delivery, and what one asks of many."""

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models.audit import AuditEntry


class State(models.TextChoices):
    QUEUED = "queued", _("waiting")
    CLAIMED = "claimed", _("taken up")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("refused")
    UNKNOWN = "unknown", _("in doubt")
    SUPPRESSED = "suppressed", _("not wanted")
    CANCELLED = "cancelled", _("cancelled")
    DIGEST = "digest", _("in the weekly digest")  # waits for it as long as ended_at is empty


class Priority(models.IntegerChoices):
    """Who is served first: somebody waits at the screen; one mail for one person; one mail for many."""

    URGENT = 0, _("at once")
    ORDINARY = 1, _("in its turn")
    BULK = 2, _("when nothing else waits")


WAITING = (State.QUEUED, State.CLAIMED, State.SENDING)
ENDED = (State.SENT, State.FAILED, State.SUPPRESSED, State.CANCELLED)
NEVER_ARRIVED = (State.FAILED, State.SUPPRESSED, State.CANCELLED)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self) -> "DeliveryQuerySet":
        return self.filter(state=State.QUEUED, due_at__lte=timezone.now())

    def in_state(self, *states: str) -> "DeliveryQuerySet":
        return self.filter(state__in=states)

    def about_to(self, person: models.Model) -> "DeliveryQuerySet":
        return self.filter(person=person)

    def in_doubt(self) -> "DeliveryQuerySet":
        """Perhaps sent, perhaps not, and nobody has decided yet."""
        return self.filter(state=State.UNKNOWN, ended_at=None)

    def waiting_since(self, moment: datetime) -> "DeliveryQuerySet":
        """Should have left before `moment` and has not; mail for a later day is not waiting."""
        tried_or_due = models.Q(attempts__gt=0) | models.Q(due_at__lt=moment)
        return self.filter(tried_or_due, state__in=WAITING, created_at__lt=moment)

    def counts(self) -> dict[str, int]:
        """How many rows are in each state. One query."""
        return dict(self.order_by().values_list("state").annotate(models.Count("pk")))

    def cancel_waiting(self) -> int:
        """Call back what has not left yet; returns how many."""
        held = models.Q(state=State.DIGEST, ended_at=None)
        return self.filter(held | models.Q(state__in=[State.QUEUED, State.CLAIMED])).end(State.CANCELLED)

    def held_for_digest(self) -> "DeliveryQuerySet":
        return self.filter(state=State.DIGEST, ended_at=None)

    @transaction.atomic
    def call_back(self, by: Any) -> int:
        """A person calls back all that has not left yet among these; returns how many."""
        count = self.cancel_waiting()
        if count:
            AuditEntry.record("delivery.many_cancelled", by=by, count=count)
        return count

    def came_back(self) -> "DeliveryQuerySet":
        """Taken by the mail server, and reported as not arrived later."""
        bounces = self.model._meta.get_field("bounces").related_model.objects
        return self.filter(models.Exists(bounces.filter(delivery=models.OuterRef("pk"))))

    def for_list(self) -> "DeliveryQuerySet":
        """Newest first, without the pages."""
        rows = self.select_related("person").prefetch_related("bounces")
        return rows.defer("html", "calendar").order_by("-pk")

    def end(self, state: str, words: str = "") -> int:
        """Bring rows to an end state and throw their secrets away; returns how many rows there were."""
        return self.update(state=state, sealed="", ended_at=timezone.now(), server_words=words[:500])
