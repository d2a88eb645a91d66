"""What could use the backbone's care, by the six functions of a backbone (FSG)."""

from datetime import datetime, timedelta
from typing import cast

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from backbone.agreements import add_agreements
from backbone.figure_lines import add_late_figures
from backbone.gathering_lines import add_speechless
from backbone.group_lines import add_old_asks, add_silent_groups
from backbone.lines import Group, Line, look, look_for_few
from backbone.listening import public_will
from backbone.models import Import
from backbone.numbers import reachable_contacts
from backbone.plan_lines import add_due
from backbone.promises import add_gaps, add_standings
from backbone.round_lines import add_rounds
from network.lib.dates import ago, today
from partners.models import Affiliation, Application, Partner
from people.models import Delivery, Link
from people.models.delivery import State
from people.waiting import waiting_mail

PATIENCE_DAYS = 7  # before an invitation without an answer is worth a thought
FAILED_DAYS = 14


def care_groups() -> list[Group]:
    """Groups with something in them. Mail and imports are no function of a backbone: they come last, by themselves."""
    groups = [
        vision_and_strategy(),
        aligned_activities(),
        shared_measurement(),
        public_will(),
        behind_the_scenes(),
    ]
    return [group for group in groups if group.lines]


# Who sits at the table


def vision_and_strategy() -> Group:
    group = Group(_("Guide vision and strategy"))
    held = look(Application.objects.held().order_by("created_at", "pk"))
    lines = [
        Line(
            row.organisation,
            format_html(_("<b>{}</b> asks to join"), row.organisation),
            _("%(name)s wrote %(when)s") % {"name": row.contact_name, "when": ago(row.created_at)},
            _("Read and answer"),
            row.get_absolute_url(),
        )
        for row in held.rows
    ]
    group.add(held, lines, reverse("application_list"))
    add_old_asks(group)
    add_rounds(group)
    return group


# Whom we can reach


def aligned_activities() -> Group:
    group = Group(_("Support aligned activities"))
    bounced = look(bounced_contacts())
    group.add(bounced, [bounced_line(row) for row in bounced.rows], reverse("partner_list") + "?without=1")
    silent = look_for_few(partners_without_contact())
    group.add(silent, [silent_line(row) for row in silent.rows], reverse("partner_list") + "?without=1")
    slow = look(unanswered_invitations())
    group.add(slow, [slow_line(link) for link in slow.rows], reverse("person_list") + "?role=never")
    add_agreements(group)
    add_gaps(group)
    add_due(group)
    add_speechless(group)
    add_silent_groups(group)
    add_standings(group)
    return group


def bounced_contacts():
    rows = Affiliation.objects.in_network().filter(person__bounced_at__isnull=False, person__erased_at=None)
    return rows.select_related("person", "partner").order_by("person__bounced_at", "pk")


def bounced_line(row: Affiliation) -> Line:
    since = cast(datetime, row.person.bounced_at)
    return Line(
        row.person.name,
        format_html(_("Mail to <b>{}</b> comes back"), row.person.name),
        _("%(partner)s · since %(when)s") % {"partner": row.partner.name, "when": ago(since)},
        _("Correct the address"),
        row.person.get_absolute_url(),
        is_organisation=False,
    )


def partners_without_contact():
    """Those with a contact whose mail comes back have a line of their own already."""
    bounced = Affiliation.objects.current().filter(partner=OuterRef("pk"), person__bounced_at__isnull=False)
    silent = Partner.objects.in_directory().filter(~Exists(reachable_contacts()), ~Exists(bounced))
    return silent.order_by("sort_name", "pk")


def silent_line(partner: Partner) -> Line:
    return Line(
        partner.name,
        format_html(_("<b>{}</b> has nobody we can write to"), partner.name),
        _("no colleague there has a mail address"),
        _("Name a contact"),
        partner.get_absolute_url(),
    )


def unanswered_invitations():
    before = timezone.now() - timedelta(days=PATIENCE_DAYS)
    links = Link.objects.usable().filter(act="invitation", created_at__lt=before)
    return links.select_related("person").order_by("created_at", "pk")


def slow_line(link: Link) -> Line:
    return Line(
        link.person.name,
        format_html(_("<b>{}</b> has not come in yet"), link.person.name),
        _("invited %(when)s") % {"when": ago(link.created_at)},
        _("Write again"),
        link.person.get_absolute_url(),
        is_organisation=False,
    )


# Whether what we know is true


def shared_measurement() -> Group:
    group = Group(_("Establish shared measurement"))
    add_late_figures(group)
    reachable = Partner.objects.due_for_confirmation(today()).filter(Exists(reachable_contacts()))
    due = look(reachable.order_by("confirm_due_on", "sort_name", "pk"))
    group.add(due, [due_line(partner) for partner in due.rows], reverse("partner_list") + "?fresh=due")
    return group


def due_line(partner: Partner) -> Line:
    if partner.confirmed_at:
        text = format_html(_("<b>{}</b> last confirmed its profile {}"), partner.name, ago(partner.confirmed_at))
    else:
        text = format_html(_("<b>{}</b> has never confirmed its profile"), partner.name)
    asked = (
        _("asked %(when)s") % {"when": ago(partner.asked_at)}
        if partner.asked_at and partner.is_asked
        else _("not asked yet")
    )
    button = _("Ask again") if partner.is_asked else _("Ask to confirm")
    return Line(partner.name, text, asked, button, reverse("partner_ask", args=[partner.slug]), is_post=True)


# Mail and imports


def behind_the_scenes() -> Group:
    group = Group(_("Behind the scenes"))
    lines = [line for line in (waiting_line(), doubt_line(), failed_line()) if line]
    imports = look(Import.objects.waiting_for_somebody().order_by("created_at", "pk"))
    lines += [import_line(row) for row in imports.rows]
    group.lines, group.count = lines, len(lines)
    return group


def mail_line(text: str, note: str, state: str) -> Line:
    return Line(_("Mail"), text, note, _("Look"), f"{reverse('delivery_list')}?state={state}", is_organisation=False)


def waiting_line() -> Line | None:
    wait = waiting_mail()
    if not wait:
        return None
    text = ngettext("<b>{} message</b> waits", "<b>{} messages</b> wait", wait.count)
    return mail_line(format_html(text, wait.count), wait.why, State.QUEUED)


def doubt_line() -> Line | None:
    count = look(Delivery.objects.in_doubt(), shown=0).count
    if not count:
        return None
    text = ngettext("<b>{} message</b> is in doubt", "<b>{} messages</b> are in doubt", count)
    return mail_line(format_html(text, count), _("perhaps sent, perhaps not: a person decides"), State.UNKNOWN)


def failed_line() -> Line | None:
    since = timezone.now() - timedelta(days=FAILED_DAYS)
    count = look(Delivery.objects.in_state(State.FAILED).filter(ended_at__gte=since), shown=0).count
    if not count:
        return None
    text = ngettext("<b>{} message</b> was refused", "<b>{} messages</b> were refused", count)
    return mail_line(format_html(text, count), _("in the last two weeks"), State.FAILED)


def import_line(row: Import) -> Line:
    return Line(
        row.file_name,
        format_html(_("The list <b>{}</b> was read, nothing is imported yet"), row.file_name),
        ago(row.created_at),
        _("Decide"),
        row.get_absolute_url(),
        is_organisation=False,
    )
