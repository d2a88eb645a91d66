"""The policy for what somebody puts off: everybody their own list, nobody another's."""

from datetime import timedelta

from network.lib.dates import today
from tests.access.actors import SIGNED_IN
from tests.access.matrix import Case
from tests.access.world import World


def tomorrow(world: World) -> dict:
    return {"cue": "partner.stale", "row": world.a.pk, "until": today() + timedelta(days=1)}


CASES = [
    Case("today_section", get=SIGNED_IN, at=lambda world: ["activities"]),
    Case("snooze_list", get=SIGNED_IN),
    Case("snooze_new", post=SIGNED_IN, data=tomorrow),
    Case("snooze_wake", post=SIGNED_IN, at=lambda world: ["partner.stale", world.a.pk]),
]
