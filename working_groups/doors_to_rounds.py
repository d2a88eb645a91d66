"""Two doors to a round: /rounds/<pk>/… for whoever signed in, /l/<token>/… by the personal link in a mail."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse

from people.links import View, by_link
from working_groups.models.drafting_round import ROUND


def by_target(view: View) -> View:
    """The view behind a link, whose target is the round."""
    return lambda request, target_id, **rest: view(request, pk=target_id, **rest)


def both_doors(page: str, view: View, name: str) -> list[URLPattern]:
    return [
        path(f"rounds/<int:pk>/{page}", view, name=name),
        path(f"l/<str:token>/{page}", by_link(ROUND)(by_target(view)), name=f"link_{name}"),
    ]


def door(request: HttpRequest, pk: int, page: str = "round_detail", *args: Any) -> str:
    """The URL of a page of a round, behind the door this person came through."""
    link = getattr(request, "link", None)
    if link is None:
        return reverse(page, args=[pk, *args])
    return reverse("link" if page == "round_detail" else f"link_{page}", args=[link.token, *args])
