"""The picture of a year."""

from django.urls import path

from backbone.views import year

urlpatterns = [
    path("year/", year.year_list, name="year_list"),
    path("year/<int:year>/", year.year_detail, name="year_detail"),
    path("year/<int:year>/year.pdf", year.year_pdf, name="year_pdf"),
    path("year/<int:year>/edit/", year.year_edit, name="year_edit"),
    path("year/<int:year>/declare/", year.year_declare, name="year_declare"),
]
