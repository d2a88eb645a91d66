"""Reminders of every kind."""

from django.urls import path

from people.views import reminder_plan

urlpatterns = [
    path("reminders/", reminder_plan.reminder_plan_list, name="reminder_plan_list"),
    path("reminders/coming/", reminder_plan.reminder_coming, name="reminder_coming"),
    path("reminders/went/", reminder_plan.reminder_went, name="reminder_went"),
    path("reminders/missed/", reminder_plan.reminder_missed, name="reminder_missed"),
    path("reminders/missed/<int:pk>/send/", reminder_plan.reminder_send, name="reminder_send"),
    path("reminders/pause/", reminder_plan.reminder_pause, name="reminder_pause"),
    path("reminders/resume/", reminder_plan.reminder_resume, name="reminder_resume"),
    path("reminders/plans/<slug:kind>/", reminder_plan.reminder_plan_detail, name="reminder_plan_detail"),
    path("reminders/plans/<slug:kind>/page/", reminder_plan.reminder_plan_page, name="reminder_plan_page"),
    path("reminders/plans/<slug:kind>/switch/", reminder_plan.reminder_plan_switch, name="reminder_plan_switch"),
]
