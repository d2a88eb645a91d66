"""Rounds about the draft of the common agenda and about rules."""

from django.urls import path

from people.links import OPENINGS
from working_groups.doors_to_rounds import both_doors, by_target
from working_groups.models.drafting_round import ROUND
from working_groups.views import drafting

OPENINGS[ROUND] = by_target(drafting.round_detail)

urlpatterns = [
    path("rounds/", drafting.round_list, name="round_list"),
    path("rounds/new/", drafting.round_new, name="round_new"),
    path("rounds/rule/", drafting.rule_new, name="rule_new"),
    path("rounds/<int:pk>/", drafting.round_detail, name="round_detail"),
    path("rounds/<int:pk>/invite/", drafting.round_invite, name="round_invite"),
    *both_doors("lean/", drafting.round_lean, "round_lean"),
    path("rounds/<int:pk>/close/", drafting.round_close, name="round_close"),
    *both_doors("about/<slug:key>/", drafting.suggestion_new, "suggestion_new"),
    path("rounds/suggestions/<int:pk>/", drafting.suggestion_settle, name="suggestion_settle"),
]
