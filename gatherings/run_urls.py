"""While a gathering runs, and after it: run mode, minutes, pulse, commitments, initiatives."""

from django.urls import path

from gatherings.checking_in import COMMITMENTS
from gatherings.closing import MINUTES, PULSE
from gatherings.views import attendance, commitment, feedback, initiative, minutes, run, turning
from people.links import OPENINGS, by_link

OPENINGS[PULSE] = feedback.pulse_give_by_link
OPENINGS[MINUTES] = minutes.minutes_by_link
OPENINGS[COMMITMENTS] = commitment.commitments_by_link

urlpatterns = [
    path("gatherings/<int:pk>/run/", run.gathering_run, name="gathering_run"),
    path("gatherings/<int:pk>/run/now/", run.run_now, name="run_now"),
    path("gatherings/<int:pk>/run/screen/", run.run_screen, name="run_screen"),
    path("gatherings/<int:pk>/run/screen/now/", run.run_screen_now, name="run_screen_now"),
    path("gatherings/<int:pk>/run/write/", run.run_capture, name="run_capture"),
    path("gatherings/<int:pk>/run/walk-in/", attendance.run_walk_in, name="run_walk_in"),
    path("gatherings/<int:pk>/run/there/<int:rsvp>/", attendance.run_there, name="run_there"),
    path("gatherings/<int:pk>/run/<str:act>/", run.run_press, name="run_press"),
    path("gatherings/<int:pk>/lines/<str:noun>/<int:line>/drop/", run.captured_drop, name="captured_drop"),
    path("gatherings/<int:pk>/lines/<str:noun>/<int:line>/restore/", run.captured_restore, name="captured_restore"),
    path("gatherings/<int:pk>/here/", attendance.gathering_here, name="gathering_here"),
    path("l/<str:token>/here/", by_link("gathering.rsvp")(attendance.gathering_here_by_link), name="link_here"),
    path("gatherings/<int:pk>/turn/", turning.turn_choose, name="turn_choose"),
    path("gatherings/<int:pk>/turn/<slug:slug>/", turning.turn_curve, name="turn_curve"),
    # After it
    path("gatherings/<int:pk>/close/", minutes.gathering_close, name="gathering_close"),
    path("gatherings/<int:pk>/reopen/", minutes.gathering_reopen, name="gathering_reopen"),
    path("gatherings/<int:pk>/minutes/", minutes.minutes_detail, name="minutes_detail"),
    path("gatherings/<int:pk>/minutes/edit/", minutes.minutes_edit, name="minutes_edit"),
    path("gatherings/<int:pk>/minutes/approve/", minutes.minutes_approve, name="minutes_approve"),
    path("gatherings/<int:pk>/review/", minutes.review_edit, name="review_edit"),
    path("gatherings/<int:pk>/pulse/", feedback.pulse_give, name="pulse_give"),
    path("l/<str:token>/minutes/", by_link(PULSE)(minutes.minutes_by_link), name="link_minutes"),
    path("gatherings/series/<int:pk>/pulse/", feedback.series_pulse, name="series_pulse"),
    # Commitments
    path("commitments/", commitment.commitment_list, name="commitment_list"),
    path("commitments/<int:pk>/tell/", commitment.commitment_tell, name="commitment_tell"),
    path("commitments/<int:pk>/as/<str:state>/", commitment.commitment_untell, name="commitment_untell"),
    path(
        "gatherings/<int:pk>/commitments/",
        commitment.commitment_list_of_gathering,
        name="commitment_list_of_gathering",
    ),
    path(
        "gatherings/series/<int:pk>/commitments/",
        commitment.commitment_list_of_series,
        name="commitment_list_of_series",
    ),
    # Initiatives
    path("initiatives/", initiative.initiative_list, name="initiative_list"),
    path("initiatives/new/", initiative.initiative_new, name="initiative_new"),
    path("initiatives/<int:pk>/", initiative.initiative_detail, name="initiative_detail"),
    path("initiatives/<int:pk>/edit/", initiative.initiative_edit, name="initiative_edit"),
    path("initiatives/<int:pk>/start/", initiative.initiative_start, name="initiative_start"),
    path("initiatives/<int:pk>/close/", initiative.initiative_close, name="initiative_close"),
    path("initiatives/<int:pk>/reopen/", initiative.initiative_reopen, name="initiative_reopen"),
]
