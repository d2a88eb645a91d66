"""Highlights: the year and the line, one turn, and a partner's side of it."""

from django.urls import path

from newsletter.doors_to_highlights import both_doors
from newsletter.models import TELL
from newsletter.views import highlight, pausing
from newsletter.views import highlight_speaking as speaking
from people.links import OPENINGS

# What the personal link in a mail about a highlight opens.
OPENINGS[TELL] = speaking.highlight_by_link

urlpatterns = [
    path("highlights/", highlight.highlight_list, name="highlight_list"),
    path("highlights/line/", highlight.highlight_line, name="highlight_line"),
    path("highlights/new/", highlight.highlight_new, name="highlight_new"),
    path("highlights/rhythm/", highlight.highlight_rhythm, name="highlight_rhythm"),
    path("highlights/pause/<slug:slug>/", pausing.pause_set, name="pause_set"),
    path("highlights/pause/<slug:slug>/end/", pausing.pause_end, name="pause_end"),
    *both_doors("", highlight.highlight_detail, "highlight_detail"),
    path("highlights/<int:pk>/edit/", highlight.highlight_edit, name="highlight_edit"),
    path("highlights/<int:pk>/ask/", highlight.highlight_ask, name="highlight_ask"),
    path("highlights/<int:pk>/next/", highlight.highlight_next, name="highlight_next"),
    path("highlights/<int:pk>/swap/", highlight.highlight_swap, name="highlight_swap"),
    *both_doors("answer/", speaking.highlight_answer, "highlight_answer"),
    *both_doors("approve/", speaking.highlight_approve, "highlight_approve"),
    *both_doors("take-back/", speaking.highlight_take_back, "highlight_take_back"),
    *both_doors("pass/", highlight.highlight_pass, "highlight_pass"),
    *both_doors("return/", highlight.highlight_return, "highlight_return"),
    *both_doors("pause/", speaking.highlight_pause, "highlight_pause"),
    *both_doors("photo/<str:name>", speaking.highlight_photo, "highlight_photo"),
]
