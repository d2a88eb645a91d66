"""Every route there is, and whether anybody may open it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.permissions import AllowAny


class Route(NamedTuple):
    path: str  # "partners/<slug:slug>/"
    name: str  # "partner_detail", with its namespace
    view: Any


def routes(resolver: URLResolver | None = None, path: str = "", namespace: str = "") -> Iterator[Route]:
    for pattern in (resolver or get_resolver()).url_patterns:
        below = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern, below, inner)
        elif isinstance(pattern, URLPattern):
            yield Route(below, namespace + (pattern.name or ""), pattern.callback)


def is_public(view: Any) -> bool:
    """Whether LoginRequiredMiddleware lets anybody through and, for the API, its permissions do so too."""
    api = getattr(view, "cls", None)
    if api is not None and hasattr(api, "permission_classes"):
        return not api.permission_classes or AllowAny in api.permission_classes
    return not getattr(view, "login_required", True)
