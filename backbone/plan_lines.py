"""Lines about activities that somebody should look at again."""

from datetime import timedelta

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from backbone.lines import Group, Line, look
from network.lib.dates import ago, today
from partners.models import Partner
from working_groups.models import Activity

SHOWN = 3
PATIENCE = timedelta(days=7)


def due_line(row: Activity) -> Line:
    when = ago(row.next_check) if row.next_check else ""
    return Line(
        row.partner.name,
        format_html(_("How does it go: <b>{}</b>?"), row.name),
        _("%(partner)s · to look at again %(when)s") % {"partner": row.partner.name, "when": when},
        _("Say how it goes"),
        reverse("activity_look", args=[row.partner.slug, row.pk]),
    )


def add_due(group: Group) -> None:
    """Those of all partners that have waited a week: until then it is the partner's own. One query or two."""
    late = look(Activity.objects.due(today() - PATIENCE).select_related("partner"))
    group.add(late, [due_line(row) for row in late.rows], reverse("activity_list") + "?show=due")


def due_of(partner: Partner) -> list[Line]:
    """One query."""
    return [
        due_line(row) for row in Activity.objects.due(today()).filter(partner=partner).select_related("partner")[:SHOWN]
    ]
