"""The plan of action: its table, its gaps, strategies, and partners' own activities."""

from django.urls import path

from partners.doors import both_doors
from working_groups.views import activity, plan

urlpatterns = [
    path("plan/", plan.plan_matrix, name="plan_matrix"),
    path("plan/gaps/", plan.plan_gaps, name="plan_gaps"),
    path("plan/activities/", plan.activity_list, name="activity_list"),
    path("plan/activities/<int:pk>/", activity.activity_detail, name="activity_detail"),
    path("plan/strategies/<uuid:key>/", plan.strategy_detail, name="strategy_detail"),
    path("plan/strategies/<uuid:key>/review/", plan.strategy_review, name="strategy_review"),
    path("plan/goals/<uuid:key>/start/", plan.strategy_start, name="strategy_start"),
    path("plan/reviews/", plan.strategy_reviews, name="strategy_reviews"),
    *both_doors("plan/", activity.partner_plan, "partner_plan"),
    *both_doors("plan/new/", activity.activity_new, "activity_new"),
    *both_doors("plan/<int:pk>/", activity.activity_edit, "activity_edit"),
    *both_doors("plan/<int:pk>/look/", activity.activity_look, "activity_look"),
    *both_doors("plan/meet/<slug:other>/", activity.activity_meet, "activity_meet"),
]
