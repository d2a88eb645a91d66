from django.urls import include, path

urlpatterns = [
    path("api/v1/", include("network.api")),
    path("", include("people.urls")),
    path("", include("partners.urls")),
    path("", include("working_groups.urls")),
    path("", include("learning.urls")),
    path("", include("gatherings.urls")),
    path("", include("newsletter.urls")),
    path("", include("backbone.urls")),
]
