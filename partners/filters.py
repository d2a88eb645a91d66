"""What the backbone's list of partners can be narrowed to."""

from typing import Any

from django.db.models import Prefetch
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from network.lib.dates import today
from partners.models import Affiliation, Partner, Sector, Stage
from partners.models.partner_queryset import PartnerQuerySet

FRESHNESS = [("confirmed", _("confirmed")), ("due", _("due")), ("never", _("never confirmed"))]
NAMES = ("q", "stage", "sector", "place", "fresh", "without", "archived")


def chosen(asked: QueryDict) -> dict[str, str]:
    """The filters of a query string; what we do not know counts as not chosen."""
    wishes = {name: asked.get(name, "").replace("\x00", "").strip()[:100] for name in NAMES}
    known = {"stage": Stage.values, "sector": Sector.values, "fresh": [value for value, _label in FRESHNESS]}
    return {name: value if value in known.get(name, [value]) else "" for name, value in wishes.items()}


def narrowed(wishes: dict[str, str]) -> PartnerQuerySet:
    """Partners by chosen(): present ones unless the archive is asked for."""
    found = Partner.objects.archived() if wishes["archived"] else Partner.objects.present()
    found = found.matching(wishes["q"])
    plain = {"stage": "stage", "sector": "sector", "place": "places__key"}
    found = found.filter(**{plain[name]: wishes[name] for name in plain if wishes[name]})
    if wishes["without"]:
        found = found.without_contact()
    return by_freshness(found, wishes["fresh"])


def by_freshness(found: PartnerQuerySet, fresh: str) -> PartnerQuerySet:
    if fresh == "confirmed":
        return found.confirmed(today())
    if fresh == "due":
        return found.confirmed_too_long_ago(today())
    return found.never_confirmed() if fresh == "never" else found


def for_list(found: PartnerQuerySet) -> PartnerQuerySet:
    """With all that a line of the list shows: places, and the primary contact as `contacts`, of one row or none."""
    primary = Affiliation.objects.current().filter(is_primary=True).select_related("person")
    return found.select_related("merged_into").prefetch_related(
        "places", Prefetch("affiliations", queryset=primary, to_attr="contacts")
    )


def choices() -> dict[str, Any]:
    """What the selects of the page offer."""
    return {"stages": Stage.choices, "sectors": Sector.choices, "freshness": FRESHNESS}
