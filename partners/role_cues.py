"""What waits about jobs and introductions: the network's gaps, and what a partner was asked."""

from django.db.models import Exists, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from network.lib.cues import Audience, Cue, Line, Section
from network.lib.excerpts import excerpt
from partners import coverage
from partners.directory import keeps
from partners.models import Appointment, Introduction, Partner, Role
from people.models import Person


def jobs(_person: Person) -> QuerySet[Role]:
    return Role.objects.without_holder()


def job_line(role: Role) -> Line:
    return Line(
        role.name,
        format_html(_("<b>{}</b> looks for somebody"), role.name),
        excerpt(role.does),
        _("Suggest a holder"),
        reverse("role_suggest", args=[role.pk]),
    )


def jobless(_person: Person) -> QuerySet[Partner]:
    """Where there is a list of jobs at all."""
    there_are_jobs = Exists(Role.objects.open().order_by())
    return coverage.partners_without_job().filter(there_are_jobs).order_by("sort_name", "pk")


def jobless_line(partner: Partner) -> Line:
    strength = _("does best: %(words)s") % {"words": excerpt(partner.best_at, 80)} if partner.best_at else ""
    return Line(
        partner.name,
        format_html(_("<b>{}</b> holds no job yet"), partner.name),
        strength or _("has not said yet what it does best"),
        _("Suggest a job"),
        reverse("role_list_for", args=[partner.slug]),
    )


# What a partner was asked


def asked_jobs(person: Person) -> QuerySet[Appointment]:
    return Appointment.objects.suggested().filter(partner__in=keeps(person)).order_by("pk")


def asked_line(row: Appointment) -> Line:
    return Line(
        row.role.name,
        format_html(_("Would you take a job: <b>{}</b>?"), row.role.name),
        row.why or excerpt(row.role.does),
        _("Say yes or no"),
        reverse("appointment_answer", args=[row.pk]),
    )


def asked_as_seeker(person: Person) -> QuerySet[Introduction]:
    rows = Introduction.objects.asked().filter(seeker__in=keeps(person), seeker_agreed_at=None)
    return rows.order_by("created_at", "pk")


def asked_as_helper(person: Person) -> QuerySet[Introduction]:
    rows = Introduction.objects.asked().filter(helper__in=keeps(person), helper_agreed_at=None)
    return rows.order_by("created_at", "pk")


def introduction_line(row: Introduction, other: Partner) -> Line:
    return Line(
        other.name,
        format_html(_("May we introduce you to <b>{}</b>?"), other.name),
        row.about() or row.words[:90],
        _("Say yes or no"),
        row.get_absolute_url(),
        since=row.created_at,
    )


def seeker_line(row: Introduction) -> Line:
    return introduction_line(row, row.helper)


def helper_line(row: Introduction) -> Line:
    return introduction_line(row, row.seeker)


SIDES = ("seeker", "helper", "need", "offer")
CUES = (
    Cue(
        "role.without_holder", Audience.BACKBONE, Section.ACTIVITIES, jobs, job_line, all_at="role_coverage", rank=40
    ),
    Cue(
        "partner.without_job", Audience.BACKBONE, Section.ACTIVITIES, jobless, jobless_line,
        all_at="role_coverage", rank=41,
    ),
    Cue(
        "appointment.asked", Audience.PARTNER, Section.PARTNER, asked_jobs, asked_line,
        related=("role", "partner"), heading=lambda row: row.partner.name, rank=20,
    ),
    Cue(
        "introduction.seeker", Audience.PARTNER, Section.PARTNER, asked_as_seeker, seeker_line,
        related=SIDES, heading=lambda row: row.seeker.name, rank=30,
    ),
    Cue(
        "introduction.helper", Audience.PARTNER, Section.PARTNER, asked_as_helper, helper_line,
        related=SIDES, heading=lambda row: row.helper.name, rank=30,
    ),
)  # fmt: skip
