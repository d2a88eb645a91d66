from django.urls import path

from backbone.views import dashboard

urlpatterns = [
    path("", dashboard.today, name="today"),
]
