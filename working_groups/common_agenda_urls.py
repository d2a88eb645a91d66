"""The common agenda: in force, in the making, earlier."""

from django.urls import path

from working_groups.views import common_agenda, goal

urlpatterns = [
    path("common-agenda/", common_agenda.common_agenda, name="common_agenda"),
    path("common-agenda/versions/<int:number>/", common_agenda.common_agenda_version, name="common_agenda_version"),
    path("common-agenda/begin/", common_agenda.common_agenda_begin, name="common_agenda_begin"),
    path("common-agenda/draft/", common_agenda.common_agenda_draft, name="common_agenda_draft"),
    path("common-agenda/draft/adopt/", common_agenda.common_agenda_adopt, name="common_agenda_adopt"),
    path("common-agenda/draft/drop/", common_agenda.common_agenda_drop, name="common_agenda_drop"),
    path("common-agenda/draft/goals/new/", goal.goal_new, name="goal_new"),
    path("common-agenda/draft/goals/<int:pk>/", goal.goal_edit, name="goal_edit"),
    path("common-agenda/draft/goals/<int:pk>/remove/", goal.goal_remove, name="goal_remove"),
    path("common-agenda/draft/goals/<int:pk>/strategies/new/", goal.strategy_new, name="strategy_new"),
    path("common-agenda/draft/strategies/<int:pk>/", goal.strategy_edit, name="strategy_edit"),
    path("common-agenda/draft/strategies/<int:pk>/remove/", goal.strategy_remove, name="strategy_remove"),
    path("common-agenda/draft/goals/<int:pk>/up/", goal.goal_move, {"way": "up"}, name="goal_up"),
    path("common-agenda/draft/goals/<int:pk>/down/", goal.goal_move, {"way": "down"}, name="goal_down"),
    path("common-agenda/draft/strategies/<int:pk>/up/", goal.strategy_move, {"way": "up"}, name="strategy_up"),
    path("common-agenda/draft/strategies/<int:pk>/down/", goal.strategy_move, {"way": "down"}, name="strategy_down"),
    path("common-agenda/draft/<slug:section>/", common_agenda.common_agenda_section, name="common_agenda_section"),
]
