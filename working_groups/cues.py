"""What waits about groups, asks and the plan: silent groups, who asks to join, activities to look at again."""

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.lib.cues import Audience, Cue, Line, Section, register
from network.lib.dates import ago, today
from network.lib.excerpts import excerpt
from partners.directory import keeps
from people.models import Person
from working_groups import hearing, round_cues
from working_groups.cascade import old_asks
from working_groups.hearing import Silence
from working_groups.models import Activity, Ask, JoinRequest, WorkingGroup

PATIENCE = timedelta(days=7)  # until then an activity is the partner's own to look at


def ask_line(ask: Ask) -> Line:
    return Line(
        ask.group.name,
        format_html(_("<b>{}</b> asks: {}"), ask.group.name, str(ask)),
        ngettext("waits for %(n)d day", "waits for %(n)d days", ask.days) % {"n": ask.days},
        _("Look"),
        ask.get_absolute_url(),
    )


def asks(_person: Person) -> QuerySet[Ask]:
    return old_asks()


# Silence


def silent(person: Person) -> QuerySet[WorkingGroup]:
    """Running groups nothing was heard of, but those that this person chairs: they stand further up."""
    own = WorkingGroup.objects.chaired_by(person).order_by().values("pk")
    return hearing.quiet().exclude(pk__in=own)


def chaired_silent(person: Person) -> QuerySet[WorkingGroup]:
    own = WorkingGroup.objects.chaired_by(person).order_by().values("pk")
    return hearing.quiet().filter(pk__in=own)


def silent_line(group: WorkingGroup) -> Line:
    silence = Silence(group, group.heard_at)  # type: ignore[attr-defined]
    days = ngettext("nothing heard for %(n)d day", "nothing heard for %(n)d days", silence.days) % {"n": silence.days}
    text = format_html(_("The group <b>{}</b> is silent"), group.name)
    return Line(group.name, text, days, _("Look"), group.get_absolute_url())


# Asking to join


def requests(person: Person) -> QuerySet[JoinRequest]:
    chaired = WorkingGroup.objects.running().chaired_by(person).order_by().values("pk")
    return JoinRequest.objects.waiting().filter(group__in=chaired).order_by("asked_at", "pk")


def request_line(row: JoinRequest) -> Line:
    return Line(
        row.person.name,
        format_html(_("<b>{}</b> would like to join {}"), row.person.name, row.group.name),
        excerpt(row.words) or ago(row.asked_at),
        _("Answer"),
        row.get_absolute_url(),
        is_organisation=False,
    )


# The plan


def due(_person: Person) -> QuerySet[Activity]:
    return Activity.objects.due(today() - PATIENCE)


def own_due(person: Person) -> QuerySet[Activity]:
    return Activity.objects.due(today()).filter(partner__in=keeps(person))


def due_line(row: Activity) -> Line:
    when = ago(row.next_check) if row.next_check else ""
    return Line(
        row.partner.name,
        format_html(_("How does it go: <b>{}</b>?"), row.name),
        _("%(partner)s · due %(when)s") % {"partner": row.partner.name, "when": when},
        _("Say how it goes"),
        reverse("activity_look", args=[row.partner.slug, row.pk]),
    )


BACKBONE, CHAIR, PARTNER = Audience.BACKBONE, Audience.CHAIR, Audience.PARTNER
register(
    *round_cues.CUES,
    Cue("ask.old", BACKBONE, Section.VISION, asks, ask_line, related=("group",), all_at="cascade", rank=20),
    Cue(
        "group.silent", BACKBONE, Section.ACTIVITIES, silent, silent_line,
        annotated=True, all_at="group_list", rank=80,
    ),
    Cue("request.waiting", CHAIR, Section.CHAIRED, requests, request_line, related=("group", "person"), rank=10),
    Cue("group.chaired_silent", CHAIR, Section.CHAIRED, chaired_silent, silent_line, annotated=True, rank=20),
    Cue(
        "activity.late", BACKBONE, Section.ACTIVITIES, due, due_line,
        related=("partner",), all_at="activity_list?show=due", rank=60,
    ),
    Cue(
        "activity.due", PARTNER, Section.PARTNER, own_due, due_line,
        related=("partner",), heading=lambda row: row.partner.name, rank=50,
    ),
)  # fmt: skip
