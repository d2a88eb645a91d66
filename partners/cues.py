"""What waits about partners: who asks to join, whom we cannot reach, whose profile is old, what is missed; concerns."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from django.db.models import Exists, Field, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.lib.cues import PATIENCE_DAYS, Audience, Cue, Line, Section, register
from network.lib.dates import ago, plain_day, since, today
from partners import in_touch, mou_cues, role_cues, standing_lately
from partners.directory import keeps
from partners.models import Affiliation, Application, Concern, Partner, Rhythm, Seat
from people.models import Person

# What others would like to know, most useful first; the first one missing is asked for.
WISHES = ("working_on", "can_help", "needs_help", "fit", "best_at")


def applications(_person: Person) -> QuerySet[Application]:
    return Application.objects.held().order_by("created_at", "pk")


def application_line(row: Application) -> Line:
    return Line(
        row.organisation,
        format_html(_("<b>{}</b> asks to join"), row.organisation),
        _("%(name)s wrote %(when)s") % {"name": row.contact_name, "when": ago(row.created_at)},
        _("Read and answer"),
        row.get_absolute_url(),
    )


# Whom we can reach


def reachable_contacts() -> QuerySet[Affiliation]:
    """Of the partner of an outer query: current people whom a mail reaches."""
    reachable = {"person__email__isnull": False, "person__bounced_at": None, "person__erased_at": None}
    return Affiliation.objects.current().filter(partner=OuterRef("pk"), **reachable)


def bounced_contacts(_person: Person) -> QuerySet[Affiliation]:
    rows = Affiliation.objects.in_network().filter(person__bounced_at__isnull=False, person__erased_at=None)
    return rows.order_by("person__bounced_at", "pk")


def bounced_line(row: Affiliation) -> Line:
    gone = cast(datetime, row.person.bounced_at)
    return Line(
        row.person.name,
        format_html(_("Mail to <b>{}</b> comes back"), row.person.name),
        f"{row.partner.name} · {since(gone)}",
        _("Correct the address"),
        row.person.get_absolute_url(),
        is_organisation=False,
    )


def partners_without_contact(_person: Person) -> QuerySet[Partner]:
    """Those with a contact whose mail comes back have a line of their own already."""
    bounced = Affiliation.objects.current().filter(partner=OuterRef("pk"), person__bounced_at__isnull=False)
    silent = Partner.objects.in_directory().filter(~Exists(reachable_contacts()), ~Exists(bounced))
    return silent.order_by("sort_name", "pk")


def unreachable_line(partner: Partner) -> Line:
    return Line(
        partner.name,
        format_html(_("<b>{}</b> has nobody we can write to"), partner.name),
        _("no colleague there has a mail address"),
        _("Name a contact"),
        reverse("affiliation_add", args=[partner.slug]),
    )


# Whether what we know is true


def out_of_touch(_person: Person) -> QuerySet[Rhythm]:
    return in_touch.overdue()


def silence_line(row: Rhythm) -> Line:
    days = ngettext("for %(n)d day", "for %(n)d days", row.days) % {"n": row.days}
    return Line(
        row.partner.name,
        format_html(_("<b>{}</b> has not been in touch {}"), row.partner.name, days),
        _("last: %(how)s, %(when)s") % {"how": in_touch.label_of(row.heard_how), "when": ago(row.heard_on)},
        _("Get in touch"),
        reverse("partner_contact", args=[row.partner.slug]),
    )


def empty_seats(_person: Person) -> QuerySet[Seat]:
    return Seat.objects.empty()


def seat_line(seat: Seat) -> Line:
    return Line(
        seat.name,
        format_html(_("Nobody at the table for <b>{}</b>"), seat.name),
        seat.why or seat.get_kind_display(),
        _("Invite somebody"),
        f"{reverse('partner_new')}?seat={seat.pk}",
        is_organisation=False,
    )


def due_profiles(_person: Person) -> QuerySet[Partner]:
    """Those just asked wait for their answer, not for us."""
    lately = timezone.now() - timedelta(days=PATIENCE_DAYS)
    reachable = Partner.objects.due_for_confirmation(today()).filter(Exists(reachable_contacts()))
    reachable = reachable.exclude(asked_at__gt=lately).exclude(reminded_at__gt=lately)
    return reachable.order_by("confirm_due_on", "sort_name", "pk")


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


def own_stale(person: Person) -> QuerySet[Partner]:
    stale = Q(confirmed_at=None) | Q(confirm_due_on__lte=today())
    return Partner.objects.filter(stale, pk__in=keeps(person)).order_by("sort_name", "pk")


def confirm_line(partner: Partner) -> Line:
    when = ago(partner.confirmed_at) if partner.confirmed_at else ""
    return Line(
        partner.name,
        format_html(_("Is what we hold about <b>{}</b> still true?"), partner.name),
        _("last confirmed %(when)s") % {"when": when} if when else _("nobody has confirmed it yet"),
        _("Look and confirm"),
        partner.get_absolute_url(),
    )


def own_unsaid(person: Person) -> QuerySet[Partner]:
    unsaid = Q()
    for name in WISHES:
        unsaid |= Q(**{name: ""})
    return Partner.objects.filter(unsaid, pk__in=keeps(person)).order_by("sort_name", "pk")


def missing_line(partner: Partner) -> Line:
    missing = next(name for name in WISHES if not getattr(partner, name))
    field = cast("Field", partner._meta.get_field(missing))
    return Line(
        partner.name,
        format_html(_("Others cannot read yet <b>{}</b>"), field.verbose_name),
        _("two sentences are enough"),
        _("Write it"),
        reverse("partner_edit", args=[partner.slug]),
    )


# Good standing, and what somebody should hear


@dataclass(frozen=True)
class Missing:
    """Partners that miss what they agreed to; what to do about it is decided one by one."""

    pk: int  # of a partner


def missing_something(_person: Person) -> list[Missing]:
    """Who cannot be reached has a line of their own."""
    return [Missing(number) for number in sorted(standing_lately.to_look_at())]


def standing_line(count: int, _first: Missing) -> Line:
    text = ngettext("<b>{} partner</b> misses something", "<b>{} partners</b> miss something", count)
    note = _("a friendly note, or a word on the phone")
    return Line(
        _("Good standing"), format_html(text, count), note, _("Look"), reverse("standing_list"), is_organisation=False
    )


def concerns(person: Person) -> QuerySet[Concern]:
    return Concern.objects.open().heard_by(person).order_by("due_on", "pk")


def concern_line(concern: Concern) -> Line:
    return Line(
        str(concern),
        format_html(_("Somebody would like to be heard: <b>{}</b>"), concern),
        _("answer by %(day)s") % {"day": plain_day(concern.due_on)},
        _("Read"),
        concern.get_absolute_url(),
        is_organisation=False,
    )


def name_of(partner: Partner) -> str:
    return partner.name


BACKBONE, PARTNER = Audience.BACKBONE, Audience.PARTNER
register(
    *mou_cues.CUES,
    *role_cues.CUES,
    Cue(
        "application.held", BACKBONE, Section.VISION, applications, application_line,
        all_at="application_list", rank=10,
    ),
    Cue(
        "contact.bounced", BACKBONE, Section.ACTIVITIES, bounced_contacts, bounced_line,
        related=("person", "partner"), all_at="partner_list?without=1", rank=10,
    ),
    Cue(
        "partner.unreachable", BACKBONE, Section.ACTIVITIES, partners_without_contact, unreachable_line,
        all_at="partner_list?without=1", rank=11,
    ),
    Cue(
        "partner.out_of_touch", BACKBONE, Section.ACTIVITIES, out_of_touch, silence_line,
        related=("partner",), all_at="contact_list", rank=15,
    ),
    Cue("seat.empty", BACKBONE, Section.VISION, empty_seats, seat_line, all_at="table_detail", rank=50),
    Cue(
        "partner.misses", BACKBONE, Section.ACTIVITIES, missing_something,
        says_sum=standing_line, all_at="standing_list", rank=90,
    ),
    Cue(
        "partner.due", BACKBONE, Section.MEASUREMENT, due_profiles, due_line, all_at="partner_list?fresh=due", rank=60
    ),
    Cue("partner.stale", PARTNER, Section.PARTNER, own_stale, confirm_line, heading=name_of, rank=80),
    Cue("partner.unsaid", PARTNER, Section.PARTNER, own_unsaid, missing_line, heading=name_of, rank=90),
    Cue("concern.open", Audience.SELF, Section.YOU, concerns, concern_line, rank=10),
)  # fmt: skip
