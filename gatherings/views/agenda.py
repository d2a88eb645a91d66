"""The agenda builder's page, what it looks like now, and the agenda on paper."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gatherings import agenda_builder as builder
from gatherings import lessons, presence
from gatherings.agenda import plan_of
from gatherings.agenda_page import board_of, stamp_of
from gatherings.agenda_undo import undo
from gatherings.forms.agenda import NewBlockForm
from gatherings.models import Gathering
from gatherings.views.gathering import the_gathering
from network.lib.numbers import number_in
from network.lib.says import say

CHANGE = "gatherings.change_gathering"


def the_agenda(request: HttpRequest, pk: int) -> Gathering:
    """A gathering whose agenda this person may change."""
    return the_gathering(request, pk, CHANGE)


@require_GET
def agenda_detail(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_agenda(request, pk)
    context = {"board": board_of(gathering, request.actor), "gathering": gathering, "form": NewBlockForm()}
    return render(request, "gatherings/agenda_detail.html", context)


@require_GET
def agenda_now(request: HttpRequest, pk: int) -> HttpResponse:
    """The parts of the page that change; 204 as long as they look as the page says it saw them (?seen=)."""
    gathering = the_agenda(request, pk)
    here = presence.note(gathering, request.actor)
    if request.GET.get("seen") == stamp_of(gathering, here):
        return HttpResponse(status=204)
    return render(request, "gatherings/_agenda_board.html", {"board": board_of(gathering, request.actor)})


@require_GET
def agenda_lessons(request: HttpRequest, pk: int) -> HttpResponse:
    """Lessons that resemble this gathering: the page asks for them once it stands."""
    gathering = the_agenda(request, pk)
    found = lessons.beside(gathering, list(gathering.agenda_items.present()), request.actor)
    return render(request, "learning/_lessons_beside.html", {"lessons": found})


def done(request: HttpRequest, pk: int, words: str = "", can_undo: bool = True) -> HttpResponse:
    """After an act: the page as it is now, and what is to be said about it."""
    if not request.htmx:
        if words:
            say(request, words, undo=reverse("agenda_undo", args=[pk]) if can_undo else "")
        return redirect("agenda_detail", pk)
    board = board_of(the_agenda(request, pk), request.actor)
    answer = render(request, "gatherings/_agenda_board.html", {"board": board})
    told: dict[str, Any] = {"agenda:says": {"text": words, "undo": can_undo}}
    answer["HX-Trigger-After-Settle"] = json.dumps(told)
    return answer


def refused(request: HttpRequest, pk: int, words: str) -> HttpResponse:
    """The act was not done; the page shows why, and how things are."""
    return done(request, pk, words, can_undo=False)


def objecting(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What a verb objects to is said on the page of the agenda, which shows how things are."""

    @wraps(view)
    def answer(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, pk, *args, **kwargs)
        except ValidationError as error:
            return refused(request, pk, " ".join(error.messages))

    return answer


@require_POST
@objecting
def agenda_undo(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_agenda(request, pk)
    change = undo(gathering, request.actor)
    return done(request, pk, _("Taken back.") if change else _("There is nothing to take back."), can_undo=False)


@require_POST
@objecting
def agenda_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Minutes of one block or of all: minutes-<id> and base-<id>, what stood there when the page was opened."""
    gathering, said = the_agenda(request, pk), {}
    for name, value in request.POST.items():
        block, wanted = number_in(name.removeprefix("minutes-")), number_in(value)
        if name.startswith("minutes-") and block and wanted is not None:
            said[block] = (number_in(request.POST.get(f"base-{block}", "")) or 0, wanted)
    kept = builder.set_minutes(gathering, request.actor, said)
    words = _("Somebody else changed these minutes meanwhile; theirs stay.") if kept else _("Saved.")
    return done(request, pk, words, can_undo=not kept)


@require_POST
@objecting
def agenda_fit(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_agenda(request, pk)
    fitted = builder.fit(gathering, request.actor)
    if not fitted.over:
        return done(request, pk, _("Shortened in proportion. It fits now."))
    words = _("Every block is as short as makes sense, and it still is %(over)d minutes too long. Park one?")
    return done(request, pk, words % {"over": fitted.over})


def agenda_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The run-sheet: times, notes, materials, for those who run it."""
    gathering = the_agenda(request, pk)
    return render(request, "gatherings/agenda_sheet.html", {"gathering": gathering, "plan": plan_of(gathering)})


def agenda_print(request: HttpRequest, pk: int) -> HttpResponse:
    """What everybody invited sees, to print or to show on the wall."""
    gathering = the_gathering(request, pk)
    return render(request, "gatherings/agenda_print.html", {"gathering": gathering, "plan": plan_of(gathering)})
