"""Addresses that are secrets: whoever knows one may act. Logs mask them, no other site hears of them."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

# A personal link, a feed, the way into a pause, a choice of mails or a new password carries its secret in the path.
DOORS = "l|said|unsubscribe|mails|newsletter/confirm|newsletter/leave|calendar|reflect|sign-in/new-password"
SECRET_PATH = re.compile(rf"(/(?:{DOORS})/)(?!public\.ics)[^/\s\"'?]+")


def mask(text: str) -> str:
    """The text with the token of each personal link replaced by an ellipsis."""
    return SECRET_PATH.sub(r"\1…", text)


def is_secret(request: HttpRequest) -> bool:
    return SECRET_PATH.match(request.path) is not None


class SecretPathMiddleware:
    """For every answer behind such an address, errors among them; templates/base.html relaxes it for our own site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_secret(request):
            response["Referrer-Policy"] = "no-referrer"
            add_never_cache_headers(response)
        return response
