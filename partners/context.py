"""What the rail shows of a person's own partners."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from partners.directory import standing


def mine(request: HttpRequest) -> dict[str, Any]:
    """my_partners: asked of the database only where a template shows it."""
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated:
        return {"my_partners": []}
    return {"my_partners": SimpleLazyObject(lambda: standing(user).partners)}
