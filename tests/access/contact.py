"""Conversations and seats in the world of the policy."""

from dataclasses import dataclass

from partners.models import Partner, Rhythm, Seat, Touchpoint
from people.models import Person
from tests.make_contact import make_seat, make_touchpoint

# The canary → the roles that may hear it.
CANARIES = {
    "canary-conversation": {"backbone"},
    "canary-talk-with-ben": {"backbone", "editor"},  # it stands in his own copy of what is kept about him
    "canary-rhythm": {"backbone"},
    "canary-seat": {"backbone"},
}


@dataclass
class Contact:
    note: Touchpoint
    talk: Touchpoint
    back: Touchpoint
    seat: Seat
    gone: Seat


def make_contact(people: dict[str, Person], a: Partner) -> Contact:
    asha = people["asha"]
    back = make_touchpoint(asha, a, "canary-conversation taken back")
    back.withdraw(asha)
    seat = make_seat(asha, "canary-seat").take_place(asha, a)
    gone = make_seat(asha, "canary-seat gone").remove(asha)
    note = make_touchpoint(asha, a, "canary-conversation")
    talk = make_touchpoint(asha, a, "canary-talk-with-ben", with_person=people["ben"])
    Rhythm.objects.filter(partner=a).update(heard_how="canary-rhythm")
    return Contact(note, talk, back, seat, gone)
