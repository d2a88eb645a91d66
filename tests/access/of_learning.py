"""The policy for measures and lessons."""

from collections.abc import Callable

from tests.access.actors import BACKBONE, EDITOR, EVERYBODY, FACILITATOR, INSIDERS, OTHER, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.of_gatherings import CHANGE as RUNS
from tests.access.of_gatherings import RUN
from tests.access.of_groups import CHANGE as LEADS
from tests.access.of_groups import LEADERS, slug
from tests.access.world import World

CHANGE, SEEN = ("learning.change_measure",), ("Measure.visible_to",)
GIVE = ("OwedFigure.visible_to + learning.give_figure",)
OWNERS = frozenset({BACKBONE, FACILITATOR})  # of the measure inside
GIVERS = OWNERS | {EDITOR}


def me(*names: str) -> Callable[[World], list]:
    """The primary keys of things in the world: at=me("owed")."""
    return lambda world: [getattr(world.measures, name).pk for name in names]


def of(name: str, *rest: str) -> Callable[[World], list]:
    """A measure by its slug, and what stands behind it in the address."""
    return lambda world: [getattr(world.measures, name).slug, *rest]


def piece(name: str) -> Callable[[World], list]:
    return lambda world: [world.measures.inside.slug, getattr(world.measures, name).pk]


def running(world: World) -> list:
    return [world.after.running.pk]


def turned(world: World) -> list:
    return [world.after.running.pk, world.measures.inside.slug]


def figure_link(world: World) -> list:
    return [world.measures.figure.token]


def chosen(world: World) -> dict:
    return {"group": world.groups.group.pk, "measures": [world.measures.public.pk]}


CASES = [
    Case("measure_list", get=EVERYBODY, guard=SEEN),
    Case("measure_detail", get=EVERYBODY, at=of("public")),
    Case("measure_detail", get=SIGNED_IN, at=of("inside"), guard=SEEN, note="not public"),
    Case("measure_csv", get=EVERYBODY, at=of("public")),
    Case("measure_csv", get=SIGNED_IN, at=of("inside"), guard=SEEN, note="not public"),
    Case("measure_new", get=STAFF, post=STAFF, guard=("learning.add_measure",)),
    Case("measure_edit", get=OWNERS, post=OWNERS, at=of("inside"), guard=CHANGE),
    Case("measure_archive", post=OWNERS, at=of("inside"), guard=CHANGE),
    Case("measure_restore", post=STAFF, at=of("archived"), guard=CHANGE),
    Case("measure_plan", get=OWNERS, post=OWNERS, at=of("inside"), guard=CHANGE),
    Case("target_remove", post=OWNERS, at=piece("target"), guard=CHANGE),
    Case("annotation_remove", post=OWNERS, at=piece("note"), guard=CHANGE),
    Case("measure_givers", get=OWNERS, post=OWNERS, at=of("inside"), guard=CHANGE),
    Case("group_measures", get=LEADERS, post=LEADERS, at=slug(), guard=LEADS),
    Case("reading_list", get=OWNERS, at=of("inside"), guard=CHANGE),
    Case("reading_enter", get=OWNERS, post=OWNERS, at=of("inside", "2023"), guard=CHANGE),
    Case("reading_take_back", post=OWNERS, at=of("inside", "2024"), guard=CHANGE),
    Case("figure_list", get=SIGNED_IN),
    Case("figure_enter", get=GIVERS, post=GIVERS, at=me("owed"), guard=GIVE),
    Case("figure_enter", get=OWNERS | {OTHER}, at=me("owed_b"), guard=GIVE, note="of another partner"),
    Case("figure_ask", post=OWNERS, at=me("owed"), guard=CHANGE),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=figure_link, as_link=True, note="to give a figure"),
    Case("turn_choose", get=RUN, at=running, guard=RUNS),
    Case("turn_curve", get=RUN, post=RUN, at=turned, guard=RUNS),
    Case("figures_import", get=STAFF, post=STAFF, guard=("learning.import_figures",)),
    Case("figures_import_enter", post=STAFF, guard=("learning.import_figures",)),
]


def value(world: World) -> dict:
    return {"value": 40}


def at_2023(world: World) -> dict:
    return {"period": "2023", "value": 40}


def of_2024(world: World) -> dict:
    return {"period": "2024"}


def new(world: World) -> dict:
    return {"name": "Another", "definition": "All.", "source": "A list"}


API = [
    Case("groupmeasure-list", get=SIGNED_IN),
    Case("groupmeasure-detail", get=INSIDERS, at=me("of_group"), guard=("GroupMeasure.visible_to",)),
    Case("groupmeasure-choose", post=LEADERS, data=chosen, guard=LEADS),
    Case("measure-list", get=SIGNED_IN, post=STAFF, data=new, guard=("learning.add_measure",)),
    Case(
        "measure-detail", get=SIGNED_IN, patch=OWNERS, at=me("inside"), data=lambda world: {"version": 1}, guard=CHANGE
    ),
    Case("measure-archive", post=OWNERS, at=me("inside"), guard=CHANGE),
    Case("measure-restore", post=STAFF, at=me("archived"), guard=CHANGE),
    Case("measure-curve", get=SIGNED_IN, at=me("inside")),
    Case(
        "measure-targets",
        post=OWNERS,
        at=me("inside"),
        data=lambda world: {"on": "2030-01-01", "value": 9},
        guard=CHANGE,
    ),
    Case(
        "measure-annotations",
        post=OWNERS,
        at=me("inside"),
        guard=CHANGE,
        data=lambda world: {"on": "2024-01-01", "text": "A word."},
    ),
    Case("measure-figures", post=OWNERS, at=me("inside"), data=at_2023, guard=CHANGE),
    Case("measure-take-back", post=OWNERS, at=me("inside"), data=of_2024, guard=CHANGE),
    Case("reading-list", get=SIGNED_IN, guard=("Reading.visible_to",)),
    Case("reading-detail", get=frozenset({EDITOR}), at=me("reading"), guard=("Reading.visible_to",)),
    Case("owedfigure-list", get=SIGNED_IN),
    Case("owedfigure-detail", get=GIVERS, at=me("owed"), guard=("OwedFigure.visible_to",)),
    Case("owedfigure-give", post=GIVERS, at=me("owed"), data=value, guard=GIVE),
]
