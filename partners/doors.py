"""Two doors to one view: /partners/<slug>/… for whoever signed in, /l/<token>/… for whoever holds a personal link.

Views behind both doors get the partner; which door it was they need not know, except to build the next URL: door().
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse

from network.lib.pages import path_of
from partners.models import Partner
from people.links import View, by_link, gone

ACT = "partner.profile"


def by_slug(view: View) -> View:
    """Give a view the partner of a slug as this person may see it. A merged entry leads to the one that stayed."""

    @wraps(view)
    def inner(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        visible = Partner.objects.visible_to(request.actor)
        partner = visible.filter(slug=slug, merged_into=None).first()
        if partner is not None:
            return view(request, partner, **kwargs)
        heir = visible.filter(merged__slug=slug).first()
        if heir is None or request.method != "GET":
            raise Http404
        return redirect(heir)

    return inner


def by_target(view: View) -> View:
    """Give a view the partner that a personal link is about."""

    @wraps(view)
    def inner(request: HttpRequest, target_id: int, **kwargs: Any) -> HttpResponse:
        partner = Partner.objects.present().filter(pk=target_id).first()
        return view(request, partner, **kwargs) if partner else gone(request)

    return inner


def by_token(view: View) -> View:
    """Open a view to holders of a personal link for the profile."""
    return by_link(ACT)(by_target(view))


def of_partner(page: str, view: View, name: str) -> URLPattern:
    """A page of one partner, for whoever signed in."""
    return path(f"partners/<slug:slug>/{page}", by_slug(view), name=name)


def both_doors(page: str, view: View, name: str) -> list[URLPattern]:
    """A page of one partner, signed in and by personal link."""
    return [of_partner(page, view, name), path(f"l/<str:token>/{page}", by_token(view), name=f"link_{name}")]


def door(request: HttpRequest, partner: Partner, page: str = "partner_detail", *args: Any) -> str:
    """The URL of a page of this partner, behind the door this person came through."""
    link = getattr(request, "link", None)
    if link is None:
        return path_of(page, partner.slug) if not args else reverse(page, args=[partner.slug, *args])
    return reverse("link" if page == "partner_detail" else f"link_{page}", args=[link.token, *args])


def needs(wish: str) -> Callable[[View], View]:
    """Refuse a view to whoever may see the partner but not do this to it."""

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, partner: Partner, **kwargs: Any) -> HttpResponse:
            if not request.actor.has_perm(wish, partner):
                raise PermissionDenied
            return view(request, partner, **kwargs)

        return inner

    return decorate
