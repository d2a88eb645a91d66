"""The policy for the collaboration check, staff time and the picture of a year."""

from collections.abc import Callable
from datetime import timedelta

from network.lib.dates import today
from tests.access.actors import EDITOR, EVERYBODY, INSIDERS, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.ourselves import PRIVATE_YEAR, PUBLIC_YEAR
from tests.access.world import World

BEN = frozenset({EDITOR})
SEEN, OPEN, WRITE = ("Check.visible_to",), ("backbone.open_check",), ("backbone.write_year",)
# Two doors one behind the other: one alone keeps people out, so both are taken out together.
ANSWER = ("Asked.visible_to + backbone.answer_check",)
ENTER, YEARS = ("backbone.enter_staff_week",), ("AnnualPicture.visible_to",)


def o(*names: str) -> Callable[[World], list]:
    """The primary keys of things in the world: at=o("closed")."""
    return lambda world: [getattr(world.ourselves, name).pk for name in names]


def year(number: int) -> Callable[[World], list]:
    return lambda world: [number]


def check_link(world: World) -> list:
    return [world.ourselves.link.token]


def results_link(world: World) -> list:
    return [world.ourselves.late_link.token]


def this_week(world: World) -> list:
    return [world.ourselves.week.monday.isoformat()]


def a_round(world: World) -> dict:
    return {"name": "Spring", "reach": "contacts", "closes_on": (today() + timedelta(days=9)).isoformat()}


def some_answers(world: World) -> dict:
    return {"answers": [{"statement": 3, "value": 4}]}


def a_comment(world: World) -> dict:
    return {"comment": str(world.ourselves.off.pk)}


def some_hours(world: World) -> dict:
    monday = world.ourselves.week.monday.isoformat()
    hours = [{"function": "vision", "part": "convene", "hours": 3}]
    return {"monday": monday, "hours": hours, "version": world.ourselves.week.version}


CASES = [
    Case("check_list", get=SIGNED_IN),
    Case("check_new", get=STAFF, post=STAFF, guard=OPEN),
    Case("check_detail", get=INSIDERS, at=o("closed"), guard=SEEN),
    Case("check_detail", get=INSIDERS, at=o("few"), guard=SEEN, note="too few answered"),
    Case("check_detail", get=INSIDERS, at=o("open"), guard=SEEN, note="open"),
    Case("check_csv", get=INSIDERS, at=o("closed"), guard=SEEN),
    Case("check_answer", get=BEN, post=BEN, at=o("open"), guard=ANSWER),
    Case("check_remind", post=STAFF, at=o("open"), guard=OPEN),
    Case("check_close", get=STAFF, post=STAFF, at=o("open"), guard=OPEN),
    Case("check_comment_off", post=STAFF, at=o("closed", "off"), guard=OPEN),
    Case("link", get=EVERYBODY, post=EVERYBODY, at=check_link, as_link=True, note="to answer a check"),
    Case("link", get=EVERYBODY, at=results_link, as_link=True, note="to read what a check said"),
    Case("catalyst", get=STAFF, guard=ENTER),
    Case("staff_week", get=STAFF, post=STAFF, at=this_week, guard=ENTER),
    Case("catalyst_limit", get=STAFF, post=STAFF, guard=("backbone.choose_limit",)),
    Case("year_list", get=SIGNED_IN, guard=YEARS),
    Case("year_detail", get=INSIDERS, at=year(PRIVATE_YEAR), guard=YEARS),
    Case("year_detail", get=EVERYBODY, at=year(PUBLIC_YEAR), note="public"),
    Case("year_pdf", get=INSIDERS, at=year(PRIVATE_YEAR), guard=YEARS),
    Case("year_edit", get=STAFF, post=STAFF, at=year(PRIVATE_YEAR), guard=WRITE),
    Case("year_declare", post=STAFF, at=year(PRIVATE_YEAR), guard=WRITE),
]

API = [
    Case("check-list", get=SIGNED_IN, post=STAFF, data=a_round, guard=OPEN),
    Case("check-detail", get=INSIDERS, at=o("closed"), guard=SEEN),
    Case("check-results", get=INSIDERS, at=o("closed"), guard=SEEN),
    Case("check-results", get=INSIDERS, at=o("open"), guard=SEEN, note="open"),
    Case("check-remind", post=STAFF, at=o("open"), guard=OPEN),
    Case("check-close", post=STAFF, at=o("open"), guard=OPEN),
    Case("check-comment", post=STAFF, at=o("closed"), data=a_comment, guard=OPEN),
    Case("check-answer", get=BEN, post=BEN, at=o("open"), data=some_answers, guard=("Asked.visible_to",)),
    Case("staffweek-list", get=SIGNED_IN, post=STAFF, data=some_hours, guard=(*ENTER, "StaffWeek.visible_to")),
    Case("staffweek-detail", get=STAFF, at=o("week"), guard=("StaffWeek.visible_to",)),
    Case("staffweek-guard", get=STAFF, guard=ENTER),
    Case("staffweek-limit", post=STAFF, data=lambda world: {"percent": 20}, guard=("backbone.choose_limit",)),
    Case("year-list", get=SIGNED_IN, post=STAFF, data=lambda world: {"year": 2022}, guard=WRITE),
    Case("year-detail", get=INSIDERS, patch=STAFF, at=o("private"), guard=YEARS),
    Case("year-detail", get=SIGNED_IN, patch=STAFF, at=o("public"), guard=WRITE, note="public"),
    Case("year-declare", post=STAFF, at=o("public"), guard=WRITE),
    Case("year-picture", get=INSIDERS, at=o("private"), guard=YEARS),
    Case("year-picture", get=SIGNED_IN, at=o("public"), note="public"),
]
