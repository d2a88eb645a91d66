"""Initiatives: what ideas become when member partners carry them forward."""

from functools import partial

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatherings.forms.after import ClosingForm, InitiativeForm, of_initiative
from gatherings.models import Idea, Initiative
from gatherings.views.seen import wished
from network.lib.numbers import number_in
from network.lib.pages import page_of
from network.lib.says import say, warn
from partners.models import Partner

CHANGE = "gatherings.change_initiative"


def initiative_list(request: HttpRequest) -> HttpResponse:
    """Those under way, or those that are closed. The backbone sees which of them it does itself."""
    show = "closed" if request.GET.get("show") == "closed" else "open"
    visible = Initiative.objects.visible_to(request.actor).with_names()
    rows = visible.filter(state="closed") if show == "closed" else visible.open()
    flagged = Initiative.objects.implemented_by_backbone().count() if request.actor.is_backbone else 0
    context = {"page": page_of(rows, request), "show": show, "flagged": flagged}
    return render(request, "gatherings/initiative_list.html", context)


def the_initiative(request: HttpRequest, pk: int, wish: str = "") -> Initiative:
    visible = Initiative.objects.visible_to(request.actor).with_names()
    return wished(request, get_object_or_404(visible, pk=pk), wish)


def initiative_detail(request: HttpRequest, pk: int) -> HttpResponse:
    initiative = the_initiative(request, pk)
    may_change = request.actor.has_perm(CHANGE, initiative)
    return render(request, "gatherings/initiative_detail.html", {"initiative": initiative, "may_change": may_change})


@permission_required("gatherings.add_initiative", raise_exception=True)
def initiative_new(request: HttpRequest) -> HttpResponse:
    """From an idea that was sparked at a gathering, or from nothing."""
    idea = idea_asked_for(request)
    if idea and hasattr(idea, "initiative"):
        return redirect(idea.initiative)
    initial = {"what": idea.text, "part": "convene"} if idea else {"part": "convene"}
    form = InitiativeForm(request.POST or None, initial=initial)
    propose = partial(Initiative.propose, by=request.actor, idea=idea)
    if form.is_bound and form.is_valid() and (new := form.hand_to(propose, **form.said())):
        say(request, _("Proposed: %(name)s.") % {"name": new})
        return redirect(new)
    context = {"form": form, "idea": idea, "names": partner_names()}
    return render(request, "gatherings/initiative_new.html", context, status=form.status)


def idea_asked_for(request: HttpRequest) -> Idea | None:
    number = number_in(request.GET.get("idea", ""))
    if number is None:
        return None
    ideas = Idea.objects.visible_to(request.actor).select_related("gathering", "initiative").distinct()
    return get_object_or_404(ideas, pk=number)


def partner_names() -> list[str]:
    return list(Partner.objects.in_directory().order_by("sort_name").values_list("name", flat=True))


def initiative_edit(request: HttpRequest, pk: int) -> HttpResponse:
    initiative = the_initiative(request, pk, CHANGE)
    form = InitiativeForm(request.POST or None, initial=of_initiative(initiative))
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        if form.hand_to(initiative.edit, by=request.actor, version=version, **form.said()):
            say(request, _("Saved."))
            return redirect(initiative)
    now = the_initiative(request, pk)
    context = {"initiative": now, "form": form.opened_again(now), "names": partner_names()}
    return render(request, "gatherings/initiative_edit.html", context, status=form.status)


@require_POST
def initiative_start(request: HttpRequest, pk: int) -> HttpResponse:
    initiative = the_initiative(request, pk, CHANGE)
    try:
        initiative.start(request.actor)
        say(request, _("%(name)s has begun.") % {"name": initiative})
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(initiative)


def initiative_close(request: HttpRequest, pk: int) -> HttpResponse:
    """The closing review."""
    initiative = the_initiative(request, pk, CHANGE)
    names = ("came_of_it", "learned", "goes_on")
    form = ClosingForm(request.POST or None, initial={name: getattr(initiative, name) for name in names})
    if form.is_bound and form.is_valid() and form.hand_to(initiative.close, by=request.actor, **form.cleaned_data):
        say(request, _("Closed."), undo=reverse("initiative_reopen", args=[pk]))
        return redirect(initiative)
    context = {"initiative": initiative, "form": form}
    return render(request, "gatherings/initiative_close.html", context, status=form.status)


@require_POST
def initiative_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    initiative = the_initiative(request, pk, CHANGE).reopen(request.actor)
    say(request, _("%(name)s goes on.") % {"name": initiative})
    return redirect(initiative)
