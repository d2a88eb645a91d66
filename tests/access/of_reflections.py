"""The policy for prompts, reflections and announcements."""

from collections.abc import Callable

from tests.access.actors import BACKBONE, COMMUNITY, EDITOR, EVERYBODY, FACILITATOR, KEEPERS, OTHER, SIGNED_IN
from tests.access.matrix import Case
from tests.access.world import World

LEADERS = frozenset({BACKBONE, FACILITATOR})
INVITED = LEADERS | {EDITOR, OTHER, COMMUNITY}
DORA = frozenset({OTHER})
BEN = frozenset({EDITOR})
CHANGE, LEAD = ("gatherings.change_prompt",), ("gatherings.lead_pause",)
ANNOUNCE, ORDER = ("gatherings.announce",), ("gatherings.order_announcements",)


def r(*names: str) -> Callable[[World], list]:
    """The primary keys of things in the world: at=r("prompt")."""
    return lambda world: [getattr(world.reflections, name).pk for name in names]


def there(*names: str) -> Callable[[World], list]:
    """The gathering, then the primary keys of things: at=there("pause")."""
    return lambda world: [world.gatherings.gathering.pk, *r(*names)(world)]


def by_code(world: World) -> list:
    return [world.reflections.pause.token]


def reflect_link(world: World) -> list:
    return [world.reflections.reflect.token]


def announcing(*rest: str) -> Callable[[World], list]:
    """The gathering, then things or plain words: at=announcing("'of A")."""
    return lambda world: [world.gatherings.gathering.pk, *after(world, rest)]


def by_announce(*rest: str) -> Callable[[World], list]:
    return lambda world: [world.reflections.announce.token, *after(world, rest)]


def after(world: World, rest: tuple[str, ...]) -> list:
    return [world.a.slug if part == "'of A" else getattr(world.reflections, part).pk for part in rest]


def news(world: World) -> dict:
    return {"gathering": world.gatherings.gathering.pk, "partner": world.a.pk, "doing": "We paint."}


def a_hand(world: World) -> dict:
    return {"helper": world.a.pk}


def a_question(world: World) -> dict:
    return {"gathering": world.gatherings.gathering.pk, "question": "Who is missing?"}


def some_words(world: World) -> dict:
    return {"pause": world.reflections.pause.pk, "words": "The night shift."}


CASES = [
    # Prompts
    Case("prompt_list", get=SIGNED_IN),
    Case("prompt_list", get=SIGNED_IN, query="?show=away", guard=("Prompt.visible_to",)),
    Case("prompt_detail", get=SIGNED_IN, at=r("prompt")),
    Case("prompt_detail", get=LEADERS, at=r("retired"), guard=("Prompt.visible_to",), note="put away"),
    Case("prompt_new", get=LEADERS, post=LEADERS, guard=CHANGE),
    Case("prompt_take_in", post=LEADERS, guard=CHANGE),
    Case("prompt_edit", get=LEADERS, post=LEADERS, at=r("prompt"), guard=CHANGE),
    Case("prompt_retire", post=LEADERS, at=r("prompt"), guard=CHANGE),
    Case("prompt_bring_back", post=LEADERS, at=r("prompt"), guard=CHANGE),
    Case("prompt_muse", get=SIGNED_IN, post=SIGNED_IN, at=r("prompt")),
    # Pauses and reflections
    Case("reflection_list", get=INVITED, at=there(), guard=("gatherings.take_part",)),
    Case("pause_new", get=LEADERS, post=LEADERS, at=there(), guard=LEAD),
    Case("pause_answer", get=INVITED, post=INVITED, at=there("pause"), guard=("Pause.visible_to",)),
    Case("pause_answer", get=INVITED, post=INVITED, at=there("over"), guard=("Pause.visible_to",), note="is over"),
    Case("pause_wall", get=INVITED, at=there("over"), guard=("Pause.visible_to",)),
    Case("pause_wall", get=INVITED, at=there("pause"), guard=("Pause.visible_to",), note="is open"),
    Case("pause_end", post=LEADERS, at=there("pause"), guard=LEAD),
    Case("pause_extend", post=LEADERS, at=there("pause"), guard=LEAD),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=reflect_link, as_link=True, note="to reflect"),
    Case("reflect_code", get=EVERYBODY, post=EVERYBODY),
    Case("reflect_guest", get=EVERYBODY, post=EVERYBODY, at=by_code),
    Case("my_reflections", get=SIGNED_IN, guard=("Reflection.visible_to",)),
    Case("my_reflection", get=DORA, post=DORA, at=r("private"), guard=("Reflection.visible_to",)),
    Case("my_reflection_forget", post=DORA, at=r("private"), guard=("Reflection.visible_to",)),
    # Announcements
    Case("announcement_list", get=SIGNED_IN, at=announcing()),
    Case("announcement_edit", get=KEEPERS, post=KEEPERS, at=announcing("'of A"), guard=ANNOUNCE),
    Case("announcement_withdraw", post=KEEPERS, at=announcing("'of A"), guard=ANNOUNCE),
    Case("announcement_return", post=KEEPERS, at=announcing("'of A"), guard=ANNOUNCE),
    Case("announcement_help", get=BEN, post=BEN, at=announcing("announcement")),
    Case("announcement_move", post=LEADERS, at=announcing("announcement"), guard=ORDER),
    Case("announcement_sort", post=LEADERS, at=announcing(), guard=ORDER),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=by_announce(), as_link=True, note="to announce"),
    Case("link_announcement_list", get=EVERYBODY, at=by_announce(), as_link=True),
    Case("link_announcement_edit", get=EVERYBODY, post=EVERYBODY, at=by_announce("'of A"), as_link=True),
    Case("link_announcement_withdraw", post=EVERYBODY, at=by_announce("'of A"), as_link=True),
    Case("link_announcement_return", post=EVERYBODY, at=by_announce("'of A"), as_link=True),
    Case("link_announcement_help", get=EVERYBODY, post=EVERYBODY, at=by_announce("announcement"), as_link=True),
]

# The same at /api/
API = [
    Case("prompt-list", get=SIGNED_IN, post=LEADERS, guard=CHANGE),
    Case("prompt-detail", get=LEADERS, patch=LEADERS, at=r("retired"), guard=("Prompt.visible_to",)),
    Case("prompt-detail", get=SIGNED_IN, patch=LEADERS, at=r("prompt"), guard=CHANGE),
    Case("prompt-retire", post=LEADERS, at=r("prompt"), guard=CHANGE),
    Case("prompt-bring-back", post=LEADERS, at=r("prompt"), guard=CHANGE),
    Case("pause-list", get=SIGNED_IN, post=LEADERS, data=a_question, guard=LEAD),
    Case("pause-detail", get=INVITED, at=r("pause"), guard=("Pause.visible_to",)),
    Case("pause-shared", get=INVITED, at=r("over"), guard=("Pause.visible_to",)),
    Case("pause-end", post=LEADERS, at=r("pause"), guard=LEAD),
    Case("reflection-list", get=SIGNED_IN, post=INVITED, data=some_words, guard=("Reflection.visible_to",)),
    Case("reflection-detail", get=DORA, patch=DORA, delete=DORA, at=r("private"), guard=("Reflection.visible_to",)),
    Case("announcement-list", get=SIGNED_IN, post=KEEPERS, data=news, guard=(*ANNOUNCE, "Announcement.visible_to")),
    Case("announcement-detail", get=SIGNED_IN, at=r("announcement")),
    Case(
        "announcement-withdraw",
        post=frozenset({OTHER, BACKBONE}),
        at=r("announcement"),
        guard=ANNOUNCE,
    ),
    Case("announcement-help", post=KEEPERS, at=r("announcement"), data=a_hand, guard=ANNOUNCE),
]
