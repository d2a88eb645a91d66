"""The policy for newsletter issues."""

from collections.abc import Callable

from tests.access.actors import EVERYBODY, INSIDERS, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.world import World

SEEN, EDIT = ("Issue.visible_to",), ("newsletter.edit_issue",)


def i(name: str) -> Callable[[World], list]:
    """The primary key of an issue in the world: at=i("draft")."""
    return lambda world: [getattr(world.issues, name).pk]


def s(world: World) -> list:
    return [world.issues.draft.pk, world.issues.section.pk]


def row(world: World) -> list:
    return [*s(world), world.issues.item.pk]


def way(world: World) -> list:
    return [*s(world), "down"]


def readers(world: World) -> dict:
    return {"is_public": "False", "primary": "on", "version": world.issues.draft.version}


def later(world: World) -> dict:
    return {"day": "2031-05-02", "clock": "09:00", "zone": "Europe/Berlin"}


def moment(world: World) -> dict:
    return {"moment": "2031-05-02T09:00:00Z", "zone": "Europe/Berlin"}


def version(world: World) -> dict:
    return {"version": world.issues.draft.version, "subject": "May"}


def section_version(world: World) -> dict:
    return {"version": world.issues.section.version, "words": "May"}


def new_section(world: World) -> dict:
    return {"issue": world.issues.draft.pk, "kind": "jobs"}


CASES = [
    Case("issue_list", get=SIGNED_IN, guard=EDIT),
    Case("issue_new", post=STAFF, guard=EDIT),
    Case("issue_detail", get=STAFF, at=i("draft"), guard=EDIT),
    Case("issue_detail", get=STAFF, at=i("partners"), guard=EDIT, note="sent"),
    Case("issue_now", get=STAFF, at=i("draft"), guard=EDIT),
    Case("issue_words", get=STAFF, post=STAFF, at=i("draft"), guard=EDIT, data=lambda world: {"subject": "May"}),
    Case("issue_values", get=STAFF, at=i("draft"), guard=EDIT),
    Case("issue_look_again", post=STAFF, at=i("draft"), guard=EDIT),
    Case("issue_discard", post=STAFF, at=i("draft"), guard=EDIT),
    Case("issue_duplicate", post=STAFF, at=i("draft"), guard=EDIT),
    Case("section_add", post=STAFF, at=i("draft"), guard=EDIT, data=lambda world: {"kind": "jobs"}),
    Case("section_back", post=STAFF, at=i("draft"), guard=EDIT),
    Case("section_edit", get=STAFF, post=STAFF, at=s, guard=EDIT),
    Case("section_values", get=STAFF, at=s, guard=EDIT),
    Case("section_move", post=STAFF, at=s, guard=EDIT),
    Case("section_step", post=STAFF, at=way, guard=EDIT),
    Case("section_remove", post=STAFF, at=s, guard=EDIT),
    Case("section_picture", post=STAFF, at=s, guard=EDIT, data=lambda world: {"no_picture": "1"}),
    Case("item_choose", post=STAFF, at=row, guard=EDIT),
    Case("issue_audience", get=STAFF, post=STAFF, at=i("draft"), guard=EDIT, data=readers),
    Case("issue_audience_count", get=STAFF, at=i("draft"), guard=EDIT, query="?is_public=True&subscribers=on"),
    Case("issue_preview", get=STAFF, at=i("draft"), guard=EDIT),
    Case("issue_html", get=STAFF, at=i("draft"), guard=EDIT),
    Case("issue_test", post=STAFF, at=i("draft"), guard=EDIT),
    Case("issue_send", get=STAFF, post=STAFF, at=i("draft"), guard=EDIT),
    Case("issue_schedule", get=STAFF, post=STAFF, at=i("draft"), guard=EDIT, data=later),
    Case("issue_unschedule", post=STAFF, at=i("waiting"), guard=EDIT),
    Case("issue_stop", get=STAFF, post=STAFF, at=i("partners"), guard=EDIT),
    Case("issue_newcomers", get=STAFF, post=STAFF, at=i("partners"), guard=EDIT),
    Case("issue_archive", get=EVERYBODY, guard=SEEN),
    Case("issue_read", get=EVERYBODY, at=i("open"), note="public"),
    Case("issue_read", get=INSIDERS, at=i("partners"), guard=SEEN),
    Case("issue_read", at=i("stopped"), note="called back"),
    Case("issue_read", at=i("draft"), note="in the making"),
    Case("issue_feed", get=EVERYBODY),
    Case("issue_picture", at=lambda world: ["00.webp"], note="there is none"),
]

API = [
    Case("issue-list", get=SIGNED_IN, post=STAFF, guard=SEEN),
    Case("issue-detail", get=INSIDERS, at=i("partners"), guard=SEEN),
    Case("issue-detail", get=STAFF, patch=STAFF, at=i("draft"), guard=SEEN, data=version, note="draft"),
    Case("issue-content", get=INSIDERS, at=i("partners"), guard=SEEN),
    Case("issue-readers", get=STAFF, at=i("partners"), guard=EDIT),
    Case("issue-checks", get=STAFF, at=i("partners"), guard=EDIT),
    Case("issue-numbers", get=STAFF, at=i("partners"), guard=EDIT),
    Case("issue-look-again", post=STAFF, at=i("draft")),
    Case("issue-test", post=STAFF, at=i("draft")),
    Case("issue-send", post=STAFF, at=i("draft")),
    Case("issue-schedule", post=STAFF, at=i("draft"), data=moment),
    Case("issue-unschedule", post=STAFF, at=i("waiting")),
    Case("issue-stop", post=STAFF, at=i("partners"), guard=EDIT),
    Case("issue-newcomers", post=STAFF, at=i("partners"), guard=EDIT),
    Case("issue-duplicate", post=STAFF, at=i("partners"), guard=EDIT),
    Case("issue-discard", post=STAFF, at=i("draft")),
    Case("section-list", get=SIGNED_IN, post=STAFF, guard=EDIT, data=new_section),
    Case("section-detail", get=STAFF, patch=STAFF, at=lambda world: [world.issues.section.pk], guard=EDIT,
         data=section_version),
    Case("section-move", post=STAFF, at=lambda world: [world.issues.section.pk], data=lambda world: {"after": None}),
    Case("section-remove", post=STAFF, at=lambda world: [world.issues.section.pk]),
]  # fmt: skip
