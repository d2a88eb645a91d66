"""What there is of working groups in the world of the policy. Ben (editor) chairs one; Fern (member) is in it."""

from dataclasses import dataclass
from typing import Any

from partners.models import Partner
from tests.make_groups import make_group, make_member, make_request
from working_groups.models import Channel, JoinRequest, Membership, Update, WorkingGroup

IN_NETWORK = {"backbone", "editor", "member", "other", "facilitator"}
# The canary → the roles that may hear it. Dora (other) asks to join the open group; Elif (community) is in none.
CANARIES = {
    "canary-charge": IN_NETWORK,
    "canary-group-plan": {"backbone", "editor", "member"},  # of the private group: its chair, its member
    "canary-open-plan": IN_NETWORK,
    "canary-channel": {"backbone", "editor", "member"},
    "canary-join-words": {"backbone", "editor", "other"},  # who answers, who asked
}


@dataclass
class Groups:
    committee: WorkingGroup
    group: WorkingGroup  # open; chaired by Ben, Fern is in it
    private: WorkingGroup
    ended: WorkingGroup
    fern: Membership
    request: JoinRequest
    channel: Channel
    update: Update


def make_groups(people: dict[str, Any], a: Partner) -> Groups:
    ben, fern = people["ben"], people["fern"]
    committee = make_group("Steering", people["asha"], kind="steering", chair=people["chidi"], charge="canary-charge")
    group = make_group("Early reading", chair=ben, parent=committee, plan="canary-open-plan")
    private = make_group("Fundraising", fern, chair=ben, is_private=True, plan="canary-group-plan")
    ended = make_group("Summer fair", ended_on="2026-01-01", chair=None)
    return Groups(
        committee=committee, group=group, private=private, ended=ended,
        fern=make_member(group, fern, a), request=make_request(group, people["dora"], "canary-join-words"),
        channel=Channel.objects.create(group=group, name="Chat", url="https://chat.example.org/canary-channel"),
        update=Update.objects.create(group=group, text="We meet again.", by=ben),
    )  # fmt: skip
