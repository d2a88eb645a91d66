"""Invitations, and the answers to them."""

from django.urls import path

from gatherings.inviting import ACT
from gatherings.views import dates, guests, rsvp
from people.links import OPENINGS

OPENINGS[ACT] = rsvp.rsvp_answer

urlpatterns = [
    path("gatherings/answers/<int:target_id>/", rsvp.rsvp_answer, name="rsvp_answer"),
    path("gatherings/<int:pk>/join/", rsvp.rsvp_join, name="rsvp_join"),
    path("gatherings/<int:pk>/dates/", dates.date_poll, name="date_poll"),
    path("gatherings/<int:pk>/dates/ask/", dates.date_ask, name="date_ask"),
    path("gatherings/<int:pk>/dates/<int:date>/take/", dates.date_take, name="date_take"),
    path("gatherings/<int:pk>/invitations/", guests.guest_list, name="guest_list"),
    path("gatherings/<int:pk>/invitations/for/", guests.guest_choose, name="guest_choose"),
    path("gatherings/<int:pk>/invitations/<int:rsvp>/take-back/", guests.guest_withdraw, name="guest_withdraw"),
    path("gatherings/<int:pk>/invitations/send/", guests.guest_invite, name="guest_invite"),
]
