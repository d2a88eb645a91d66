"""Gatherings in calendar programs."""

from django.urls import path

from gatherings.views import calendar

urlpatterns = [
    path("calendar/", calendar.calendar_subscribe, name="calendar_subscribe"),
    path("calendar/<str:scope>/renew/", calendar.calendar_renew, name="calendar_renew"),
    path("calendar/<str:scope>/stop/", calendar.calendar_stop, name="calendar_stop"),
    path("calendar/public.ics", calendar.calendar_public, name="calendar_public"),
    path("calendar/<str:token>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("gatherings/<int:pk>/calendar.ics", calendar.gathering_calendar, name="gathering_calendar"),
]
