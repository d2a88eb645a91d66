"""Conversations and seats in the world of the policy."""

from dataclasses import dataclass

from partners.models import Partner, Seat, Touchpoint
from people.models import Person
from tests.make_contact import make_seat, make_touchpoint

# The canary → the roles that may hear it.
CANARIES = {"canary-conversation": {"backbone"}, "canary-seat": {"backbone"}}


@dataclass
class Contact:
    note: Touchpoint
    back: Touchpoint
    seat: Seat
    gone: Seat


def make_contact(people: dict[str, Person], a: Partner) -> Contact:
    asha = people["asha"]
    back = make_touchpoint(asha, a, "canary-conversation taken back")
    back.withdraw(asha)
    seat = make_seat(asha, "canary-seat").take_place(asha, a)
    gone = make_seat(asha, "canary-seat gone").remove(asha)
    return Contact(make_touchpoint(asha, a, "canary-conversation"), back, seat, gone)
