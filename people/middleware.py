"""Who acts in this request, in which language and time zone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from people.models import Network


class PersonMiddleware:
    """Sets request.actor (the signed-in person, or the bearer of a personal link) and request.network."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = request.user
        request.network = Network.current()
        zone = request.network.time_zone
        if request.user.is_authenticated:
            zone = request.user.time_zone or zone
            translation.activate(request.user.language)
        with timezone.override(zone):
            return self.get_response(request)
