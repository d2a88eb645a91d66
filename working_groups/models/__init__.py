from working_groups.models.activity import Activity, Effort, Progress
from working_groups.models.channel import Channel, Update
from working_groups.models.common_agenda import CommonAgenda
from working_groups.models.direction import Direction, Receipt
from working_groups.models.drafting_round import DraftingRound, Leaning
from working_groups.models.goal import Confidence, Goal, Strategy
from working_groups.models.join_request import JoinRequest
from working_groups.models.membership import Membership
from working_groups.models.report import Ask, Report
from working_groups.models.strategy_review import StrategyReview, Verdict
from working_groups.models.suggestion import Fate, Suggestion
from working_groups.models.working_group import WorkingGroup

__all__ = [
    "Activity", "Ask", "Channel", "CommonAgenda", "Confidence", "Direction", "DraftingRound", "Effort", "Fate", "Goal",
    "JoinRequest", "Leaning", "Membership", "Progress", "Receipt", "Report", "Strategy", "StrategyReview",
    "Suggestion", "Update", "Verdict", "WorkingGroup",
]  # fmt: skip
