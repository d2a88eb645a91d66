"""Lines about gatherings for the home page: invitations that wait, gatherings that do not say what to expect."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from backbone.lines import Group, Line, look
from gatherings.models import Answer, Gathering, Rsvp
from gatherings.when import when
from network.lib.dates import relative_days
from people.models import Person

SHOWN = 3
SOON_DAYS = 30


def waiting_invitations(person: Person) -> Group:
    """What somebody is invited to, or asked a date for, and has not answered. Two queries."""
    group = Group(_("Invitations"))
    rows = Rsvp.objects.filter(person=person, gathering__in=Gathering.objects.planned().upcoming().order_by())
    open_rows = rows.invited().filter(answer=Answer.OPEN) | rows.filter(gathering__is_date_open=True)
    unmarked = open_rows.exclude(gathering__proposed_dates__marks__person=person)
    found = look(unmarked.select_related("gathering").order_by("gathering__starts_at", "pk"))
    group.add(found, [invitation_line(row) for row in found.rows], reverse("gathering_list"))
    return group


def invitation_line(row: Rsvp) -> Line:
    gathering = row.gathering
    if gathering.is_date_open:
        text = format_html(_("Which dates suit you for <b>{}</b>?"), gathering.name)
        note, button = gathering.intention, _("Mark what suits you")
    else:
        text = format_html(_("Will you come to <b>{}</b>?"), gathering.name)
        note, button = (
            ", ".join(part for part in (when(gathering), relative_days(gathering.starts_at)) if part),
            _("Answer"),
        )
    return Line(gathering.name, text, note, button, row.get_absolute_url(), is_organisation=False)


def add_speechless(group: Group, person: Person | None = None) -> None:
    """Gatherings of the next weeks that do not say what to expect: of one facilitator, or all. Two queries."""
    rows = Gathering.objects.within(SOON_DAYS).filter(expectations="", invited_at=None)
    rows = rows.filter(facilitators=person) if person else rows
    found = look(rows)
    lines = [
        Line(
            gathering.name,
            format_html(_("<b>{}</b> does not say what to expect"), gathering.name),
            _("%(when)s; invitations wait for it") % {"when": relative_days(gathering.starts_at) or when(gathering)},
            _("Write it"),
            reverse("gathering_edit", args=[gathering.pk]),
            is_organisation=False,
        )
        for gathering in found.rows
    ]
    group.add(found, lines, reverse("gathering_list"))
