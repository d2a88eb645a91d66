"""Assumptions, what emerged, and the circle of alignment."""

from django.urls import path

from learning.views import noticing

urlpatterns = [
    path("learning/circle/", noticing.alignment_circle, name="alignment_circle"),
    path("learning/assumptions/", noticing.assumption_list, name="assumption_list"),
    path("learning/assumptions/new/", noticing.assumption_new, name="assumption_new"),
    path("learning/assumptions/<int:pk>/edit/", noticing.assumption_edit, name="assumption_edit"),
    path("learning/assumptions/<int:pk>/settle/", noticing.assumption_settle, name="assumption_settle"),
    path("learning/assumptions/<int:pk>/reopen/", noticing.assumption_reopen, name="assumption_reopen"),
    path("learning/emergence/", noticing.emergence_list, name="emergence_list"),
    path("learning/emergence/new/", noticing.emergence_new, name="emergence_new"),
    path("learning/emergence/<int:pk>/edit/", noticing.emergence_edit, name="emergence_edit"),
    path("learning/emergence/<int:pk>/withdraw/", noticing.emergence_withdraw, name="emergence_withdraw"),
    path("learning/emergence/<int:pk>/return/", noticing.emergence_return, name="emergence_return"),
]
