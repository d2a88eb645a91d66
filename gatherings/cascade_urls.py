"""Reports, asks, directions, and the whole tree."""

from django.urls import path

from gatherings.views import cascade
from people.links import OPENINGS
from working_groups.models.working_group import REPORT

OPENINGS[REPORT] = cascade.report_by_link

urlpatterns = [
    path("cascade/", cascade.cascade_tree, name="cascade"),
    path("cascade/asks/<int:pk>/", cascade.ask_detail, name="ask_detail"),
    path("cascade/asks/<int:pk>/take-back/", cascade.ask_withdraw, name="ask_withdraw"),
    path("cascade/heard/<int:pk>/", cascade.receipt_acknowledge, name="receipt_acknowledge"),
    path("groups/<slug:slug>/reports/", cascade.report_list, name="report_list"),
    path("groups/<slug:slug>/reports/new/", cascade.report_write, name="report_write"),
    path("groups/<slug:slug>/reports/<int:pk>/", cascade.report_detail, name="report_detail"),
    path("groups/<slug:slug>/directions/new/", cascade.direction_new, name="direction_new"),
]
