"""The calendar of gatherings, series, and one gathering's own pages."""

from django.urls import path

from gatherings.views import gathering, planning, series

urlpatterns = [
    path("gatherings/", gathering.gathering_list, name="gathering_list"),
    path("gatherings/new/", gathering.gathering_new, name="gathering_new"),
    path("gatherings/series/", series.series_list, name="series_list"),
    path("gatherings/series/new/", series.series_new, name="series_new"),
    path("gatherings/series/<int:pk>/", series.series_detail, name="series_detail"),
    path("gatherings/series/<int:pk>/edit/", series.series_edit, name="series_edit"),
    path("gatherings/series/<int:pk>/for/", series.series_guests, name="series_guests"),
    path("gatherings/series/<int:pk>/end/", series.series_end, name="series_end"),
    path("gatherings/series/<int:pk>/go-on/", series.series_go_on, name="series_go_on"),
    path("gatherings/series/<int:pk>/<str:day>/leave-out/", series.series_leave_out, name="series_leave_out"),
    path("gatherings/series/<int:pk>/<str:day>/take-back/", series.series_take_back, name="series_take_back"),
    path("gatherings/<int:pk>/", gathering.gathering_detail, name="gathering_detail"),
    path("gatherings/<int:pk>/edit/", gathering.gathering_edit, name="gathering_edit"),
    path("gatherings/<int:pk>/move/", planning.gathering_move, name="gathering_move"),
    path("gatherings/<int:pk>/cancel/", planning.gathering_cancel, name="gathering_cancel"),
    path("gatherings/<int:pk>/restore/", planning.gathering_restore, name="gathering_restore"),
    path("gatherings/<int:pk>/again/", planning.gathering_duplicate, name="gathering_duplicate"),
]
