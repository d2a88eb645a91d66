"""Shared measures and their figures."""

from django.urls import path

from learning.rules import FIGURE
from learning.views import figure, figure_file, measure, plan
from people.links import OPENINGS

OPENINGS[FIGURE] = figure.figure_by_link

urlpatterns = [
    path("measures/", measure.measure_list, name="measure_list"),
    path("measures/new/", measure.measure_new, name="measure_new"),
    path("measures/due/", figure.figure_list, name="figure_list"),
    path("measures/due/<int:pk>/", figure.figure_enter, name="figure_enter"),
    path("measures/due/<int:pk>/ask/", figure.figure_ask, name="figure_ask"),
    path("measures/import/", figure_file.figures_import, name="figures_import"),
    path("measures/import/enter/", figure_file.figures_import_enter, name="figures_import_enter"),
    path("measures/<slug:slug>/", measure.measure_detail, name="measure_detail"),
    path("measures/<slug:slug>/edit/", measure.measure_edit, name="measure_edit"),
    path("measures/<slug:slug>/archive/", measure.measure_archive, name="measure_archive"),
    path("measures/<slug:slug>/restore/", measure.measure_restore, name="measure_restore"),
    path("measures/<slug:slug>/figures.csv", measure.measure_csv, name="measure_csv"),
    path("measures/<slug:slug>/plan/", plan.measure_plan, name="measure_plan"),
    path("measures/<slug:slug>/targets/<int:pk>/remove/", plan.target_remove, name="target_remove"),
    path("measures/<slug:slug>/words/<int:pk>/remove/", plan.annotation_remove, name="annotation_remove"),
    path("measures/<slug:slug>/givers/", plan.measure_givers, name="measure_givers"),
    path("groups/<slug:slug>/measures/", plan.group_measures, name="group_measures"),
    path("measures/<slug:slug>/history/", figure.reading_list, name="reading_list"),
    path("measures/<slug:slug>/figures/<str:period>/", figure.reading_enter, name="reading_enter"),
    path("measures/<slug:slug>/figures/<str:period>/back/", figure.reading_take_back, name="reading_take_back"),
]
