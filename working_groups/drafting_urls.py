"""Rounds about the draft of the common agenda and about rules."""

from django.urls import path

from working_groups.views import drafting

urlpatterns = [
    path("rounds/", drafting.round_list, name="round_list"),
    path("rounds/new/", drafting.round_new, name="round_new"),
    path("rounds/rule/", drafting.rule_new, name="rule_new"),
    path("rounds/<int:pk>/", drafting.round_detail, name="round_detail"),
    path("rounds/<int:pk>/lean/", drafting.round_lean, name="round_lean"),
    path("rounds/<int:pk>/close/", drafting.round_close, name="round_close"),
    path("rounds/<int:pk>/about/<slug:key>/", drafting.suggestion_new, name="suggestion_new"),
    path("rounds/suggestions/<int:pk>/", drafting.suggestion_settle, name="suggestion_settle"),
]
