"""The policy for agreements."""

from collections.abc import Callable

from tests.access import places
from tests.access.actors import EVERYBODY, KEEPERS, OTHER, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

CHANGE, TEMPLATES = ("partners.change_mou",), ("partners.change_mou_template",)
TEMPLATE, ROUND = (f"MouTemplate.visible_to + {TEMPLATES[0]}",), (f"MouRound.visible_to + {TEMPLATES[0]}",)
BOTH_SIDES = STAFF | {OTHER}  # of the agreement with B


def m(*names: str) -> Callable[[World], list]:
    """The primary keys of things in the world: at=m("offered")."""
    return lambda world: [getattr(world.mous, name).pk for name in names]


def by_link(*names: str) -> Callable[[World], list]:
    return lambda world: [world.mous.link.token, *(getattr(world.mous, name).pk for name in names)]


def by_our_link(*names: str) -> Callable[[World], list]:
    """By the link to sign for the network."""
    return lambda world: [world.mous.our_link.token, *(getattr(world.mous, name).pk for name in names)]


def says(world: World) -> dict:
    return {"clause": "purpose", "words": "A word."}


# Pages of the agreement offered to A, behind both doors: name, what stands after the agreement, GET, POST, guard
SEES = ("Mou.visible_to + partners.view_mou",)
SIGNS = (
    "Mou.visible_to + partners.view_mou + partners.sign_mou",
    "Mou.visible_to + partners.view_mou + partners.countersign_mou",
)
SPEAKS = ("Mou.visible_to + partners.view_mou + partners.sign_mou + partners.comment_mou",)
PAGES = [
    ("mou_sign", (), True, True, SIGNS),
    ("mou_compare", (), True, False, SEES),
    ("mou_copy", (), True, False, SEES),
]
ACTS = [("mou_say", (), False, True, SPEAKS), ("mou_decide", ("comment",), False, True, SPEAKS)]


def both_doors(name: str, rest: tuple[str, ...], get: bool, post: bool, guard: tuple[str, ...]) -> list[Case]:
    may = [frozenset(who) if offered else frozenset() for who in (KEEPERS, EVERYBODY) for offered in (get, post)]
    return [
        Case(name, get=may[0], post=may[1], at=m("offered", *rest), guard=guard, data=says),
        Case(f"link_{name}", get=may[2], post=may[3], at=by_link(*rest), as_link=True, data=says),
        for_the_network(f"link_{name}", rest, get, post),
    ]


def for_the_network(name: str, rest: tuple[str, ...], get: bool, post: bool) -> Case:
    """The link to sign for the network opens what is read and signed, and nothing to talk or decide."""
    signs = EVERYBODY if get else frozenset()
    return Case(
        name, get=signs, post=signs if post else frozenset(), at=by_our_link(*rest), as_link=True, data=says,
        note="for the network",
    )  # fmt: skip


CASES = [
    Case("mou_list", get=SIGNED_IN, guard=("Mou.visible_to",)),
    Case("mou_list", get=SIGNED_IN, query="?show=drafts"),
    Case("mou_begin", get=STAFF, guard=CHANGE),
    Case("mou_new", get=STAFF, post=STAFF, at=places.a, guard=CHANGE),
    Case("mou_detail", get=KEEPERS, at=m("offered"), guard=SEES),
    Case("mou_detail", get=BOTH_SIDES, at=m("active"), guard=SEES, note="in force"),
    Case("mou_detail", get=STAFF, at=m("draft"), guard=SEES, note="a draft"),
    Case("link", get=EVERYBODY, at=by_link(), as_link=True, note="to an agreement"),
    Case("link", get=EVERYBODY, at=by_our_link(), as_link=True, note="to sign for the network"),
    *(case for line in (*PAGES, *ACTS) for case in both_doors(*line)),
    Case("mou_bundle", get=BOTH_SIDES, at=m("active"), guard=SEES),
    Case("link_mou_bundle", at=by_link(), as_link=True, note="only once both have signed"),
    Case("mou_thanks", get=BOTH_SIDES, at=m("active"), guard=SEES),
    Case("link_mou_thanks", get=EVERYBODY, at=by_link(), as_link=True),
    *(
        Case(name, get=STAFF, post=STAFF, at=m("offered"), guard=CHANGE)
        for name in ("mou_edit", "mou_offer", "mou_correct", "mou_end")
    ),
    *(
        Case(name, post=STAFF, at=m("offered"), guard=CHANGE)
        for name in ("mou_withdraw", "mou_discard", "mou_take_up", "mou_follow")
    ),
    Case("mou_template_list", get=STAFF, guard=TEMPLATES),
    Case("mou_template_new", get=STAFF, post=STAFF, guard=TEMPLATES),
    Case(
        "mou_template_edit",
        get=STAFF,
        post=STAFF,
        at=m("template"),
        guard=TEMPLATE,
    ),
    *(
        Case(name, post=STAFF, at=m("template"), guard=TEMPLATE)
        for name in ("mou_template_archive", "mou_template_restore")
    ),
    Case(
        "mou_round_new",
        get=STAFF,
        post=STAFF,
        at=m("template"),
        guard=TEMPLATE,
    ),
    Case("mou_round_correct", get=STAFF, post=STAFF, at=m("template"), guard=TEMPLATE),
    Case("mou_clause_back", post=STAFF, at=lambda world: [world.mous.offered.pk, "dogs"], guard=CHANGE),
    Case("mou_template_clause_back", post=STAFF, at=lambda world: [world.mous.template.pk, "dogs"], guard=TEMPLATE),
    Case("mou_round_detail", get=STAFF, at=m("round"), guard=ROUND),
    Case("verify", get=EVERYBODY, post=EVERYBODY),
]
