"""Lines about working groups for the home page: silent ones, who asks to join, and the groups somebody is in."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from backbone.lines import Found, Group, Line, look
from network.lib.dates import ago
from network.lib.excerpts import excerpt
from people.models import Person
from working_groups import hearing
from working_groups.cascade import old_asks
from working_groups.hearing import Silence
from working_groups.models import JoinRequest, WorkingGroup

SHOWN = 3
MOST_GROUPS = 200


def add_silent_groups(group: Group) -> None:
    """Running groups nothing was heard of. A query, and one for each place where one may hear of a group."""
    found = hearing.silent(WorkingGroup.objects.running()[:MOST_GROUPS])
    lines = [silent_line(silence) for silence in found[:SHOWN]]
    group.add(Found(lines, len(found), False), lines, reverse("group_list"))


def add_old_asks(group: Group) -> None:
    """Asks of groups that wait too long for an answer. Two queries."""
    found = look(old_asks().select_related("group"))
    lines = [
        Line(
            ask.group.name,
            format_html(_("<b>{}</b> asks: {}"), ask.group.name, str(ask)),
            ngettext("waits for %(n)d day", "waits for %(n)d days", ask.days) % {"n": ask.days},
            _("Look"),
            ask.get_absolute_url(),
        )
        for ask in found.rows
    ]
    group.add(found, lines, reverse("cascade"))


def silent_line(silence: Silence) -> Line:
    days = ngettext("nothing heard for %(n)d day", "nothing heard for %(n)d days", silence.days) % {"n": silence.days}
    return Line(
        silence.group.name,
        format_html(_("The group <b>{}</b> is silent"), silence.group.name),
        days,
        _("Look"),
        silence.group.get_absolute_url(),
    )


def chaired(person: Person) -> Group:
    """What waits for whoever chairs a group: who asks to join, and its silence."""
    group = Group(_("Groups you chair"))
    waiting = JoinRequest.objects.waiting().filter(group__in=WorkingGroup.objects.running().chaired_by(person))
    group.lines += [request_line(row) for row in waiting.select_related("group", "person")[:SHOWN]]
    group.lines += [silent_line(silence) for silence in hearing.chaired_silent(person)[:SHOWN]]
    group.count = len(group.lines)
    return group


def request_line(row: JoinRequest) -> Line:
    return Line(
        row.person.name,
        format_html(_("<b>{}</b> would like to join {}"), row.person.name, row.group.name),
        excerpt(row.words) or ago(row.asked_at),
        _("Answer"),
        row.get_absolute_url(),
        is_organisation=False,
    )


@dataclass(frozen=True)
class OwnGroup:
    """A group somebody is in."""

    name: str
    url: str
    is_chair: bool


def groups_of(person: Person) -> list[OwnGroup]:
    """The running groups this person is in. One query."""
    rows = person.memberships.current().filter(group__ended_on=None).select_related("group")
    return [
        OwnGroup(row.group.name, row.group.get_absolute_url(), row.is_chair) for row in rows.order_by("group__name")
    ]
