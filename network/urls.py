from django.urls import include, path

from backbone.views import dashboard

urlpatterns = [
    path("", dashboard.today, name="today"),  # first: Django looks from the top, and everybody begins here
    path("api/v1/", include("network.api")),
    path("", include("people.urls")),
    path("", include("partners.urls")),
    path("", include("working_groups.urls")),
    path("", include("learning.urls")),
    path("", include("gatherings.urls")),
    path("", include("newsletter.urls")),
    path("", include("backbone.urls")),
]
