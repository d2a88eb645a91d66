"""The policy for working groups. Ben (editor) chairs the group, Fern (member) is in it."""

from collections.abc import Callable

from tests.access.actors import (
    EDITOR,
    EVERYBODY,
    FACILITATOR,
    INSIDERS,
    KEEPERS,
    MEMBER,
    OTHER,
    SIGNED_IN,
    STAFF,
)
from tests.access.matrix import Case
from tests.access.world import World

LEADERS = STAFF | {EDITOR}
SEEN = ("WorkingGroup.visible_to",)
CHANGE = ("working_groups.change_group",)


def slug(name: str = "group") -> Callable[[World], list]:
    return lambda world: [getattr(world.groups, name).slug]


def of_group(name: str) -> Callable[[World], list]:
    """Something of the group: its slug and the thing's id."""
    return lambda world: [world.groups.group.slug, getattr(world.groups, name).pk]


def pk(name: str = "group") -> Callable[[World], list]:
    return lambda world: [getattr(world.groups, name).pk]


CASES = [
    Case("group_list", get=SIGNED_IN, guard=SEEN),
    Case("group_detail", get=INSIDERS, at=slug(), guard=SEEN),
    Case("group_detail", get=INSIDERS, at=slug("private"), guard=("working_groups.see_inside",), note="private"),
    Case("group_detail", get=INSIDERS, at=slug("ended"), note="ended"),
    Case("group_new", get=STAFF, post=STAFF, guard=("working_groups.add_group",)),
    Case("group_edit", get=LEADERS, post=LEADERS, at=slug(), guard=CHANGE),
    Case("group_end", get=STAFF, post=STAFF, at=slug(), guard=("working_groups.end_group",)),
    Case("group_reopen", post=STAFF, at=slug("ended"), guard=("working_groups.end_group",)),
    Case("group_public", get=EVERYBODY, at=slug()),
    Case("update_new", get=LEADERS, post=LEADERS, at=slug(), guard=CHANGE),
    Case("update_withdraw", post=LEADERS, at=of_group("update"), guard=CHANGE),
    Case("update_bring_back", post=LEADERS, at=of_group("update"), guard=CHANGE),
    Case("channel_new", get=LEADERS, post=LEADERS, at=slug(), guard=CHANGE),
    Case("channel_edit", get=LEADERS, post=LEADERS, at=of_group("channel"), guard=CHANGE),
    Case("channel_remove", post=LEADERS, at=of_group("channel"), guard=CHANGE),
    Case("member_new", get=LEADERS, post=LEADERS, at=slug(), guard=CHANGE),
    Case("member_edit", get=LEADERS, post=LEADERS, at=of_group("fern"), guard=("working_groups.change_member",)),
    Case("member_end", post=LEADERS | {MEMBER}, at=of_group("fern"), guard=("working_groups.end_membership",)),
    Case("member_resume", post=LEADERS | {MEMBER}, at=of_group("fern"), guard=("working_groups.end_membership",)),
    Case(
        "group_join", get={*STAFF, OTHER, FACILITATOR}, post={*STAFF, OTHER, FACILITATOR}, at=slug(),
        guard=("working_groups.join_group",),
    ),
    Case("join_answer", get=LEADERS, post=LEADERS, at=of_group("request"), guard=("working_groups.answer_request",)),
    Case("join_take_back", post={OTHER}, at=of_group("request"), guard=("working_groups.take_back_request",)),
]  # fmt: skip

API = [
    Case("workinggroup-list", get=SIGNED_IN, post=STAFF, guard=("working_groups.add_group",)),
    Case("workinggroup-detail", get=INSIDERS, patch=LEADERS, at=pk(), guard=CHANGE),
    Case("workinggroup-detail", get=INSIDERS, patch=KEEPERS, at=pk("private"), note="private"),
    Case("workinggroup-end", post=STAFF, at=pk(), guard=("working_groups.end_group",)),
    Case("workinggroup-reopen", post=STAFF, at=pk(), guard=("working_groups.end_group",)),
    *(Case(f"workinggroup-{name}", post=LEADERS, at=pk(), guard=CHANGE) for name in ("members", "channels", "updates")),
    Case("workinggroup-join", post={*STAFF, OTHER, FACILITATOR}, at=pk(), guard=("working_groups.join_group",)),
    Case("membership-list", get=SIGNED_IN),
    Case("membership-detail", get=INSIDERS, at=pk("fern"), guard=SEEN),
    Case("membership-end", post=LEADERS | {MEMBER}, at=pk("fern"), guard=("working_groups.end_membership",)),
    Case("joinrequest-list", get=SIGNED_IN, guard=("JoinRequest.visible_to",)),
    Case("joinrequest-detail", get=LEADERS | {OTHER}, at=pk("request"), guard=("JoinRequest.visible_to",)),
    *(
        Case(f"joinrequest-{act}", post=LEADERS, at=pk("request"), guard=("working_groups.answer_request",))
        for act in ("welcome", "decline")
    ),
]  # fmt: skip
