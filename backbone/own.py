"""What waits for somebody who is not backbone staff: about their own partners and themselves."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from backbone.after import about_gatherings
from backbone.figure_lines import figures_of
from backbone.gathering_lines import add_speechless, waiting_invitations
from backbone.group_lines import chaired
from backbone.lines import Group, Line
from backbone.listening import voices_to_answer
from backbone.plan_lines import due_of
from backbone.promises import concerns_of, waiting_for
from backbone.round_lines import rounds_to_speak_in
from network.lib.dates import ago
from partners.directory import standing
from partners.models import Affiliation, Partner
from people.models import Person

# What others would like to know, most useful first; the first one missing is asked for.
WISHES = ("working_on", "can_help", "needs_help", "fit", "best_at")


def own_groups(person: Person) -> list[Group]:
    """A group for each partner somebody may edit, and one about themselves; those with something in them."""
    groups = [waiting_invitations(person), facilitated(person), chaired(person)]
    groups += [partner_group(partner, person) for partner in standing(person).partners]
    groups.append(myself(person))
    return [group for group in groups if group.lines]


def own_invitations(person: Person) -> list[Group]:
    """For backbone staff, whose page is about the network: what they themselves are invited to."""
    return [group for group in [waiting_invitations(person), chaired(person)] if group.lines]


def facilitated(person: Person) -> Group:
    group = Group(_("Gatherings you facilitate"))
    if person.is_facilitator:
        add_speechless(group, person)
    return group


def partner_group(partner: Partner, person: Person) -> Group:
    group = Group(partner.name)
    if partner.pk in standing(person).keeps and partner.is_in_directory:
        asked = [*waiting_for(partner), *figures_of(partner), *due_of(partner)]
        group.lines = [*asked, *(line for line in (confirm_line(partner), missing_line(partner)) if line)]
    group.count = len(group.lines)
    return group


def confirm_line(partner: Partner) -> Line | None:
    if partner.is_fresh:
        return None
    when = ago(partner.confirmed_at) if partner.confirmed_at else ""
    return Line(
        partner.name,
        format_html(_("Is what we hold about <b>{}</b> still true?"), partner.name),
        _("last confirmed %(when)s") % {"when": when} if when else _("nobody has confirmed it yet"),
        _("Look and confirm"),
        partner.get_absolute_url(),
    )


def missing_line(partner: Partner) -> Line | None:
    missing = [name for name in WISHES if not getattr(partner, name)]
    if not missing:
        return None
    label = partner._meta.get_field(missing[0]).verbose_name
    return Line(
        partner.name,
        format_html(_("Others cannot read yet <b>{}</b>"), label),
        _("two sentences are enough"),
        _("Write it"),
        reverse("partner_edit", args=[partner.slug]),
    )


def myself(person: Person) -> Group:
    group = Group(_("About you"))
    group.lines += concerns_of(person)
    group.lines += rounds_to_speak_in(person)
    group.lines += voices_to_answer(person)
    group.lines += about_gatherings(person)
    if person.bounced_at:
        text = format_html(_("Mail to <b>{}</b> comes back"), person.email)
        note = _("without an address that works we cannot reach you")
        group.lines.append(Line(person.name, text, note, _("Correct it"), reverse("me"), is_organisation=False))
    group.count = len(group.lines)
    return group


def colleagues(person: Person) -> list[Affiliation]:
    """Who else is at this person's partners. One query."""
    rows = Affiliation.objects.current().filter(partner__in=standing(person).partners, person__erased_at=None)
    return list(rows.exclude(person=person).select_related("person", "partner").contact_first()[:8])


def doors(person: Person) -> list[tuple[str, str, Any]]:
    """Where somebody may go from here: icon, URL, words."""
    return [
        ("book-open", reverse("directory"), _("Find a partner or a person")),
        ("user", reverse("me"), _("See what the network shows of you")),
        ("bell", reverse("me"), _("Choose which mails you get")),
    ]
