"""What the frame of every page shows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    return {
        "network": getattr(request, "network", None),
        "actor": getattr(request, "actor", None),
        "link": getattr(request, "link", None),
        "debug_mailbox": settings.DEBUG,
    }
