"""Personal links: the page of an act opens from its link, and the view behind it is the one signed-in people use."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from people.models import Link

View = Callable[..., HttpResponse]
# act → the view that the bare link /l/<token>/ opens; apps register theirs in urls.py.
OPENINGS: dict[str, View] = {}


def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """/l/<token>/: hand over to the page of the link's act."""
    link = Link.find(token)
    view = OPENINGS.get(link.act) if link else None
    return by_link(link.act)(view)(request, token=token) if link and view else gone(request)


def by_link(*acts: str) -> Callable[[View], View]:
    """Make a view reachable through a personal link for one of `acts`: request.actor is its bearer, request.link the
    link.

    The view gets the link's target id as its first argument after the request. An unknown, used, revoked or expired
    link, or one for another act, answers 410 with what to do.
    """

    def decorate(view: View) -> View:
        @login_not_required
        @wraps(view)
        def inner(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
            link = Link.find(token)
            if link is None or link.act not in acts:
                return gone(request)
            request.link, request.actor = link, link.person
            request.actor.link = link
            return view(request, link.target_id, **kwargs)

        return inner

    return decorate


def gone(request: HttpRequest) -> HttpResponse:
    return render(request, "people/link_gone.html", status=410)


open_link = login_not_required(open_link)
