"""What coming to gatherings has to do with good standing: a partner that missed the last ones in silence misses it.

Only gatherings count at which somebody wrote down who was there and to which somebody of the partner was invited; never
unstructured time. Whoever said no, or sent a colleague, has kept what the clause asks.
"""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from gatherings.models import Answer, Gathering, Kind, Rsvp
from gatherings.models.gathering_queryset import State
from partners.models import Partner
from partners.standing import Condition, register

LAST = 3  # so many in a row are a pattern; fewer are life
BACK_DAYS = 365
SAID_SO = (Answer.NO, Answer.COLLEAGUE)


def attendance_missing(partners: QuerySet[Partner]) -> dict[int, str]:
    """Partners of which nobody came, nor said so, at the last LAST gatherings they were invited to. One query."""
    since = timezone.now() - timedelta(days=BACK_DAYS)
    counted = (
        Gathering.objects.past()
        .filter(starts_at__gt=since)
        .exclude(state=State.CANCELLED)
        .exclude(kind=Kind.UNSTRUCTURED)
    )
    counted = counted.filter(Exists(Rsvp.objects.filter(gathering=OuterRef("pk"), attended=True)))
    asked = Rsvp.objects.filter(
        Q(invited_at__isnull=False) | Q(attended=True), partner__in=partners.order_by().values("pk")
    )
    asked = asked.filter(gathering__in=counted.order_by().values("pk"))
    rows = asked.order_by("-gathering__starts_at", "-gathering_id")
    seen: dict[int, dict[int, bool]] = defaultdict(dict)
    for partner, gathering, attended, answer in rows.values_list("partner_id", "gathering_id", "attended", "answer"):
        kept = seen[partner]
        if gathering in kept or len(kept) < LAST:
            kept[gathering] = kept.get(gathering, False) or bool(attended) or answer in SAID_SO
    missed = [partner for partner, kept in seen.items() if len(kept) == LAST and not any(kept.values())]
    words = ngettext(
        "not at the last %(n)d gathering, and no word", "not at the last %(n)d gatherings, and no word", LAST
    )
    return dict.fromkeys(missed, words % {"n": LAST})


register(
    Condition(
        "attendance",
        _("Comes to gatherings, or says so beforehand"),
        attendance_missing,
        clause="meetings",
        about=Rsvp.objects.all(),
    )
)
