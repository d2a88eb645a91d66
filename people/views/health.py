"""Asked by machines every few seconds: is this process alive, is everything there that it needs?"""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people import health


@login_not_required
@never_cache
@require_safe
def health_live(request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return JsonResponse({"status": "live"})


@login_not_required
@never_cache
@require_safe
def health_ready(request: HttpRequest) -> HttpResponse:
    """Everything it needs is there; 503 and the names of what is not, otherwise."""
    well, checks = health.report()
    return JsonResponse({"status": "ready" if well else "not ready", "checks": checks}, status=200 if well else 503)


class HealthMiddleware:
    """Answers before anything that needs a database, a host name or https: they may be what is broken."""

    pages = {"/health/live": health_live, "/health/ready": health_ready}

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        page = self.pages.get(request.path_info)
        return page(request) if page else self.get_response(request)
