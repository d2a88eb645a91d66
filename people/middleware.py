"""Who acts in this request, in which language and time zone, and whether the door is open to them."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils import timezone, translation

from people.door import lacks_second_factor
from people.models import Network

# What somebody who still has to add a second factor can open.
WAY_TO_SECOND_FACTOR = {
    "account_logout",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_reauthenticate",
    "theme",
}


METHODS_OF_PAGES = ("GET", "HEAD", "POST", "OPTIONS")


class PageMethodsMiddleware:
    """Pages are read and posted to; what else HTTP knows is for the API. So no view has to think of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in METHODS_OF_PAGES or request.path.startswith("/api/"):
            return self.get_response(request)
        return HttpResponseNotAllowed(METHODS_OF_PAGES)


class PersonMiddleware:
    """Sets request.actor (the signed-in person, or the bearer of a personal link) and request.network."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.network = Network.current()
        if request.user.is_authenticated and not request.user.may_sign_in:
            logout(request)
        request.actor = request.user
        zone = request.network.time_zone
        if request.user.is_authenticated:
            zone = request.user.time_zone or zone
            translation.activate(request.user.language)
        is_private = request.user.is_authenticated
        with timezone.override(zone):
            response = self.get_response(request)
        if is_private:  # on a shared computer, «Back» shows nothing once somebody signed out
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        """Send backbone staff without a second factor to set it up; the API says so itself (people.door)."""
        name = request.resolver_match.url_name
        if name in WAY_TO_SECOND_FACTOR or request.path.startswith("/api/"):
            return None
        return redirect("mfa_activate_totp") if lacks_second_factor(request.user, request.network) else None
