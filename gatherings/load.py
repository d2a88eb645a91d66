"""How many gatherings people are asked to: told in plain words before another invitation goes."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import ngettext

from gatherings.models import Answer, Rsvp, State

WEEKS = 4
MANY = 4  # more than one a week


def coming_rows(now: datetime | None = None):
    """Invitations to what is planned for the next weeks, without those turned down."""
    now = now or timezone.now()
    until = now + timedelta(weeks=WEEKS)
    planned = {"gathering__state": State.PLANNED, "gathering__starts_at__gt": now, "gathering__starts_at__lte": until}
    return Rsvp.objects.invited().filter(**planned).exclude(answer__in=[Answer.NO, Answer.COLLEAGUE]).order_by()


def of_people(people: Iterable[int]) -> dict[int, int]:
    """Person id → gatherings in the next WEEKS weeks. One query."""
    rows = coming_rows().filter(person__in=[*people]).values_list("person")
    return dict(rows.annotate(Count("gathering", distinct=True)))


def of_partners(partners: Iterable[int]) -> dict[int, int]:
    """Partner id → gatherings its people are asked to. One query."""
    rows = coming_rows().filter(partner__in=[*partners]).values_list("partner")
    return dict(rows.annotate(Count("gathering", distinct=True)))


def in_words(count: int) -> str:
    """5 gatherings in the next 4 weeks; empty for none."""
    if not count:
        return ""
    words = ngettext(
        "%(n)d gathering in the next %(weeks)d weeks", "%(n)d gatherings in the next %(weeks)d weeks", count
    )
    return words % {"n": count, "weeks": WEEKS}
