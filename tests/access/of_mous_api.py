"""The policy for agreements at /api/v1/."""

from collections.abc import Callable

from tests.access.actors import EDITOR, KEEPERS, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World


def m(name: str) -> Callable[[World], list]:
    return lambda world: [getattr(world.mous, name).pk]


def begun(world: World) -> dict:
    return {"partner": world.a.pk}


def said(world: World) -> dict:
    return {"clause": "purpose", "words": "A word."}


def decided(world: World) -> dict:
    return {"comment": world.mous.comment.pk, "accept": False}


def signed(side: str) -> Callable[[World], dict]:
    return lambda world: {
        "side": side, "sha256": world.mous.offered.current.sha256, "name": "Kim Lund", "position": "clerk",
        "may_sign": True, "agree": True,
    }  # fmt: skip


SEEN, CHANGE = ("Mou.visible_to + partners.view_mou",), ("partners.change_mou",)
SPEAK = ("Mou.visible_to + partners.comment_mou + partners.sign_mou",)
SIGN = ("Mou.visible_to + partners.view_mou + partners.sign_mou",)
COUNTERSIGN = ("Mou.visible_to + partners.view_mou + partners.countersign_mou",)
TEMPLATES = ("partners.change_mou_template",)
OF_TEMPLATE = ("MouTemplate.visible_to + partners.change_mou_template",)

CASES = [
    Case("mou-list", get=SIGNED_IN, post=STAFF, data=begun, guard=("Mou.visible_to", *CHANGE)),
    Case("mou-detail", at=m("offered"), get=KEEPERS, patch=STAFF, guard=(*SEEN, *CHANGE)),
    Case("mou-detail", at=m("draft"), get=STAFF, patch=STAFF, guard=SEEN, note="a draft"),
    Case("mou-versions", at=m("offered"), get=KEEPERS, guard=SEEN),
    *(
        Case(f"mou-{act}", at=m("offered"), post=STAFF, guard=CHANGE)
        for act in ("signer", "offer", "withdraw", "discard", "take-up", "follow", "correct", "end")
    ),
    Case("mou-say", at=m("offered"), post=KEEPERS, data=said, guard=SPEAK),
    Case("mou-decide", at=m("offered"), post=KEEPERS, data=decided, guard=SPEAK),
    Case("mou-sign", at=m("offered"), post=frozenset({EDITOR}), data=signed("partner"), guard=SIGN),
    Case("mou-sign", at=m("offered"), post=STAFF, data=signed("backbone"), guard=COUNTERSIGN, note="for the network"),
    Case("moutemplate-list", get=SIGNED_IN, post=STAFF, guard=("MouTemplate.visible_to", *TEMPLATES)),
    Case("moutemplate-detail", at=m("template"), get=STAFF, patch=STAFF, guard=OF_TEMPLATE),
    Case("moutemplate-archive", at=m("template"), post=STAFF, guard=OF_TEMPLATE),
    Case("moutemplate-restore", at=m("template"), post=STAFF, guard=OF_TEMPLATE),
    Case("mouround-list", get=SIGNED_IN, post=STAFF, guard=("MouRound.visible_to", *TEMPLATES)),
    Case("mouround-detail", at=m("round"), get=STAFF, guard=("MouRound.visible_to",)),
]
