"""Two doors to the announcements of a gathering: /gatherings/<pk>/… for whoever signed in, /l/<token>/… by link."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse

from gatherings.models.announcement import ANNOUNCE
from people.links import View, by_link


def both_doors(page: str, view: View, name: str) -> list[URLPattern]:
    """A page of one gathering; the link's target is the gathering."""
    by_token = by_link(ANNOUNCE)(lambda request, target_id, **rest: view(request, pk=target_id, **rest))
    return [
        path(f"gatherings/<int:pk>/{page}", view, name=name),
        path(f"l/<str:token>/{page}", by_token, name=f"link_{name}"),
    ]


def door(request: HttpRequest, pk: int, page: str = "announcement_list", *args: Any) -> str:
    """The URL of a page of announcements, behind the door this person came through."""
    link = getattr(request, "link", None)
    return reverse(page, args=[pk, *args]) if link is None else reverse(f"link_{page}", args=[link.token, *args])
