from django.urls import include, path

urlpatterns = [
    path("", include("people.urls")),
    path("", include("partners.urls")),
    path("", include("backbone.urls")),
]
