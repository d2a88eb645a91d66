"""Turning a curve in a gathering: choose a measure, look at it together, answer six questions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gatherings.forms.turning import TurnForm
from gatherings.turning import turn
from gatherings.views.gathering import the_gathering
from learning.models import Measure
from learning.showing import shown
from network.lib.pages import page_of
from network.lib.says import say

CHANGE = "gatherings.change_gathering"


@require_safe
def turn_choose(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    page = page_of(Measure.objects.visible_to(request.actor).current().in_order(), request)
    return render(request, "gatherings/turn_choose.html", {"gathering": gathering, "page": page})


def turn_curve(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    measure = get_object_or_404(Measure.objects.visible_to(request.actor).current(), slug=slug)
    form = TurnForm(gathering, request.POST or None)
    if form.is_bound and form.is_valid():
        who = {"person": form.cleaned_data["person"], "due_on": form.cleaned_data["due_on"]}
        if form.hand_to(turn, by=request.actor, gathering=gathering, measure=measure, answers=form.answers(), **who):
            say(request, _("Written down: it stands among the notes and commitments, and so in the minutes."))
            return redirect("gathering_run", pk)
    context = {"gathering": gathering, "measure": measure, "shown": shown(measure), "form": form}
    return render(request, "gatherings/turn_curve.html", context, status=form.status)
