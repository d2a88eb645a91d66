"""The policy for running gatherings, minutes, pulses, commitments and initiatives."""

from collections.abc import Callable

from tests.access.actors import BACKBONE, EDITOR, EVERYBODY, FACILITATOR, OTHER, SIGNED_IN
from tests.access.matrix import Case
from tests.access.of_gatherings import CHANGE, INSIDE, RUN, SEES
from tests.access.world import World

TELL, PULSE = ("gatherings.tell_commitment",), ("gatherings.give_pulse",)
CARRY = ("gatherings.change_initiative",)
TELLERS = frozenset({BACKBONE, FACILITATOR, EDITOR})
KEEPERS = frozenset({BACKBONE, EDITOR})  # of the initiative A leads
PROPOSERS = frozenset({BACKBONE, FACILITATOR, EDITOR, OTHER})


def af(*names: str) -> Callable[[World], list]:
    """The primary keys of things in the world: at=af("running")."""
    return lambda world: [getattr(world.after, name).pk for name in names]


def line(name: str) -> Callable[[World], list]:
    """A gathering and one of its lines: at=line("decision")."""
    return lambda world: [getattr(world.after, name).gathering_id, name, getattr(world.after, name).pk]


def token(name: str) -> Callable[[World], list]:
    return lambda world: [getattr(world.after, name).token]


def series(world: World) -> list:
    return [world.gatherings.series.pk]


def pressed(act: str) -> Callable[[World], list]:
    return lambda world: [world.after.running.pk, act]


def here(world: World) -> list:
    return [world.after.running.pk, world.after.here.pk]


def note(world: World) -> dict:
    return {"what": "note", "text": "A line."}


def pulse(world: World) -> dict:
    return {"connection": 4, "progress": 3, "rushed": "no"}


def kept(world: World) -> dict:
    return {"state": "kept", "commitment": world.after.promise.pk}


def proposal(world: World) -> dict:
    return {"name": "A bus", "what": "For grandparents.", "part": "host", "hours": 1}


CASES = [
    Case("gathering_run", get=RUN, at=af("running"), guard=CHANGE),
    Case("run_now", get=RUN, at=af("running"), guard=CHANGE),
    Case("run_screen", get=RUN, at=af("running"), guard=CHANGE),
    Case("run_screen_now", get=RUN, at=af("running"), guard=CHANGE),
    Case("run_press", post=RUN, at=pressed("shorten"), guard=CHANGE),
    Case("run_capture", post=RUN, at=af("running"), data=note, guard=CHANGE),
    Case("captured_drop", post=RUN, at=line("decision"), guard=CHANGE),
    Case("captured_restore", post=RUN, at=line("decision"), guard=CHANGE),
    Case("run_there", post=RUN, at=here, guard=CHANGE),
    Case("run_walk_in", post=RUN, at=af("running"), data=lambda world: {"name": "Noor"}, guard=CHANGE),
    Case("gathering_here", get=SIGNED_IN, post=SIGNED_IN, at=af("running")),
    Case("gathering_here", get=INSIDE, post=INSIDE, at=af("past"), guard=SEES, note="without an invitation"),
    Case("link_here", get=EVERYBODY, post=EVERYBODY, at=token("invitation"), as_link=True),
    # After it
    Case("gathering_close", post=RUN, at=af("running"), guard=CHANGE),
    Case("gathering_reopen", post=RUN, at=af("past"), guard=CHANGE),
    Case("minutes_detail", get=INSIDE, at=af("past"), guard=SEES),
    Case("minutes_detail", get=RUN, at=af("draft"), guard=("Minutes.visible_to",), note="a draft"),
    Case("minutes_edit", get=RUN, post=RUN, at=af("past"), guard=CHANGE),
    Case("minutes_approve", post=RUN, at=af("draft"), guard=CHANGE),
    Case("review_edit", get=RUN, post=RUN, at=af("past"), guard=CHANGE),
    Case(
        "pulse_give",
        get=frozenset({FACILITATOR, EDITOR}),
        post=frozenset({FACILITATOR, EDITOR}),
        at=af("past"),
        data=pulse,
        guard=PULSE,
    ),
    Case("series_pulse", get=INSIDE, at=series),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=token("pulse"), data=pulse, as_link=True, note="to give the pulse"),
    Case("link", get=EVERYBODY, at=token("minutes"), as_link=True, note="to read minutes"),
    Case("link_minutes", get=EVERYBODY, at=token("pulse"), as_link=True),
    Case("link_minutes", at=token("minutes"), note="of another act"),
    # Commitments
    Case("commitment_list", get=SIGNED_IN),
    Case("commitment_list_of_gathering", get=INSIDE, at=af("past"), guard=SEES),
    Case("commitment_list_of_series", get=INSIDE, at=series),
    Case("commitment_tell", post=TELLERS, at=af("promise"), data=kept, guard=TELL),
    Case("commitment_untell", post=TELLERS, at=lambda world: [world.after.promise.pk, "kept"], guard=TELL),
    Case(
        "link", get=EVERYBODY, post=EVERYBODY, at=token("commitments"), data=kept, as_link=True, note="about promises"
    ),
    # Initiatives
    Case("initiative_list", get=SIGNED_IN, guard=("Initiative.visible_to",)),
    Case("initiative_detail", get=INSIDE, at=af("initiative"), guard=("Initiative.visible_to",)),
    Case(
        "initiative_new",
        get=PROPOSERS,
        post=PROPOSERS,
        data=proposal,
        guard=("gatherings.add_initiative",),
    ),
    Case("initiative_edit", get=KEEPERS, post=KEEPERS, at=af("initiative"), guard=CARRY),
    Case("initiative_start", post=KEEPERS, at=af("initiative"), guard=CARRY),
    Case("initiative_close", get=KEEPERS, post=KEEPERS, at=af("initiative"), guard=CARRY),
    Case("initiative_reopen", post=KEEPERS, at=af("initiative"), guard=CARRY),
]


def on(**said: object) -> Callable[[World], dict]:
    """A body about the running gathering."""
    return lambda world: {"gathering": world.after.running.pk, **said}


def at_block(world: World) -> dict:
    return {"item": world.after.running.agenda_items.order_by("position").last().pk}


def given(world: World) -> dict:
    return {"gathering": world.after.past.pk, "connection": 4, "progress": 3, "rushed": False}


def lines(noun: str, **said: object) -> list[Case]:
    sees = (f"{noun.title()}.visible_to",)
    return [
        Case(f"{noun}-list", get=SIGNED_IN, post=RUN, data=on(text="A line.", **said), guard=(*sees, *CHANGE)),
        Case(f"{noun}-detail", get=INSIDE, at=af(NAMES[noun]), guard=sees),
        Case(f"{noun}-drop", post=RUN, at=af(NAMES[noun]), guard=CHANGE),
    ]


NAMES = {"decision": "decision", "idea": "idea", "commitment": "promise"}
BUTTONS = {"start": {}, "shorten": {}, "next": {"item": None}, "back": {"item": None}}

API = [
    Case("run-list", get=SIGNED_IN),
    Case("run-detail", get=RUN, at=af("running"), guard=CHANGE),
    *(
        Case(f"run-{name}", post=RUN, at=af("running"), data=lambda world, said=said: said, guard=CHANGE)
        for name, said in BUTTONS.items()
    ),
    *(Case(f"run-{name}", post=RUN, at=af("running"), data=at_block, guard=CHANGE) for name in ("skip", "park")),
    Case("run-take-in", post=RUN, at=af("running"), data=at_block, guard=CHANGE),
    Case(
        "run-attendance",
        post=RUN,
        at=af("running"),
        data=lambda world: {"rsvp": world.after.here.pk, "there": True},
        guard=CHANGE,
    ),
    Case("run-walk-in", post=RUN, at=af("running"), data=lambda world: {"name": "Noor"}, guard=CHANGE),
    Case("run-here", post=SIGNED_IN, at=af("running"), data=lambda world: {"code": world.after.run.code}),
    Case("run-close", post=RUN, at=af("running"), guard=CHANGE),
    Case("run-reopen", post=RUN, at=af("past"), guard=CHANGE),
    Case("run-pulse", get=INSIDE, at=af("past"), guard=SEES),
    Case("run-review", get=INSIDE, put=RUN, at=af("past"), data=lambda world: {"happened": "Four came."}, guard=CHANGE),
    Case("minutes-list", get=SIGNED_IN, guard=("Minutes.visible_to",)),
    Case(
        "minutes-detail",
        get=INSIDE,
        patch=RUN,
        at=lambda world: [world.after.past.minutes_kept.pk],
        data=lambda world: {"text": "Anew.", "version": 2},
        guard=CHANGE,
    ),
    Case(
        "minutes-approve",
        post=RUN,
        at=lambda world: [world.after.draft.minutes_kept.pk],
        guard=("Minutes.visible_to + gatherings.change_gathering",),
    ),
    *lines("decision"),
    *lines("idea"),
    Case(
        "commitment-list",
        get=SIGNED_IN,
        post=RUN,
        data=lambda world: {
            "gathering": world.after.running.pk,
            "text": "A line.",
            "person": world.ben.pk,
        },
        guard=("Commitment.visible_to", *CHANGE),
    ),
    Case("commitment-detail", get=INSIDE, at=af("promise"), guard=("Commitment.visible_to",)),
    Case("commitment-drop", post=RUN, at=af("promise"), guard=CHANGE),
    Case("commitment-tell", post=TELLERS, at=af("promise"), data=lambda world: {"state": "kept"}, guard=TELL),
    Case(
        "feedback-list",
        get=SIGNED_IN,
        post=frozenset({FACILITATOR, EDITOR}),
        data=given,
        guard=("Feedback.visible_to", *PULSE),
    ),
    Case(
        "feedback-detail",
        get=frozenset({OTHER}),
        at=lambda world: [world.after.past.feedback.get(person=world.dora).pk],
        guard=("Feedback.visible_to",),
    ),
    Case(
        "initiative-list",
        get=SIGNED_IN,
        post=PROPOSERS,
        data=proposal,
        guard=("Initiative.visible_to", "gatherings.add_initiative"),
    ),
    Case(
        "initiative-detail",
        get=INSIDE,
        patch=KEEPERS,
        at=af("initiative"),
        guard=CARRY,
        data=lambda world: {
            "name": "Anew",
            "version": 1,
        },
    ),
    *(
        Case(
            f"initiative-{act}",
            post=KEEPERS,
            at=af("initiative"),
            guard=CARRY,
            data=lambda world: {"came_of_it": "Books."},
        )
        for act in ("start", "close", "reopen")
    ),
]
