"""Who answers an invitation or comes to a gathering is in touch."""

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gatherings.models import Announcement, Rsvp
from partners.in_touch import Last, Source, latest, register

# What the backbone enters for a partner says nothing of being in touch.
OWN = Announcement.objects.exclude(entered_by__is_backbone=True)


def came(numbers: list[int]) -> Last:
    """The last gathering at which somebody of a partner was."""
    rows = Rsvp.objects.filter(partner__in=numbers, attended=True, gathering__starts_at__lte=timezone.now())
    return dict(
        rows.order_by().values("partner").annotate(last=Max("gathering__starts_at")).values_list("partner", "last")
    )


register(
    Source("gathering", _("it came to a gathering"), came),
    Source("rsvp", _("it answered an invitation"), latest(Rsvp.objects.all(), "answered_at")),
    Source("announcement", _("it told what it works on"), latest(OWN, "created_at")),
)
