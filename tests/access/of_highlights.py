"""The policy for highlights, subscriptions and the choice of one's mails."""

from collections.abc import Callable

from people.kinds import mails_token
from tests.access import places
from tests.access.actors import EDITOR, EVERYBODY, KEEPERS, OTHER, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

SEEN, PLAN, EDIT = ("Highlight.visible_to",), ("newsletter.plan_highlights",), ("newsletter.edit_highlight",)
ANSWER, PASS = ("newsletter.answer_highlight",), ("newsletter.pass_highlight",)
PAUSE, READERS = ("newsletter.pause_highlights",), ("newsletter.view_subscriptions",)
SPEAKER = frozenset({EDITOR})


def h(*names: str) -> Callable[[World], list]:
    """Primary keys in the world: at=h("own"); what begins with ' stands as it is."""
    return lambda world: [part(world, name) for name in names]


def part(world: World, name: str) -> object:
    return name.removeprefix("'") if name.startswith("'") else getattr(world.highlights, name).pk


def by_link(*rest: str) -> Callable[[World], list]:
    return lambda world: [world.highlights.link.token, *(part(world, name) for name in rest)]


def confirming(world: World) -> list:
    return [world.highlights.confirm_token]


def leaving(world: World) -> list:
    return [world.highlights.reader.leave_token]


def mails_of_ben(world: World) -> list:
    return [mails_token(world.ben.pk)]


def seen(world: World) -> dict:
    return {"version": world.highlights.own.version}


CASES = [
    Case("highlight_list", get=SIGNED_IN),
    Case("highlight_line", get=SIGNED_IN),
    Case("highlight_new", get=STAFF, post=STAFF, guard=PLAN),
    Case("highlight_rhythm", get=STAFF, post=STAFF, guard=PLAN),
    Case("pause_set", get=KEEPERS, post=KEEPERS, at=places.a, guard=PAUSE),
    Case("pause_end", post=KEEPERS, at=places.a, guard=PAUSE),
    Case("highlight_detail", get=KEEPERS, at=h("own"), guard=SEEN, note="waits for a yes"),
    Case("highlight_detail", get=SIGNED_IN, at=h("shown")),
    Case("highlight_edit", get=STAFF, post=STAFF, at=h("own"), guard=EDIT),
    Case("highlight_ask", post=STAFF, at=h("own"), guard=PLAN),
    Case("highlight_next", post=STAFF, at=h("own"), guard=PLAN),
    Case("highlight_swap", get=STAFF, post=STAFF, at=h("own"), guard=PLAN),
    Case("highlight_answer", get=SPEAKER, post=SPEAKER, at=h("own"), guard=ANSWER),
    Case("highlight_approve", post=SPEAKER, at=h("own"), guard=ANSWER),
    Case("highlight_take_back", post=SPEAKER, at=h("own"), guard=ANSWER),
    Case("highlight_pass", post=STAFF | {OTHER}, at=h("shown"), guard=PASS),
    Case("highlight_return", post=KEEPERS, at=h("own")),
    Case("highlight_pause", post=SPEAKER, at=h("own"), guard=ANSWER),
    Case("highlight_photo", get=KEEPERS, at=h("own", "'canary.webp"), guard=SEEN),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=by_link(), as_link=True, note="to a highlight"),
    Case("link_highlight_detail", get=EVERYBODY, at=by_link(), as_link=True),
    Case("link_highlight_answer", get=EVERYBODY, post=EVERYBODY, at=by_link(), as_link=True),
    Case("link_highlight_approve", post=EVERYBODY, at=by_link(), as_link=True),
    Case("link_highlight_take_back", post=EVERYBODY, at=by_link(), as_link=True),
    Case("link_highlight_pass", post=EVERYBODY, at=by_link(), as_link=True),
    Case("link_highlight_return", post=EVERYBODY, at=by_link(), as_link=True),
    Case("link_highlight_pause", post=EVERYBODY, at=by_link(), as_link=True),
    Case("link_highlight_photo", get=EVERYBODY, at=by_link("'canary.webp"), as_link=True),
    # Subscribing
    Case("subscription_subscribe", get=EVERYBODY, post=EVERYBODY),
    Case("subscription_thanks", get=EVERYBODY),
    Case("subscription_confirm", get=EVERYBODY, post=EVERYBODY, at=confirming),
    Case("subscription_confirm", at=lambda world: ["x"], note="made up"),
    Case("subscription_leave", get=EVERYBODY, post=EVERYBODY, at=leaving),
    Case("subscription_leave", at=lambda world: ["x"], note="made up"),
    Case("subscription_list", get=STAFF, guard=READERS),
    Case("subscription_csv", get=STAFF, guard=READERS),
    Case("subscription_new", get=STAFF, post=STAFF, guard=READERS),
    Case("subscription_end", post=STAFF, at=h("reader"), guard=READERS),
    Case("my_mails", get=SIGNED_IN, post=SIGNED_IN),
    Case("mails_by_link", get=EVERYBODY, post=EVERYBODY, at=mails_of_ben),
    Case("mails_by_link", at=lambda world: ["x"], note="made up"),
]

API = [
    Case("highlight-list", get=SIGNED_IN, post=STAFF, guard=(*SEEN, *PLAN)),
    Case("highlight-detail", get=KEEPERS, patch=KEEPERS, at=h("own"), guard=SEEN),
    Case("highlight-detail", get=SIGNED_IN, patch=STAFF | {OTHER}, at=h("shown"), guard=EDIT),
    Case("highlight-ask", post=STAFF, at=h("own"), guard=PLAN),
    Case("highlight-approve", post=SPEAKER, at=h("own"), data=seen, guard=ANSWER),
    Case("highlight-take-back", post=SPEAKER, at=h("own"), guard=ANSWER),
    Case("highlight-pass", post=STAFF | {OTHER}, at=h("shown"), guard=PASS),
    Case("highlight-return", post=STAFF | {OTHER}, at=h("shown"), guard=PASS),
    Case("highlight-swap", post=STAFF, at=h("own"), guard=PLAN),
    Case("highlight-line", get=SIGNED_IN),
    Case("subscription-list", get=SIGNED_IN, post=STAFF, guard=("Subscription.visible_to", *READERS)),
    Case("subscription-detail", get=STAFF, at=h("reader"), guard=("Subscription.visible_to",)),
    Case("subscription-end", post=STAFF, at=h("reader"), guard=("Subscription.visible_to",)),
]
