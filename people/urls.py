from django.urls import path

from people import links

urlpatterns = [
    path("l/<str:token>/", links.open_link, name="link"),
]
