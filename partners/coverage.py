"""Where the network's jobs and its partners do not meet yet: four kinds of gap, each with its one act."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from network.lib.dates import today
from partners.models import Appointment, Partner, Role, Stage
from partners.models.appointment_queryset import held_now
from people.models import Person

# From here on a person carries too many jobs, or too many hours of them a month.
TOO_MANY_JOBS = 3
TOO_MANY_HOURS = 16


@dataclass(frozen=True)
class Bar:
    """One of several in all: `value` of `total`."""

    value: int
    total: int


def partners_that_count() -> QuerySet[Partner]:
    """Every active partner has a job; the paused rest, the aligned act on their own."""
    return Partner.objects.present().filter(stage=Stage.ACTIVE)


def partners_without_job() -> QuerySet[Partner]:
    held = Appointment.objects.held().filter(partner=OuterRef("pk"))
    asked = Appointment.objects.suggested().filter(partner=OuterRef("pk"))
    return partners_that_count().filter(~Exists(held)).annotate(was_suggested=Exists(asked))


def people_with_too_many() -> QuerySet[Person]:
    """With job_count and hours: what they carry themselves, deputies apart."""
    return (
        Person.objects.known()
        .filter(held_now("appointments__"))
        .annotate(job_count=Count("appointments"), hours=Sum("appointments__role__hours", default=0))
        .filter(Q(job_count__gte=TOO_MANY_JOBS) | Q(hours__gt=TOO_MANY_HOURS), job_count__gt=1)
        .order_by("-job_count", "sort_name", "pk")
    )


def terms_ending() -> QuerySet[Appointment]:
    return Appointment.objects.ending(today()).with_names().order_by("until", "pk")


def bars() -> dict[str, Bar]:
    """Partners with a job, jobs with a holder. Four queries."""
    partners, roles = partners_that_count().count(), Role.objects.open().count()
    return {
        "partners": Bar(partners - partners_without_job().count(), partners),
        "roles": Bar(roles - Role.objects.without_holder().count(), roles),
    }
