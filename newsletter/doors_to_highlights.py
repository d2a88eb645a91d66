"""Two doors to a highlight: /highlights/<pk>/… for whoever signed in, /l/<token>/highlight/… by personal link."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse

from newsletter.models import TELL, Highlight
from people.links import View, by_link


def both_doors(page: str, view: View, name: str) -> list[URLPattern]:
    """A page of one highlight; the link's target is the highlight."""
    by_token = by_link(TELL)(lambda request, target_id, **rest: view(request, pk=target_id, **rest))
    return [
        path(f"highlights/<int:pk>/{page}", view, name=name),
        path(f"l/<str:token>/highlight/{page}", by_token, name=f"link_{name}"),
    ]


def door(request: HttpRequest, highlight: Highlight, page: str = "highlight_detail", *args: Any) -> str:
    """The URL of a page of this highlight, behind the door this person came through."""
    link = getattr(request, "link", None)
    if link is None:
        return reverse(page, args=[highlight.pk, *args])
    return reverse(f"link_{page}", args=[link.token, *args])
