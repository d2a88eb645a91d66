"""The policy for voices."""

from collections.abc import Callable

from tests.access.actors import COMMUNITY, EVERYBODY, FACILITATOR, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

SEEN, LISTEN = ("Voice.visible_to",), ("learning.moderate_voice",)
ANSWER, OWN = ("learning.answer_voice",), ("learning.withdraw_voice",)
SPEAKER = frozenset({COMMUNITY})


def v(*names: str) -> Callable[[World], list]:
    """The primary keys of voices in the world: at=v("held")."""
    return lambda world: [getattr(world.voices, name).pk for name in names]


def said(world: World) -> list:
    return [world.voices.link.token]


def more(world: World) -> dict:
    return {"words": "And the door sticks."}


CASES = [
    Case("voice_say", get=EVERYBODY, post=EVERYBODY),
    Case("voice_thanks", get=EVERYBODY),
    Case("voice_public", get=EVERYBODY),
    Case("voice_said", get=EVERYBODY, post=EVERYBODY, at=said, as_link=True),
    Case("voice_said", at=lambda world: ["x"], note="made up"),
    Case("voice_said_withdraw", post=EVERYBODY, at=said),
    Case("voice_mine", get=SIGNED_IN),
    Case("voice_list", get=STAFF, guard=LISTEN),
    Case("voice_detail", get=STAFF, at=v("held"), guard=SEEN),
    Case("voice_detail", get=STAFF | SPEAKER, at=v("own"), guard=SEEN, note="one’s own"),
    Case("voice_detail", get=STAFF | {FACILITATOR}, at=v("kept"), guard=SEEN, note="to see to"),
    Case("voice_publish", post=STAFF, at=v("own"), guard=LISTEN),
    Case("voice_keep", post=STAFF, at=v("own"), guard=LISTEN),
    Case("voice_assign", post=STAFF, at=v("own"), guard=LISTEN),
    Case("voice_aside", post=STAFF, at=v("own"), guard=LISTEN),
    Case("voice_hold", post=STAFF, at=v("own"), guard=LISTEN),
    Case("voice_answer", post=STAFF | {FACILITATOR}, at=v("kept")),
    Case("voice_answer", post=STAFF, at=v("own"), guard=ANSWER, note="not the speaker"),
    Case("voice_follow", post=SPEAKER, at=v("own"), data=more),
    Case("voice_follow", at=v("kept"), data=more, guard=OWN, note="another’s"),
    Case("voice_withdraw", post=SPEAKER, at=v("own")),
    Case("voice_withdraw", at=v("kept"), guard=OWN, note="another’s"),
]

API = [
    Case("publishedvoice-list", get=SIGNED_IN),
    Case("publishedvoice-detail", get=SIGNED_IN, at=v("published")),
    Case("voice-list", get=SIGNED_IN, post=SIGNED_IN, data=more, guard=SEEN),
    Case("voice-detail", get=STAFF, at=v("held"), guard=SEEN),
    Case("voice-publish", post=STAFF, at=v("own"), guard=LISTEN),
    Case("voice-keep", post=STAFF, at=v("own"), guard=LISTEN),
    Case("voice-assign", post=STAFF, at=v("own"), guard=LISTEN),
    Case("voice-aside", post=STAFF, at=v("own"), guard=LISTEN),
    Case("voice-hold", post=STAFF, at=v("own"), guard=LISTEN),
    Case("voice-answer", post=STAFF, at=v("own"), guard=ANSWER),
    Case("voice-more", post=SPEAKER, at=v("own"), data=more),
    Case("voice-withdraw", at=v("kept"), guard=OWN),
]
