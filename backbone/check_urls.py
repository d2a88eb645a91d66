"""The collaboration check."""

from django.urls import path

from backbone.models import ANSWER_CHECK
from backbone.views import check
from people.links import OPENINGS

OPENINGS[ANSWER_CHECK] = check.check_by_link

urlpatterns = [
    path("check/", check.check_list, name="check_list"),
    path("check/new/", check.check_new, name="check_new"),
    path("check/<int:pk>/", check.check_detail, name="check_detail"),
    path("check/<int:pk>/results.csv", check.check_csv, name="check_csv"),
    path("check/<int:pk>/answer/", check.check_answer, name="check_answer"),
    path("check/<int:pk>/remind/", check.check_remind, name="check_remind"),
    path("check/<int:pk>/close/", check.check_close, name="check_close"),
    path("check/<int:pk>/comments/<uuid:comment>/off/", check.comment_off, name="check_comment_off"),
]
