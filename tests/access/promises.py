"""What there is of jobs, needs, offers, introductions and concerns in the world of the policy."""

from dataclasses import dataclass
from typing import Any

from partners.models import (
    Appointment,
    Concern,
    Departure,
    Ear,
    Introduction,
    Need,
    Offer,
    Partner,
    Role,
    Stage,
    StandingStep,
)
from people.models import Link
from tests.make import make_affiliation, make_partner
from tests.make_promises import make_introduction, make_need, make_offer, make_role

# The canary → the roles that may hear it.
CANARIES = {
    "canary-closed-job": {"backbone"},
    "canary-suggestion": {"backbone", "editor", "member", "link"},  # why A was asked
    "canary-closed-need": {"backbone", "other"},  # of B
    "canary-closed-offer": {"backbone", "other"},
    "canary-introduction": {"backbone", "editor", "member", "other", "link"},  # of A and B
    "canary-leaving": {"backbone"},  # why a partner left
    "canary-standing": {"backbone", "editor"},  # a step about A's good standing
    "canary-concern": {"other", "facilitator"},  # who raised it, who hears it
}


@dataclass
class Promises:
    role: Role
    closed: Role
    held: Appointment
    asked: Appointment
    need: Need
    need_b: Need
    closed_need: Need
    offer: Offer
    offer_b: Offer
    closed_offer: Offer
    introduction: Introduction
    left: Partner
    concern: Concern
    answer: Link
    agree: Link
    outcome: Link
    back: Link


def make_promises(people: dict[str, Any], a: Partner, b: Partner) -> Promises:
    asha, ben = people["asha"], people["ben"]
    role = make_role("Host and venue", wanted=5)
    asked = Appointment.suggest(asha, make_role("Note-taker", wanted=2), a, "canary-suggestion")
    introduction = make_introduction(a, b, words="canary-introduction")
    left = make_left(people)
    StandingStep.objects.create(partner=a, step="pause", words="canary-standing", by=asha)
    Ear.name(asha, people["chidi"], people["elif_"])
    return Promises(
        role=role,
        closed=make_role("canary-closed-job").close(asha),
        held=Appointment.take(asha, role, a, ben),
        asked=asked,
        need=make_need(a, "A warm room."),
        need_b=make_need(b, "A van on Mondays."),
        closed_need=make_need(b, "canary-closed-need").close(asha),
        offer=make_offer(a, "A lending shelf."),
        offer_b=make_offer(b, "A van and a warm room."),
        closed_offer=make_offer(b, "canary-closed-offer").close(asha),
        introduction=introduction,
        left=left,
        concern=Concern.raise_one(people["dora"], "canary-concern"),
        answer=Link.create(ben, "role.answer", asked),
        agree=Link.create(ben, "introduction.answer.seeker", introduction),
        outcome=Link.create(ben, "introduction.outcome", introduction),
        back=Link.create(ben, "partner.return", left),
    )


def make_left(people: dict[str, Any]) -> Partner:
    """A partner that Ben left with lately."""
    left = make_partner("Old Harbour Choir", stage=Stage.FORMER)
    make_affiliation(left, people["ben"], may_edit=True)
    Departure.objects.create(partner=left, reason="canary-leaving", stage_before=Stage.ACTIVE, left_by=people["ben"])
    return left
