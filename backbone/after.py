"""Lines about what was promised and what waits to be approved, for the home page of whoever it concerns."""

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from backbone.lines import Line
from gatherings.models import Commitment, Minutes
from network.lib.dates import ago
from partners.directory import standing
from people.models import Person

SHOWN = 3


def promises_of(person: Person) -> list[Line]:
    """What this person, or a partner they speak for, promised and is still alive. One query, and one for names."""
    own = Q(person=person) | Q(person=None, partner__in=standing(person).keeps)
    rows = Commitment.objects.alive().filter(own).with_names().order_by("gathering__starts_at", "pk")[:SHOWN]
    return [
        Line(
            row.gathering.name,
            format_html(_("You said: <b>{}</b>"), row),
            _("%(gathering)s, %(when)s") % {"gathering": row.gathering.name, "when": ago(row.gathering.day)},
            _("Say how it goes"),
            reverse("commitment_list"),
            is_organisation=False,
        )
        for row in rows
    ]


def drafts_of(person: Person) -> list[Line]:
    """Minutes that wait for this facilitator to approve them. One query."""
    rows = Minutes.objects.drafts().filter(gathering__facilitators=person, gathering__state="closed")
    return [
        Line(
            row.gathering.name,
            format_html(_("The minutes of <b>{}</b> are a draft"), row.gathering.name),
            _("nobody has them yet · %(when)s") % {"when": ago(row.gathering.day)},
            _("Look and approve"),
            row.get_absolute_url(),
            is_organisation=False,
        )
        for row in rows.select_related("gathering")[:SHOWN]
    ]


def about_gatherings(person: Person) -> list[Line]:
    return [*drafts_of(person), *promises_of(person)]
