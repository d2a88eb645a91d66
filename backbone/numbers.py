"""How the network is doing, in a few numbers."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.db.models import Count, Exists, Q
from django.utils.translation import gettext as _

from network.lib.dates import today
from partners.cues import reachable_contacts
from partners.models import Partner

LATELY, LATELY_SECONDS = "numbers.meters", 5 * 60


@dataclass(frozen=True)
class Meter:
    """`value` of `total` partners in the directory."""

    label: Any
    value: int
    total: int


def meters() -> list[Meter]:
    """As they were within the last minutes: nobody's morning hangs on the last digit. One query."""
    kept = caches["process"].get(LATELY)
    if kept is None:
        kept = counted()
        caches["process"].set(LATELY, kept, LATELY_SECONDS)
    labels = {
        "confirmed": _("Profiles confirmed"),
        "reachable": _("With a contact"),
        "described": _("Say what they work on"),
    }
    return [Meter(label, kept[name], kept["total"]) for name, label in labels.items()]


def counted() -> dict[str, int]:
    """Two queries over the directory: whoever has a contact is counted apart, so that the database may join at once."""
    row = Partner.objects.in_directory().aggregate(
        total=Count("pk"),
        confirmed=Count("pk", filter=Q(confirmed_at__isnull=False, confirm_due_on__gt=today())),
        described=Count("pk", filter=~Q(working_on="")),
    )
    row["reachable"] = Partner.objects.in_directory().filter(Exists(reachable_contacts())).count()
    return row
