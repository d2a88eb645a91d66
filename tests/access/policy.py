"""Who may do what: one line a route (or more, for another target). A route missing here fails a test.

Roles are those of actors.py; A is Sandpiper Playgroup, B Rivermouth Clinic, `hidden` a prospect only the backbone
knows. `guard` names what stands before it: each guard is taken out once, and its lines must then complain.
"""

from tests.access.actors import EVERYBODY, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

DELIVERIES, MAIL = ("people.view_delivery",), ("people.change_delivery",)
SEEN = ("Partner.visible_to",)


def a(world: World) -> list:
    return [world.a.slug]


def b(world: World) -> list:
    return [world.b.slug]


def hidden(world: World) -> list:
    return [world.hidden.slug]


def fern(world: World) -> list:
    return [world.fern.pk]


def delivery(world: World) -> list:
    return [world.delivery.pk]


def link(world: World) -> list:
    return [world.link.token]


def spent(world: World) -> list:
    return [world.spent.token]


POLICY = [
    # Anybody
    Case("about", get=EVERYBODY),
    Case("theme", get=EVERYBODY, at=lambda world: [192]),
    Case("health_live", get=EVERYBODY),
    Case("health_ready", get=EVERYBODY),
    Case("mailbox_list", note="not in production"),
    Case("mailbox_detail", at=lambda world: ["x", 1]),
    Case("mailbox_html", at=lambda world: ["x", 1]),
    # The doors
    Case("account_login", get=EVERYBODY, post=EVERYBODY),
    Case("account_logout", get=EVERYBODY, post=EVERYBODY),
    # Whoever holds a link
    Case("link", get=EVERYBODY, post=EVERYBODY, at=link, as_link=True),
    Case("link", at=spent, note="spent"),
    # Everybody who signed in, about themselves
    Case("today", get=SIGNED_IN),
    Case("me", get=SIGNED_IN, post=SIGNED_IN),
    Case("security", get=SIGNED_IN),
    Case("my_data", get=SIGNED_IN),
    # Partners and people
    Case("directory", get=SIGNED_IN, guard=("Partner.visible_to",)),
    # Mail
    Case("delivery_list", get=STAFF, guard=DELIVERIES),
    Case("delivery_detail", get=STAFF, guard=DELIVERIES, at=delivery),
    Case("delivery_html", get=STAFF, guard=DELIVERIES, at=delivery),
    Case("message_list", get=STAFF, guard=DELIVERIES),
    Case("message_html", get=STAFF, guard=DELIVERIES, at=lambda world: ["test"]),
    Case("delivery_cancel", post=STAFF, guard=MAIL, at=delivery),
    Case("delivery_send_again", post=STAFF, guard=MAIL, at=delivery),
    Case("delivery_leave", post=STAFF, guard=MAIL, at=delivery),
    Case("delivery_test", post=STAFF, guard=MAIL),
    # The network
    Case("settings", get=STAFF, post=STAFF, guard=("people.change_network",)),
]

# Functions that say who sees what, beside visible_to and the permissions; and what is put in their place.
OURS_ALONE: dict = {}

# Guards without a page of their own yet, each with its reason.
UNGUARDED: dict[str, str] = {}
