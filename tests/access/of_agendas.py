"""The policy for agendas, formats and templates."""

from collections.abc import Callable

from tests.access.actors import SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.of_gatherings import INSIDE, RUN, g
from tests.access.world import World

CHANGE, SEES = ("gatherings.change_gathering",), ("Gathering.visible_to",)
FORMATS, PLANS, LIMITS = ("gatherings.change_format",), ("gatherings.change_template",), ("gatherings.change_limits",)


def a(*names: str) -> Callable[[World], list]:
    """The primary keys of things about agendas: at=a("format")."""
    return lambda world: [getattr(world.agendas, name).pk for name in names]


def of_chidi(*rest: str) -> Callable[[World], list]:
    """Chidi's gathering, then primary keys or plain words: at=of_chidi("block", "'up")."""
    return lambda world: [world.gatherings.gathering.pk, *(after(world, part) for part in rest)]


def after(world: World, part: str) -> object:
    return part.removeprefix("'") if part.startswith("'") else getattr(world.agendas, part).pk


def key(world: World) -> list:
    return [world.agendas.format.key]


def closed_key(world: World) -> list:
    return [world.agendas.closed.key]


def acts() -> list[Case]:
    """What is done to the agenda of Chidi's gathering, by POST only."""
    plain = ("agenda_undo", "agenda_minutes", "agenda_fit", "agenda_take", "block_add")
    of_block = ("block_move", "block_remove")
    return [
        *(Case(name, post=RUN, at=of_chidi(), guard=CHANGE) for name in plain),
        *(Case(name, post=RUN, at=of_chidi("block"), guard=CHANGE) for name in of_block),
        Case("block_act", post=RUN, at=of_chidi("block", "'down"), guard=CHANGE),
        Case("wording_settle", post=RUN, at=of_chidi("wording"), guard=CHANGE),
    ]


CASES = [
    Case("agenda_detail", get=RUN, at=of_chidi(), guard=CHANGE),
    Case("agenda_detail", get=STAFF, at=g("other"), guard=CHANGE, note="of somebody else"),
    Case("agenda_now", get=RUN, at=of_chidi(), guard=CHANGE),
    Case("agenda_lessons", get=RUN, at=of_chidi(), guard=CHANGE),
    Case("agenda_sheet", get=RUN, at=of_chidi(), guard=CHANGE),
    Case("agenda_print", get=SIGNED_IN, at=of_chidi()),
    Case("agenda_print", get=INSIDE, at=g("other"), guard=SEES, note="without an invitation"),
    Case("agenda_start", get=RUN, at=of_chidi(), guard=CHANGE),
    Case("agenda_keep", get=RUN, post=RUN, at=of_chidi(), guard=CHANGE),
    Case("agenda_drop", get=RUN, post=RUN, at=of_chidi(), guard=CHANGE),
    Case("agenda_lengthen", get=RUN, post=RUN, at=of_chidi(), guard=CHANGE),
    Case("agenda_split", get=RUN, post=RUN, at=of_chidi(), guard=CHANGE),
    Case("block_edit", get=RUN, post=RUN, at=of_chidi("block"), guard=CHANGE),
    Case("block_values", get=RUN, at=of_chidi("block"), guard=CHANGE),
    Case("block_edit", at=of_chidi("other"), note="a block of another gathering"),
    *acts(),
    Case("template_close", post=RUN, at=a("template"), guard=PLANS),
    Case("template_reopen", post=RUN, at=a("closed_template"), guard=PLANS),
    Case("agenda_limits", get=STAFF, post=STAFF, guard=LIMITS),
    Case("format_list", get=SIGNED_IN),
    Case("format_detail", get=SIGNED_IN, at=key),
    Case("format_detail", get=STAFF, at=closed_key, guard=("Format.visible_to",), note="put away"),
    Case("format_new", get=RUN, post=RUN, guard=FORMATS),
    Case("format_edit", get=RUN, post=RUN, at=a("format"), guard=FORMATS),
    Case("format_close", post=RUN, at=a("format"), guard=FORMATS),
    Case("format_reopen", post=RUN, at=a("closed"), guard=FORMATS),
]


def moved(world: World) -> dict:
    return {"after": None}


def patched(world: World) -> dict:
    return {"title": "Better", "version": world.agendas.block.version}


# The same at /api/
PLAIN = ("agenda-take-back", "agenda-fit")
API = [
    Case("agenda-agenda", get=SIGNED_IN, at=of_chidi()),
    Case("agenda-agenda", get=INSIDE, at=g("other"), guard=SEES, note="without an invitation"),
    Case("agenda-spaciousness", get=RUN, at=of_chidi(), guard=CHANGE),
    Case("agenda-blocks", post=RUN, at=of_chidi(), guard=CHANGE, data=lambda world: {"title": "More", "minutes": 5}),
    *(Case(name, post=RUN, at=of_chidi(), guard=CHANGE) for name in PLAIN),
    Case("agenda-start", post=RUN, at=of_chidi(), guard=CHANGE, data=lambda world: {"template": "first"}),
    Case("agenda-drop", post=RUN, at=of_chidi(), guard=CHANGE, data=lambda world: {"purpose": "know"}),
    Case("agenda-lengthen", post=RUN, at=of_chidi(), guard=CHANGE, data=lambda world: {"minutes": 120}),
    Case("agenda-spread", post=RUN, at=of_chidi(), guard=CHANGE, data=lambda world: {"first": world.agendas.second.pk}),
    Case("block-list", get=SIGNED_IN, guard=("Gathering.run_by",)),
    Case("block-detail", get=RUN, patch=RUN, at=a("block"), guard=(f"Gathering.run_by + {CHANGE[0]}",), data=patched),
    Case("block-detail", get=STAFF, patch=STAFF, at=a("other"), note="of somebody else"),
    Case("block-move", post=RUN, at=a("block"), data=moved),
    *(Case(f"block-{act}", post=RUN, at=a("block")) for act in ("duplicate", "split", "park", "remove")),
    Case("block-unpark", post=RUN, at=a("parked")),
    Case("wording-take", post=RUN, at=a("wording")),
    Case("wording-leave", post=RUN, at=a("wording")),
    Case("format-list", get=SIGNED_IN, post=RUN, guard=FORMATS),
    Case("format-detail", get=SIGNED_IN, at=lambda world: ["1-2-4-all"]),
    Case("format-detail", get=STAFF, at=closed_key, guard=("Format.visible_to",), note="put away"),
]
