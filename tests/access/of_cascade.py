"""The policy for reports, asks and directions."""

from collections.abc import Callable

from tests.access.actors import EDITOR, FACILITATOR, INSIDERS, SIGNED_IN, STAFF
from tests.access.matrix import Case
from tests.access.of_groups import LEADERS, slug
from tests.access.world import World

ANSWERING = STAFF | {FACILITATOR}  # who chairs the committee
ASK, SEEN = ("working_groups.answer_ask",), ("WorkingGroup.visible_to",)


def c(name: str) -> Callable[[World], list]:
    return lambda world: [getattr(world.cascade, name).pk]


def report(world: World) -> list:
    return [world.groups.group.slug, world.cascade.report.pk]


CASES = [
    Case("cascade", get=SIGNED_IN, guard=SEEN),
    Case("report_list", get=INSIDERS, at=slug(), guard=SEEN),
    Case("report_detail", get=INSIDERS, at=report, guard=SEEN),
    Case("report_write", get=LEADERS, post=LEADERS, at=slug(), guard=("working_groups.write_report",)),
    Case("ask_detail", get=INSIDERS, post=ANSWERING, at=c("ask"), guard=ASK),
    Case("ask_withdraw", post=STAFF | {EDITOR}, at=c("ask"), guard=("working_groups.withdraw_ask",)),
    Case(
        "direction_new", get=ANSWERING, post=ANSWERING, at=slug("committee"), guard=("working_groups.give_direction",)
    ),
    Case("receipt_acknowledge", post=LEADERS, at=c("receipt"), guard=("working_groups.acknowledge_direction",)),
]

API = [
    Case("report-list", get=SIGNED_IN, guard=SEEN),
    Case("report-detail", get=INSIDERS, at=c("report"), guard=("Report.visible_to",)),
    Case("ask-list", get=SIGNED_IN, guard=SEEN),
    Case("ask-detail", get=INSIDERS, at=c("ask"), guard=("Ask.visible_to",)),
    Case("ask-answer", post=ANSWERING, at=c("ask"), guard=ASK),
    Case("ask-withdraw", post=LEADERS, at=c("ask"), guard=("working_groups.withdraw_ask",)),
    Case("receipt-list", get=SIGNED_IN, guard=SEEN),
    Case("receipt-detail", get=INSIDERS, at=c("receipt"), guard=("Receipt.visible_to",)),
    Case("receipt-acknowledge", post=LEADERS, at=c("receipt"), guard=("working_groups.acknowledge_direction",)),
]
