"""What jobs, introductions, departures and concerns hold about people, and what is left of it after erasing."""

from django.db.models import Q

from partners.models import Appointment, Concern, Departure, Ear, Introduction, Need, Offer, Role, StandingStep
from people.holdings import Holding, nobody, register
from people.models import Person


def hand_jobs_back(person: Person, by: Person) -> None:
    """A job held for a partner stays with the partner; one held alone is open again."""
    for appointment in Appointment.objects.standing().filter(person=person):
        if appointment.partner_id:
            appointment.hand_to(by, None)
        else:
            appointment.end(by)
    Appointment.objects.filter(deputy=person).update(deputy=None)


POSTING = ("id", "partner", "tags", "until", "created_at", "closed_at", "search")

register(
    Holding(
        Role, rows=nobody(Role), mentions=("does",),
        other=(
            "id", "name", "does", "serves", "hours", "wanted", "is_standing", "until", "closed_at", "created_at",
            "version", "search",
        ),
    ),
    Holding(
        Appointment,
        rows=lambda person: Appointment.objects.filter(Q(person=person) | Q(deputy=person)),
        before=hand_jobs_back, shown=("role", "partner", "state", "started_on", "until", "ended_on"),
        other=("id", "person", "deputy", "why", "follows", "asked_at", "answered_at"), mentions=("why",),
    ),
    # Partners' own words.
    Holding(Need, rows=nobody(Need), other=(*POSTING, "words"), mentions=("words",)),
    Holding(Offer, rows=nobody(Offer), other=(*POSTING, "words"), mentions=("words",)),
    Holding(
        Introduction,
        rows=lambda person: Introduction.objects.filter(proposed_by=person),
        personal={"words": ""}, shown=("seeker", "helper", "created_at", "outcome"), mentions=("words",),
        other=(
            "id", "need", "offer", "proposed_by", "seeker_agreed_at", "helper_agreed_at", "progress", "made_at",
            "followed_up_at", "outcome_at",
        ),
    ),
    Holding(
        Departure,
        rows=lambda person: Departure.objects.filter(left_by=person),
        shown=("partner", "left_at"), other=("id", "reason", "stage_before", "left_by", "returned_at"),
        mentions=("reason",),
    ),
    # A step is about a partner, not about a person.
    Holding(
        StandingStep,
        rows=lambda person: StandingStep.objects.filter(by=person),
        shown=("partner", "step", "on", "created_at"), other=("id", "words", "missed", "by"), mentions=("words",),
    ),
    Holding(
        Concern,
        rows=lambda person: Concern.objects.filter(raised_by=person),
        personal={"words": "…", "outcome": ""}, shown=("created_at", "due_on", "closed_at"),
        other=("id", "raised_by", "heard_by", "reminded_at"), mentions=("words", "outcome"),
    ),
    Holding(
        Ear, rows=lambda person: Ear.objects.filter(person=person), deleted=True,
        shown=("is_deputy",), other=("id", "person"),
    ),
)  # fmt: skip
