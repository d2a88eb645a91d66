"""Forms on pages of personal links: the token of every page, from browsers that may not say where they come from."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


class LinkCsrf(CsrfViewMiddleware):
    """Under Referrer-Policy no-referrer browsers send "Origin: null" with a form; what counts is the token."""

    def _origin_verified(self, request: HttpRequest) -> bool:
        return request.headers["Origin"] == "null" or super()._origin_verified(request)


def csrf_by_link(view: View) -> View:
    """Check forms sent to a view as LinkCsrf does, instead of as the middleware of all pages does."""
    checked = decorator_from_middleware(LinkCsrf)(view)

    @csrf_exempt
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return checked(request, *args, **kwargs)

    return inner
