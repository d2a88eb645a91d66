"""The network as a map, and what was measured of it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from backbone.models import NetworkPicture, PictureKind, RelationshipRound
from backbone.network_map import drawing, measuring_over_time, meeting
from backbone.network_map.exports import FILES
from backbone.network_map.showing import SHORT_TABLE, Map
from backbone.network_map.sources import TIE_KINDS
from network.lib.dates import today
from network.lib.files import as_file
from network.lib.says import say
from people.alarm import wake

MAY_SEE = permission_required("backbone.view_network", raise_exception=True)


@MAY_SEE
def network_map(request: HttpRequest) -> HttpResponse:
    asked = asked_for(request)
    picture = the_picture(request, asked)
    days = list(NetworkPicture.objects.visible_to(request.actor).of_kind(picture.kind).values_list("on", flat=True))
    found = Map(picture, asked["ties"], asked["focus"], asked["q"])
    query = query_of(asked)
    context = {
        "picture": picture, "map": found, "kinds": PictureKind.choices, "days": days, "query": query,
        "drawing": found.drawing(query), "asked": asked,
        "rows": found.rows if "all" in request.GET else found.rows[:SHORT_TABLE],
        "meetings": meeting.suggested(picture) if picture.kind == PictureKind.PARTNERS else [],
        "trend": measuring_over_time.trend_of(picture.kind), "round": RelationshipRound.objects.open().first(),
    }  # fmt: skip
    return render(request, "backbone/network_map.html", context)


@MAY_SEE
def network_data(request: HttpRequest) -> HttpResponse:
    """What the script of the map draws."""
    asked = asked_for(request)
    return JsonResponse(Map(the_picture(request, asked), asked["ties"]).as_data())


@MAY_SEE
def network_export(request: HttpRequest, name: str) -> HttpResponseBase:
    """The map as asked for, for another program."""
    if name not in FILES:
        raise Http404
    asked, (content, kind) = asked_for(request), FILES[name]
    found = Map(the_picture(request, asked), asked["ties"])
    return as_file(StreamingHttpResponse(content(found), content_type=kind), name)


@require_POST
@MAY_SEE
def network_draw(request: HttpRequest) -> HttpResponse:
    """Draw today's pictures anew."""
    if drawing.is_large():
        wake(drawing.TASK)
        say(request, _("It is being drawn. Look again in a minute."))
    else:
        drawing.draw_today()
        say(request, _("Drawn anew, with what happened until now."))
    return redirect("network_map")


@MAY_SEE
def network_method(request: HttpRequest) -> HttpResponse:
    """How ties come about and what the measures mean."""
    return render(request, "backbone/network_method.html", {"kinds": TIE_KINDS})


def asked_for(request: HttpRequest) -> dict[str, Any]:
    """What the address asks for; nonsense counts as nothing."""
    kind = request.GET.get("kind", "")
    try:
        on = parse_date(request.GET.get("on", ""))
    except ValueError:
        on = None
    return {
        "kind": kind if kind in PictureKind.values else PictureKind.PARTNERS.value,
        "on": on,
        "ties": [name for name in request.GET.getlist("ties") if name in TIE_KINDS],
        "focus": request.GET.get("focus", "")[:20],
        "q": request.GET.get("q", "").strip()[:120],
    }


def query_of(asked: dict[str, Any]) -> str:
    """The address of the same with nobody in focus: "kind=…&on=…&"."""
    kept = {name: value for name, value in asked.items() if name in ("kind", "on", "ties") and value}
    return urlencode(kept, doseq=True) + "&"


def the_picture(request: HttpRequest, asked: dict[str, Any]) -> NetworkPicture:
    """The newest picture up to the day asked for; a network without any has its first drawn at once."""
    pictures = NetworkPicture.objects.visible_to(request.actor).of_kind(asked["kind"])
    upto = pictures.filter(on__lte=asked["on"]) if asked["on"] else pictures
    return upto.last() or pictures.first() or drawing.draw(asked["kind"], today())
