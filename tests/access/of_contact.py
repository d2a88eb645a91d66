"""The policy for being in touch and for who is at the table: the backbone's alone."""

from collections.abc import Callable

from tests.access.actors import SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

LOG, TABLE = ("partners.log_touchpoint",), ("partners.change_table",)
NOTE = ("partners.log_touchpoint + Touchpoint.visible_to",)


def c(*names: str) -> Callable[[World], list]:
    """The primary keys of conversations or seats in the world: at=c("note")."""
    return lambda world: [getattr(world.contact, name).pk for name in names]


def slug(world: World) -> list:
    return [world.a.slug]


def a(world: World) -> dict:
    return {"partner": world.a.pk, "kind": "call", "words": "Again."}


CASES = [
    Case("contact_list", get=STAFF, guard=LOG),
    Case("contact_new", get=STAFF, post=STAFF, guard=LOG),
    Case("contact_usual", post=STAFF, guard=("people.change_network",)),
    Case("partner_contact", get=STAFF, post=STAFF, at=slug, guard=LOG),
    Case("partner_rhythm", post=STAFF, at=slug, guard=LOG),
    Case("touchpoint_edit", get=STAFF, post=STAFF, at=c("note"), guard=NOTE),
    Case("touchpoint_edit", get=STAFF, post=STAFF, at=c("talk"), guard=NOTE, note="with Ben"),
    Case("touchpoint_withdraw", post=STAFF, at=c("note"), guard=NOTE),
    Case("touchpoint_return", post=STAFF, at=c("back"), guard=NOTE),
    Case("table_detail", get=STAFF, guard=TABLE),
    Case("table_preset", post=STAFF, at=lambda world: ["general"], guard=TABLE),
    Case("seat_new", get=STAFF, post=STAFF, guard=TABLE),
    Case("seat_edit", get=STAFF, post=STAFF, at=c("seat"), guard=TABLE),
    Case("seat_sit", get=STAFF, post=STAFF, at=c("seat"), guard=TABLE),
    Case("seat_give_up", post=STAFF, at=lambda world: [world.contact.seat.pk, world.a.pk], guard=TABLE),
    Case("seat_remove", post=STAFF, at=c("seat"), guard=TABLE),
    Case("seat_return", post=STAFF, at=c("gone"), guard=TABLE),
]

SEEN, SEAT = NOTE, ("partners.change_table + Seat.visible_to",)
API = [
    Case("touchpoint-list", get=SIGNED_IN, post=STAFF, data=a, guard=("Touchpoint.visible_to",)),
    Case("touchpoint-detail", get=STAFF, patch=STAFF, at=c("note"), guard=SEEN),
    Case("touchpoint-detail", get=STAFF, patch=STAFF, at=c("talk"), guard=SEEN, note="with Ben"),
    Case("touchpoint-withdraw", post=STAFF, at=c("note"), guard=SEEN),
    Case("touchpoint-return", post=STAFF, at=c("back"), guard=SEEN),
    Case("rhythm-list", get=SIGNED_IN, guard=("Rhythm.visible_to",)),
    Case("rhythm-detail", get=STAFF, patch=STAFF, at=lambda world: [world.a.pk], guard=("Rhythm.visible_to",)),
    Case("seat-list", get=SIGNED_IN, post=STAFF, guard=("Seat.visible_to",)),
    Case("seat-detail", get=STAFF, patch=STAFF, at=c("seat"), guard=SEAT),
    Case("seat-remove", post=STAFF, at=c("seat"), guard=SEAT),
    Case("seat-return", post=STAFF, at=c("gone"), guard=SEAT),
    Case("seat-sit", post=STAFF, at=c("seat"), guard=SEAT),
    Case("seat-give-up", post=STAFF, at=c("seat"), data=a, guard=SEAT),
]
