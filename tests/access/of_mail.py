"""The policy for how mail flows. The door for a mail provider is open to nobody who has no secret."""

from people.models import Suppression
from tests.access import places
from tests.access.actors import SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.of_people import DELIVERIES, MAIL
from tests.access.world import World


def suppressed(world: World) -> list:
    return [Suppression.objects.get(address="canary-suppressed@example.org").pk]


CASES = [
    Case("delivery_resume", post=STAFF, guard=MAIL),
    Case("delivery_cancel_found", post=STAFF, guard=MAIL),
    Case("suppression_list", get=STAFF, guard=DELIVERIES),
    Case("suppression_lift", post=STAFF, guard=MAIL, at=suppressed),
    Case("mail_webhook"),
]

API = [
    Case("delivery-list", get=STAFF, guard=DELIVERIES),
    Case("delivery-detail", get=STAFF, guard=DELIVERIES, at=places.delivery),
    Case("delivery-cancel", post=STAFF, guard=MAIL, at=places.delivery),
    Case("delivery-send-again", post=STAFF, guard=MAIL, at=places.delivery),
    Case("delivery-leave", post=STAFF, guard=MAIL, at=places.delivery),
    Case("mymails-list", get=SIGNED_IN, post=SIGNED_IN, data=lambda world: {"wanted": [], "weekday": None}),
]
