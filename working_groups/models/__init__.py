from working_groups.models.common_agenda import CommonAgenda
from working_groups.models.goal import Confidence, Goal, Strategy

__all__ = ["CommonAgenda", "Confidence", "Goal", "Strategy"]
