"""The calendar, one gathering, and what its facilitators write about it."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gatherings import planning
from gatherings.forms.gathering import NewGatheringForm, WordsForm, of_gathering
from gatherings.models import Gathering, Kind
from network.lib.pages import page_of
from network.lib.says import say
from network.lib.zones import ZONES
from working_groups.models import WorkingGroup

SHELVES = ("past", "mine")


def gathering_list(request: HttpRequest) -> HttpResponse:
    show, query = request.GET.get("show", ""), request.GET.get("q", "").strip()[:100]
    rows = Gathering.objects.visible_to(request.actor)
    rows = rows.past() if show == "past" else rows.upcoming()
    if show == "mine":
        rows = rows.filter(pk__in=Gathering.objects.run_by(request.actor).values("pk"))
    page = page_of(rows.matching(query).with_coming().with_answer_of(request.actor), request)
    context = {"page": page, "show": show if show in SHELVES else "", "query": query}
    return render(request, "gatherings/gathering_list.html", context)


def the_gathering(request: HttpRequest, pk: int, wish: str = "") -> Gathering:
    """As this person sees it: absent is 404; 403 where they may see it and not do this to it."""
    found = Gathering.objects.visible_to(request.actor).with_counts().with_names()
    gathering = get_object_or_404(found, pk=pk)
    if wish and not request.actor.has_perm(wish, gathering):
        raise PermissionDenied
    return gathering


def gathering_detail(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk)
    coming = gathering.rsvps.coming().with_names().order_by("person__sort_name", "pk")
    context = {"gathering": gathering, "coming": coming}
    return render(request, "gatherings/gathering_detail.html", context)


def of_group(request: HttpRequest) -> dict[str, Any]:
    """What stands in the form of a new gathering when somebody comes from the page of a group (?group=slug)."""
    group = WorkingGroup.objects.running().filter(slug=request.GET.get("group", "")[:80]).first()
    if group is None:
        return {}
    return {"group": group.pk, "name": group.name, "kind": Kind.STEERING if group.is_steering else Kind.WORKING}


@permission_required("gatherings.add_gathering", raise_exception=True)
def gathering_new(request: HttpRequest) -> HttpResponse:
    start = {"zone": timezone.get_current_timezone_name(), "begins": "10:00", "facilitators": [request.actor.pk]}
    start |= of_group(request)
    form = NewGatheringForm(request.POST or None, initial=start)
    if form.is_bound and form.is_valid():
        gathering = form.hand_to(planning.plan, by=request.actor, **form.said())
        if gathering:
            say(request, _("%(gathering)s is planned. Nobody is invited yet.") % {"gathering": gathering})
            return redirect(gathering)
    return render(request, "gatherings/gathering_new.html", {"form": form, "zones": ZONES}, status=form.status)


def gathering_edit(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, "gatherings.change_gathering")
    form = WordsForm(request.POST or None, gathering, initial=of_gathering(gathering))
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        if form.hand_to(planning.change, gathering=gathering, by=request.actor, version=version, **form.said()):
            say(request, _("Saved."))
            return redirect(gathering)
    now = the_gathering(request, pk)
    context = {"gathering": now, "form": form.opened_again(now)}
    return render(request, "gatherings/gathering_edit.html", context, status=form.status)
