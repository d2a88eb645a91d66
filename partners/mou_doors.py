"""Two doors to one agreement: /mous/<id>/… for whoever signed in, /l/<token>/agreement/… for whoever was asked by mail.

Views behind both doors get the agreement as this person may see it.
"""

from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from partners.models import Mou
from partners.models.mou_state import Side
from partners.mou_mail import COUNTERSIGN, SIGN
from people.links import View, by_link, gone


def with_mou(view: View) -> View:
    """Give a view the agreement as this person may see it; a link to one that was taken back is gone."""

    @wraps(view)
    def inner(request: HttpRequest, target_id: int, **kwargs: Any) -> HttpResponse:
        mou = Mou.objects.visible_to(request.actor).with_names().with_versions().filter(pk=target_id).first()
        if mou is not None and not request.actor.has_perm("partners.view_mou", mou):
            raise PermissionDenied
        if mou is not None:
            return view(request, mou, **kwargs)
        if getattr(request, "link", None) is not None:
            return gone(request)
        raise Http404

    return inner


def of_mou(page: str, view: View, name: str) -> URLPattern:
    """A page of one agreement, for whoever signed in."""
    return path(f"mous/<int:target_id>/{page}", with_mou(view), name=name)


def both_doors(page: str, view: View, name: str, acts: tuple[str, ...] = (SIGN, COUNTERSIGN)) -> list[URLPattern]:
    """A page of one agreement, signed in and by a personal link for one of `acts`."""
    linked = path(f"l/<str:token>/agreement/{page}", by_link(*acts)(with_mou(view)), name=f"link_{name}")
    return [of_mou(page, view, name), linked]


def mou_door(request: HttpRequest, mou: Mou, page: str = "mou_detail", *args: Any) -> str:
    """The URL of a page of this agreement, behind the door this person came through."""
    link = getattr(request, "link", None)
    if link is None:
        return reverse(page, args=[mou.pk, *args])
    return reverse("link" if page == "mou_detail" else f"link_{page}", args=[link.token, *args])


def sides_of(person: Any, mou: Mou) -> list[str]:
    """The sides of an agreement somebody may sign and speak for."""
    wishes = {Side.PARTNER: "partners.sign_mou", Side.BACKBONE: "partners.countersign_mou"}
    return [str(side) for side, wish in wishes.items() if person.has_perm(wish, mou)]
