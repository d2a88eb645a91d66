"""Lines about jobs, introductions and concerns for the home page: the network's gaps, and what waits for a person."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from backbone.agreements import to_sign
from backbone.lines import Found, Group, Line, look
from network.lib.dates import plain_day
from network.lib.excerpts import excerpt
from partners import coverage, standing
from partners.models import Appointment, Concern, Introduction, Partner, Role
from people.models import Person

SHOWN = 3


def add_gaps(group: Group) -> None:
    """Jobs without a holder and, where there is a list of jobs at all, partners without one."""
    jobs = look(Role.objects.without_holder())
    group.add(jobs, [job_line(role) for role in jobs.rows], reverse("role_coverage"))
    if Role.objects.open().exists():
        partners = look(coverage.partners_without_job().order_by("sort_name", "pk"))
        group.add(partners, [jobless_line(partner) for partner in partners.rows], reverse("role_coverage"))


def job_line(role: Role) -> Line:
    return Line(
        role.name,
        format_html(_("<b>{}</b> looks for somebody"), role.name),
        excerpt(role.does),
        _("Suggest a holder"),
        reverse("role_suggest", args=[role.pk]),
    )


def jobless_line(partner: Partner) -> Line:
    strength = _("does best: %(words)s") % {"words": excerpt(partner.best_at, 80)} if partner.best_at else ""
    return Line(
        partner.name,
        format_html(_("<b>{}</b> holds no job yet"), partner.name),
        strength or _("has not said yet what it does best"),
        _("Suggest a job"),
        reverse("role_list_for", args=[partner.slug]),
    )


def add_standings(group: Group) -> None:
    """Partners that miss what they agreed to, in one line: what to do about it is decided one by one."""
    count = len(standing.survey(apart=("contact",)).to_look_at)  # who cannot be reached has a line of their own
    if count:
        text = ngettext("<b>{} partner</b> misses something", "<b>{} partners</b> miss something", count)
        note, url = _("a friendly note, or a word on the phone"), reverse("standing_list")
        line = Line(_("Good standing"), format_html(text, count), note, _("Look"), url, is_organisation=False)
        group.add(Found([], 1, False), [line], url)


def waiting_for(partner: Partner) -> list[Line]:
    """What a partner was asked and has not answered. Three queries."""
    asked = Appointment.objects.suggested().filter(partner=partner).select_related("role")[:SHOWN]
    introductions = Introduction.objects.asked().of(partner).with_names()[:SHOWN]
    return [*to_sign(partner), *(asked_line(row) for row in asked)] + [
        introduction_line(row, partner)
        for row in introductions
        if partner in [getattr(row, side) for side in row.awaited()]
    ]


def asked_line(row: Appointment) -> Line:
    return Line(
        row.role.name,
        format_html(_("Would you take a job: <b>{}</b>?"), row.role.name),
        row.why or excerpt(row.role.does),
        _("Say yes or no"),
        reverse("appointment_answer", args=[row.pk]),
    )


def introduction_line(row: Introduction, partner: Partner) -> Line:
    other = row.helper if row.seeker_id == partner.pk else row.seeker
    return Line(
        other.name,
        format_html(_("May we introduce you to <b>{}</b>?"), other.name),
        row.about() or row.words[:90],
        _("Say yes or no"),
        row.get_absolute_url(),
    )


def concerns_of(person: Person) -> list[Line]:
    """Open concerns this person hears. One query."""
    return [
        Line(
            str(concern),
            format_html(_("Somebody would like to be heard: <b>{}</b>"), concern),
            _("answer by %(day)s") % {"day": plain_day(concern.due_on)},
            _("Read"),
            concern.get_absolute_url(),
            is_organisation=False,
        )
        for concern in Concern.objects.open().heard_by(person)[:SHOWN]
    ]
