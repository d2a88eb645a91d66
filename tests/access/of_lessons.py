"""The policy for lessons."""

from collections.abc import Callable

from tests.access.actors import COMMUNITY, EDITOR, EVERYBODY, MEMBER, OTHER, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

SEEN, CHANGE = ("Lesson.visible_to",), ("learning.change_lesson",)
NAME, TAKE = ("learning.name_practice",), ("learning.answer_practice",)
AUTHOR = frozenset({EDITOR})


def n(*names: str) -> Callable[[World], list]:
    """The primary keys of lessons in the world: at=n("practice")."""
    return lambda world: [getattr(world.lessons, name).pk for name in names]


def of_b(world: World) -> dict:
    return {"partner": world.b.pk, "choice": "adopt", "words": ""}


CASES = [
    Case("lesson_list", get=EVERYBODY, guard=SEEN),
    Case("lesson_detail", get=EVERYBODY, at=n("open"), note="public"),
    Case("lesson_detail", get=SIGNED_IN, at=n("practice"), guard=SEEN),
    Case("lesson_detail", get=AUTHOR | {MEMBER, COMMUNITY}, at=n("kept"), guard=SEEN, note="A’s own"),
    Case("lesson_detail", get=AUTHOR, at=n("back"), guard=SEEN, note="taken back"),
    Case("lesson_new", get=SIGNED_IN, post=SIGNED_IN),
    Case("lesson_edit", get=AUTHOR, post=AUTHOR, at=n("practice"), guard=CHANGE),
    Case("lesson_withdraw", post=AUTHOR, at=n("practice"), guard=CHANGE),
    Case("lesson_return", post=AUTHOR, at=n("practice"), guard=CHANGE),
    Case("lesson_appreciate", post=SIGNED_IN, at=n("practice")),
    Case("lesson_practice", post=AUTHOR | STAFF, at=n("practice"), guard=NAME),
    Case("lesson_take_up", post=frozenset({OTHER}), at=n("practice"), data=of_b),
]

API = [
    Case("lesson-list", get=SIGNED_IN, post=SIGNED_IN, guard=SEEN),
    Case("lesson-detail", get=SIGNED_IN, patch=AUTHOR, at=n("practice"), guard=CHANGE),
    Case("lesson-withdraw", post=AUTHOR, at=n("practice"), guard=CHANGE),
    Case("lesson-return", post=AUTHOR, at=n("practice"), guard=CHANGE),
    Case("lesson-appreciate", post=SIGNED_IN, at=n("practice")),
    Case("lesson-practice", post=AUTHOR | STAFF, at=n("practice"), guard=NAME),
    Case("lesson-take-up", post=frozenset({OTHER}), at=n("practice"), data=of_b, guard=TAKE),
]
