"""The catalyst guard."""

from django.urls import path

from backbone.views import catalyst

urlpatterns = [
    path("catalyst/", catalyst.catalyst, name="catalyst"),
    path("catalyst/weeks/<str:monday>/", catalyst.staff_week, name="staff_week"),
    path("catalyst/limit/", catalyst.catalyst_limit, name="catalyst_limit"),
]
