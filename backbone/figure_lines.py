"""Lines about figures that are due, for the home page of whoever gives them and of the backbone."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from backbone.lines import Group, Line, look
from learning.models import OwedFigure
from network.lib.dates import ago, plain_day
from partners.models import Partner

SHOWN = 3


def add_late_figures(group: Group) -> None:
    """Figures that are late, the latest first. One or two queries."""
    late = look(OwedFigure.objects.open().overdue().with_names().by_due_day())
    group.add(late, [late_line(row) for row in late.rows], reverse("figure_list"))


def late_line(row: OwedFigure) -> Line:
    figure = _("%(measure)s, %(period)s") % {"measure": row.measure.name, "period": row.period_label}
    due = _("due %(day)s") % {"day": plain_day(row.due_on)}
    asked = _("asked %(when)s") % {"when": ago(row.asked_on)} if row.asked_on else _("not asked yet")
    if row.partner is None:
        text = format_html(_("The figure for <b>{}</b> is missing"), figure)
        return Line(row.measure.name, text, due, _("Enter it"), row.get_absolute_url(), is_organisation=False)
    text = format_html(_("<b>{}</b> owes a figure: {}"), row.partner.name, figure)
    button = _("Ask again") if row.asked_on else _("Ask")
    url = reverse("figure_ask", args=[row.pk])
    return Line(row.partner.name, text, f"{due} · {asked}", button, url, is_post=True)


def figures_of(partner: Partner) -> list[Line]:
    """What a partner is asked to give. One query."""
    rows = OwedFigure.objects.open().filter(partner=partner).with_names().by_due_day()[:SHOWN]
    return [
        Line(
            row.measure.name,
            format_html(_("Your figure for <b>{}</b>, {}"), row.measure.name, row.period_label),
            _("due %(day)s") % {"day": plain_day(row.due_on)},
            _("Enter it"),
            row.get_absolute_url(),
        )
        for row in rows
    ]
