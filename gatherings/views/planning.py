"""One gathering moves, is cancelled, takes place after all, is planned once more."""

from functools import partial

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatherings import planning
from gatherings.forms.planning import CancelForm, DuplicateForm, MoveForm
from gatherings.views.gathering import the_gathering
from network.lib.says import say, warn
from network.lib.zones import ZONES

CHANGE = "gatherings.change_gathering"


def gathering_move(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    told = len(planning.concerned(gathering))
    form = MoveForm(gathering, request.POST or None)
    move = partial(planning.move, gathering, request.actor)
    if form.is_bound and form.is_valid() and form.hand_to(move, **form.cleaned_data):
        say(request, _("Moved. Whoever is invited hears of it.") if told else _("Moved."))
        return redirect(gathering)
    now = the_gathering(request, pk)
    context = {"gathering": now, "form": form, "zones": ZONES, "told": told}
    return render(request, "gatherings/gathering_move.html", context, status=form.status)


def gathering_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    told = len(planning.concerned(gathering))
    form = CancelForm(request.POST if request.method == "POST" else None)
    cancel = partial(planning.cancel, gathering, request.actor)
    if form.is_bound and form.is_valid() and form.hand_to(cancel, **form.cleaned_data):
        say(request, _("Cancelled."), undo=reverse("gathering_restore", args=[pk]))
        return redirect(gathering)
    context = {"gathering": the_gathering(request, pk), "form": form, "told": told}
    return render(request, "gatherings/gathering_cancel.html", context, status=form.status)


@require_POST
def gathering_restore(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    try:
        planning.restore(gathering, request.actor)
        say(request, _("It takes place after all."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(gathering)


def gathering_duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    form = DuplicateForm(request.POST or None)
    if form.is_bound and form.is_valid():
        twin = form.hand_to(partial(planning.duplicate, gathering, request.actor), **form.cleaned_data)
        if twin:
            say(request, _("Planned once more. Nobody is invited yet."))
            return redirect(twin)
    context = {"gathering": gathering, "form": form}
    return render(request, "gatherings/gathering_duplicate.html", context, status=form.status)
