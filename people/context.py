"""What the frame of every page shows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from network.lib.secret_paths import is_secret
from people.models import Network


def frame(request: HttpRequest) -> dict[str, Any]:
    """network, actor and link of the request; framed: whether the page has the rail of a signed-in person;
    is_secret: whether who knows its address may act."""
    link = getattr(request, "link", None)
    user = getattr(request, "user", None)
    return {
        "network": getattr(request, "network", None) or Network.current(),
        "actor": getattr(request, "actor", None),
        "link": link,
        "is_secret": is_secret(request),
        "framed": bool(user and user.is_authenticated and link is None),
        "development": settings.DEBUG,
    }
