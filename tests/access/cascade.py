"""What goes up and down in the world of the policy: Ben's group asks, the committee (chaired by Chidi) is asked."""

from dataclasses import dataclass
from typing import Any

from tests.access.groups import IN_NETWORK, Groups
from tests.make_cascade import make_receipt, make_report
from working_groups.models import Ask, Receipt, Report

CANARIES = {
    "canary-report": IN_NETWORK, "canary-ask": IN_NETWORK, "canary-direction": IN_NETWORK,
    "canary-unsent": {"backbone", "editor"},
}  # fmt: skip


@dataclass
class Cascade:
    report: Report
    ask: Ask
    receipt: Receipt


def make_cascade(people: dict[str, Any], groups: Groups) -> Cascade:
    report = make_report(groups.group, people["ben"], "canary-ask", done="canary-report")
    make_report(groups.group, people["ben"], done="canary-unsent", sent_at=None)
    receipt = make_receipt(groups.committee, groups.group, people["asha"], "canary-direction")
    return Cascade(report, report.asks.get(), receipt)
