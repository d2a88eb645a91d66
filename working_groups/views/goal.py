"""Goals and strategies of the draft."""

from functools import partial

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.says import say
from working_groups.forms.common_agenda import GoalForm, StrategyForm, of_piece
from working_groups.models import Goal, Strategy
from working_groups.models.common_agenda import State
from working_groups.models.goal import Ordered
from working_groups.views.common_agenda import the_draft

MAY_WRITE = permission_required("working_groups.write_common_agenda", raise_exception=True)
FORMS = {Goal: GoalForm, Strategy: StrategyForm}
DRAFTED = {Goal: {"agenda__state": State.DRAFT}, Strategy: {"goal__agenda__state": State.DRAFT}}


def of_draft(model: type[Ordered], pk: int) -> Ordered:
    return get_object_or_404(model, pk=pk, **DRAFTED[model])


@MAY_WRITE
def goal_new(request: HttpRequest) -> HttpResponse:
    return piece_new(request, partial(Goal, agenda=the_draft(request)), Goal, _("Add a goal"))


@MAY_WRITE
def strategy_new(request: HttpRequest, pk: int) -> HttpResponse:
    goal = of_draft(Goal, pk)
    return piece_new(
        request, partial(Strategy, goal=goal), Strategy, _("Add a strategy for: %(goal)s") % {"goal": goal}
    )


def piece_new(request: HttpRequest, new: partial, model: type[Ordered], heading: str) -> HttpResponse:
    form = FORMS[model](request.POST or None)
    if form.is_bound and form.is_valid():
        piece = new(**form.said(model.FIELDS))
        if form.hand_to(piece.add, by=request.actor):
            say(request, _("Added."))
            return redirect(piece)
    return render(request, "working_groups/goal_edit.html", {"form": form, "heading": heading}, status=form.status)


@MAY_WRITE
def goal_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return piece_edit(request, of_draft(Goal, pk))


@MAY_WRITE
def strategy_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return piece_edit(request, of_draft(Strategy, pk))


def piece_edit(request: HttpRequest, piece: Ordered) -> HttpResponse:
    model = type(piece)
    form = FORMS[model](request.POST or None, initial=of_piece(piece))
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"] or 0
        if form.hand_to(piece.edit, by=request.actor, version=version, **form.said(model.FIELDS)):
            say(request, _("Saved."))
            return redirect(piece)
    now = of_draft(model, piece.pk)
    context = {
        "form": form.opened_again(now),
        "piece": now,
        "heading": str(now),
        "theirs": now if form.is_stale else None,
    }
    return render(request, "working_groups/goal_edit.html", context, status=form.status)


@require_POST
@MAY_WRITE
def goal_move(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    return redirect(of_draft(Goal, pk).move(request.actor, WAYS[way]))


@require_POST
@MAY_WRITE
def strategy_move(request: HttpRequest, pk: int, way: str) -> HttpResponse:
    return redirect(of_draft(Strategy, pk).move(request.actor, WAYS[way]))


WAYS = {"up": -1, "down": 1}


@require_POST
@MAY_WRITE
def goal_remove(request: HttpRequest, pk: int) -> HttpResponse:
    return piece_remove(request, of_draft(Goal, pk))


@require_POST
@MAY_WRITE
def strategy_remove(request: HttpRequest, pk: int) -> HttpResponse:
    return piece_remove(request, of_draft(Strategy, pk))


def piece_remove(request: HttpRequest, piece: Ordered) -> HttpResponse:
    piece.remove(request.actor)
    say(request, _("“%(piece)s” is out of the draft.") % {"piece": piece})
    return redirect("common_agenda_draft")
