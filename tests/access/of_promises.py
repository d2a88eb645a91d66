"""The policy for jobs, needs and offers, introductions, leaving, the story and concerns."""

from collections.abc import Callable

from tests.access import places
from tests.access.actors import (
    EDITOR,
    EVERYBODY,
    FACILITATOR,
    KEEPERS,
    MEMBER,
    OTHER,
    SIGNED_IN,
    STAFF,
)  # fmt: skip
from tests.access.matrix import Case
from tests.access.world import World

JOBS, GAPS, SUGGEST = ("partners.change_role",), ("partners.see_coverage",), ("partners.suggest_role",)
TAKE, POST = ("partners.take_role",), ("partners.post_exchange",)
HELD = ("partners.change_appointment",)
OF_A = KEEPERS | {MEMBER}
BOTH = OF_A | {OTHER}
SPEAKERS = frozenset({EDITOR, OTHER})


def p(*names: str) -> Callable[[World], list]:
    """The primary keys of things in the world: at=p("role")."""
    return lambda world: [getattr(world.promises, name).pk for name in names]


def of_a(*rest: str) -> Callable[[World], list]:
    """A, then primary keys or plain words: at=of_a("need", "need")."""
    return lambda world: [world.a.slug, *(after(world, part) for part in rest)]


def by_link(*rest: str) -> Callable[[World], list]:
    return lambda world: [world.link.token, *(after(world, part) for part in rest)]


def after(world: World, part: str) -> object:
    return part.removeprefix("'") if part.startswith("'") else getattr(world.promises, part).pk


def token(name: str) -> Callable[[World], list]:
    return lambda world: [getattr(world.promises, name).token]


def a(world: World) -> list:
    return [world.a.pk]


def left(world: World) -> list:
    return [world.promises.left.slug]


def posting(world: World) -> dict:
    return {"partner": world.a.pk, "words": "A lamp."}


def pair(world: World) -> dict:
    return {"seeker": world.a.pk, "helper": world.b.pk}


# Pages of A behind both doors, and what stands after A in the route.
BOTH_DOORS = [
    ("partner_jobs", (), TAKE),
    ("role_take", ("role",), TAKE),
    ("partner_exchange", (), POST),
    ("posting_new", ("'need",), POST),
    ("need_help", ("need_b",), POST),
    ("offer_ask", ("offer_b",), POST),
]
ACTS = [("posting_close", ("'need", "need"), POST), ("posting_reopen", ("'offer", "offer"), POST)]
PAGES_ONLY = {"partner_jobs", "partner_exchange"}


def both_doors(name: str, rest: tuple[str, ...], guard: tuple[str, ...]) -> list[Case]:
    posts = frozenset() if name in PAGES_ONLY else KEEPERS
    posts_by_link = frozenset() if name in PAGES_ONLY else EVERYBODY
    return [
        Case(name, get=KEEPERS, post=posts, at=of_a(*rest), guard=guard),
        Case(f"link_{name}", get=EVERYBODY, post=posts_by_link, at=by_link(*rest), as_link=True),
    ]


CASES = [
    # Jobs
    Case("role_list", get=SIGNED_IN),
    Case("role_list", get=SIGNED_IN, query="?show=away", guard=("Role.visible_to",)),
    Case("role_detail", get=SIGNED_IN, at=p("role")),
    Case("role_detail", get=STAFF, at=p("closed"), guard=("Role.visible_to",), note="put away"),
    Case(
        "role_detail",
        get=SIGNED_IN,
        at=lambda world: [world.promises.asked.role_id],
        guard=("Appointment.visible_to",),
        note="somebody was asked",
    ),
    Case("role_new", get=STAFF, post=STAFF, guard=JOBS),
    Case("role_edit", get=STAFF, post=STAFF, at=p("role"), guard=JOBS),
    Case("role_close", post=STAFF, at=p("role"), guard=JOBS),
    Case("role_reopen", post=STAFF, at=p("role"), guard=JOBS),
    Case("role_suggest", get=STAFF, post=STAFF, at=p("role"), guard=SUGGEST),
    Case("role_appoint", get=STAFF, post=STAFF, at=p("role"), guard=SUGGEST),
    Case("role_list_for", get=STAFF, at=places.b, guard=SUGGEST),
    Case("role_coverage", get=STAFF, guard=GAPS),
    Case("role_list_of", get=STAFF, at=lambda world: [world.ben.pk], guard=GAPS),
    Case("appointment_answer", get=KEEPERS, post=KEEPERS, at=p("asked"), guard=("partners.answer_role",)),
    Case("appointment_end", get=KEEPERS, post=KEEPERS, at=p("held"), guard=HELD),
    Case("appointment_extend", get=KEEPERS, post=KEEPERS, at=p("held"), guard=HELD),
    Case("link_appointment_end", get=EVERYBODY, post=EVERYBODY, at=by_link("held"), as_link=True),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=token("answer"), as_link=True, note="to a question about a job"),
    # Needs, offers, introductions
    Case("exchange_list", get=SIGNED_IN),
    Case("exchange_list", get=SIGNED_IN, query="?show=offers"),
    Case("need_detail", get=SIGNED_IN, at=p("need")),
    Case("need_detail", get=STAFF | {OTHER}, at=p("closed_need"), guard=("Need.visible_to",), note="closed"),
    Case("offer_detail", get=STAFF | {OTHER}, at=p("closed_offer"), guard=("Offer.visible_to",), note="closed"),
    Case(
        "need_introduce",
        get=KEEPERS,
        post=KEEPERS,
        at=lambda world: [world.promises.need.pk, world.b.slug],
        guard=POST,
    ),
    Case("introduction_list", get=STAFF, guard=("partners.introduce_partners",)),
    Case(
        "introduction_new",
        get=STAFF,
        post=STAFF,
        at=lambda world: [world.a.slug, world.b.slug],
        guard=("partners.introduce_partners",),
    ),
    Case(
        "introduction_detail",
        get=BOTH,
        post=frozenset({EDITOR, OTHER}),
        at=p("introduction"),
        guard=("Introduction.visible_to", "partners.answer_introduction"),
    ),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=token("agree"), as_link=True, note="to agree"),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=token("outcome"), as_link=True, note="to tell the outcome"),
    *(case for line in BOTH_DOORS for case in both_doors(*line)),
    *(Case(name, post=KEEPERS, at=of_a(*rest), guard=guard) for name, rest, guard in ACTS),
    *(Case(f"link_{name}", post=EVERYBODY, at=by_link(*rest), as_link=True) for name, rest, _guard in ACTS),
    Case("link_partner_jobs", at=places.spent, note="spent"),
    Case("link_partner_exchange", at=places.spent, note="spent"),
    # Leaving, coming back, the story
    Case(
        "partner_leave",
        get=frozenset({EDITOR}),
        post=frozenset({EDITOR}),
        at=places.a,
        guard=("partners.leave_partner",),
    ),
    Case("link_partner_leave", get=EVERYBODY, post=EVERYBODY, at=places.link, as_link=True),
    Case("link_partner_leave", at=places.spent, note="spent"),
    Case("partner_detail", get=KEEPERS, at=left, note="has left"),
    Case("partner_return", post=KEEPERS, at=left),
    Case("partner_return", at=places.b, post=STAFF, guard=("partners.return_partner",), note="has not left"),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=token("back"), as_link=True, note="to come back"),
    Case("partner_story", get=OF_A, at=places.a, guard=("partners.view_story",)),
    Case("link_partner_story", get=EVERYBODY, at=places.link, as_link=True),
    # Good standing
    Case("standing_list", get=STAFF, guard=("partners.see_standings",)),
    Case(
        "partner_standing",
        get=KEEPERS,
        post=STAFF,
        at=places.a,
        guard=("partners.view_standing", "partners.take_step"),
    ),
    # Concerns
    Case("concern_list", get=SIGNED_IN, post=SIGNED_IN),
    Case(
        "concern_detail",
        get=frozenset({FACILITATOR, OTHER}),
        post=frozenset({FACILITATOR}),
        at=p("concern"),
        guard=("Concern.visible_to", "partners.hear_concern"),
    ),
    Case("concern_contacts", get=STAFF, post=STAFF, guard=("partners.name_ears",)),
]

# The same at /api/
API = [
    Case("role-list", get=SIGNED_IN, post=STAFF, guard=JOBS),
    Case("role-detail", get=STAFF, patch=STAFF, at=p("closed"), guard=("Role.visible_to",)),
    Case("role-detail", get=SIGNED_IN, patch=STAFF, at=p("role"), guard=JOBS),
    Case("role-close", post=STAFF, at=p("role"), guard=JOBS),
    Case("role-reopen", post=STAFF, at=p("role"), guard=JOBS),
    Case("role-take", post=KEEPERS, at=p("role"), data=lambda world: {"partner": world.a.pk}, guard=TAKE),
    Case("role-suggest", post=STAFF, at=p("role"), guard=SUGGEST),
    Case("appointment-list", get=SIGNED_IN, guard=("Appointment.visible_to",)),
    Case("appointment-detail", get=OF_A, at=p("asked"), guard=("Appointment.visible_to",)),
    Case("appointment-accept", post=KEEPERS, at=p("asked"), guard=("partners.answer_role",)),
    Case("appointment-decline", post=KEEPERS, at=p("asked"), guard=("partners.answer_role",)),
    Case("appointment-extend", post=KEEPERS, at=p("held"), guard=HELD),
    Case("appointment-end", post=KEEPERS, at=p("held"), guard=HELD),
    *(
        Case(f"{kind}-list", get=SIGNED_IN, post=KEEPERS, data=posting, guard=(*POST, f"{kind.title()}.visible_to"))
        for kind in ("need", "offer")
    ),
    Case("need-detail", get=STAFF | {OTHER}, at=p("closed_need"), guard=("Need.visible_to",)),
    Case("offer-detail", get=STAFF | {OTHER}, at=p("closed_offer"), guard=("Offer.visible_to",)),
    *(
        Case(f"{kind}-{act}", post=KEEPERS, at=p(kind), guard=POST)
        for kind in ("need", "offer")
        for act in ("close", "reopen")
    ),
    Case("introduction-list", get=SIGNED_IN, post=BOTH - {MEMBER}, data=pair, guard=("Introduction.visible_to",)),
    Case("introduction-detail", get=BOTH, at=p("introduction"), guard=("Introduction.visible_to",)),
    *(
        Case(f"introduction-{act}", post=SPEAKERS, at=p("introduction"), guard=("partners.answer_introduction",))
        for act in ("agree", "decline", "outcome")
    ),
    Case("parting-leave", post=frozenset({EDITOR}), at=a, guard=("partners.leave_partner",)),
    Case("parting-return", post=KEEPERS, at=p("left")),
    Case("parting-return", post=STAFF, at=a, guard=("partners.return_partner",), note="has not left"),
    Case("parting-story", get=OF_A, at=a, guard=("partners.view_story",)),
    Case(
        "parting-standing",
        get=KEEPERS,
        post=STAFF,
        at=a,
        data=lambda world: {"step": "well", "words": "Good."},
        guard=("partners.view_standing", "partners.take_step"),
    ),
    Case("concern-list", get=SIGNED_IN, post=SIGNED_IN, guard=("Concern.visible_to",)),
    Case("concern-detail", get=frozenset({FACILITATOR, OTHER}), at=p("concern"), guard=("Concern.visible_to",)),
    Case("concern-settle", post=frozenset({FACILITATOR}), at=p("concern"), guard=("partners.hear_concern",)),
]
