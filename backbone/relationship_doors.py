"""Two doors to one answer: /network/answers/<id>/… for whoever signed in, /l/<token>/… for who was asked by mail."""

from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse

from backbone.models import ANSWER, RoundGuest
from people.links import View, by_link, gone


def with_guest(view: View) -> View:
    """Give a view the guest this person answers as. Once the round is closed, its page says what came of it."""

    @wraps(view)
    def inner(request: HttpRequest, target_id: int, **kwargs: Any) -> HttpResponse:
        visible = RoundGuest.objects.visible_to(request.actor).with_names()
        guest = get_object_or_404(visible, pk=target_id)
        if not request.actor.has_perm("backbone.answer_relationship", guest):
            raise PermissionDenied
        if guest.round.is_open:
            return view(request, guest, **kwargs)
        return gone(request) if getattr(request, "link", None) else redirect(guest.round)

    return inner


def both_doors(page: str, view: View, name: str) -> list[URLPattern]:
    """A page of one answer, signed in and by personal link."""
    signed_in = path(f"network/answers/<int:target_id>/{page}", with_guest(view), name=name)
    return [signed_in, path(f"l/<str:token>/with/{page}", by_link(ANSWER)(with_guest(view)), name=f"link_{name}")]


def answer_door(request: HttpRequest, guest: RoundGuest, page: str = "relationship_answer", *args: Any) -> str:
    """The URL of a page of this answer, behind the door this person came through."""
    link = getattr(request, "link", None)
    return reverse(f"link_{page}", args=[link.token, *args]) if link else reverse(page, args=[guest.pk, *args])
