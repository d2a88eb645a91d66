"""Mail that waits longer than it should, and why, in words for the backbone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from people.models import Delivery

PATIENCE_MINUTES = 10


@dataclass(frozen=True)
class Wait:
    """How many messages wait, since when, and why."""

    count: int
    since: datetime
    why: str


def waiting_mail() -> Wait | None:
    """None while mail flows. One query."""
    late = Delivery.objects.waiting_since(timezone.now() - timedelta(minutes=PATIENCE_MINUTES))
    row = late.aggregate(count=Count("pk"), since=Min("created_at"), tries=Max("attempts"), words=Max("server_words"))
    return Wait(row["count"], row["since"], why(row["tries"], row["words"])) if row["count"] else None


def why(tries: int, words: str) -> str:
    if not tries:
        return _("Nothing has picked it up: the worker is not running.")
    return words or _("A worker stopped while sending; the next one goes on.")
