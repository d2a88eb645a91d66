"""What highlights and subscriptions hold about people, and what is left of it after erasing."""

from django.db.models import Q

from newsletter.models import Highlight, HighlightPause, HighlightRhythm, Subscription
from people.holdings import Holding, nobody, register

register(
    # An organisation's words stay its own; a person's name in them does not.
    Holding(
        Highlight,
        rows=lambda person: Highlight.objects.filter(Q(asked_person=person) | Q(approved_by=person)),
        shown=("partner", "month", "asked_at", "approved_at"),
        mentions=("working_on", "fit", "needs_help", "can_help", "photo_alt"),
        other=(
            "id", "place", "state", "photo", "to_profile", "passed", "asked_person", "reminded_at", "written_at",
            "approved_by", "shown_at", "created_at", "version",
        ),
    ),
    Holding(HighlightPause, rows=nobody(HighlightPause), other=("id", "partner", "until", "created_at")),
    Holding(
        HighlightRhythm, rows=nobody(HighlightRhythm),
        other=("id", "is_on", "per_month", "lead_days", "remind_after_days", "silent_after_days"),
    ),
    Holding(
        Subscription,
        rows=lambda person: Subscription.objects.filter(Q(person=person) | Q(address__iexact=person.email or "-")),
        deleted=True,
        personal={"address": "", "name": "", "search": ""},
        shown=("kind", "state", "source", "language", "asked_at", "confirmed_at", "ended_at"),
        other=("id", "person", "token_hash"),
    ),
)  # fmt: skip
