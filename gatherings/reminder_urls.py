"""Reminders of gatherings, and the plans they follow."""

from django.urls import path

from gatherings.views import reminder

urlpatterns = [
    path("gatherings/<int:pk>/reminders/", reminder.gathering_reminders, name="gathering_reminders"),
    path("gatherings/series/<int:pk>/reminders/", reminder.series_reminders, name="series_reminders"),
    path("reminders/gatherings/", reminder.network_reminders, name="network_reminders"),
    path("reminders/<str:of>/<int:pk>/own/", reminder.reminders_own, name="reminders_own"),
    path("reminders/<str:of>/<int:pk>/follow/", reminder.reminders_follow, name="reminders_follow"),
    path("reminders/<str:of>/<int:pk>/new/", reminder.reminder_new, name="reminder_new"),
    path("reminders/<int:pk>/edit/", reminder.reminder_edit, name="reminder_edit"),
    path("reminders/<int:pk>/switch/", reminder.reminder_switch, name="reminder_switch"),
    path("reminders/<int:pk>/remove/", reminder.reminder_remove, name="reminder_remove"),
]
