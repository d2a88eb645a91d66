"""A gathering's pauses to reflect, as whoever leads them sees them, and the wall."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatherings import reflecting
from gatherings.doors_to_pauses import address_of_pause, qr_of
from gatherings.forms.reflection import ExtendForm, PauseForm
from gatherings.models import AgendaItem, Block, Gathering, Pause, Prompt, Reflection
from gatherings.models.pause import REFLECT_LENGTHS
from gatherings.views.gathering import the_gathering
from network.lib.numbers import number_in
from network.lib.says import say, warn

MOST_SHOWN = 30


def reflection_list(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked at a gathering, and what people shared of their answers."""
    gathering = the_gathering(request, pk, "gatherings.take_part")
    pauses = list(Pause.objects.visible_to(request.actor).filter(gathering=gathering)[:MOST_SHOWN])
    shared = reflecting.shared_in(pauses)
    mine = {one.pause_id: one for one in Reflection.objects.visible_to(request.actor).filter(pause__in=pauses)}
    planned = AgendaItem.objects.planned().filter(gathering=gathering, kind=Block.PAUSE, pauses=None)
    context = {
        "gathering": gathering, "rows": [(pause, shared[pause.pk], mine.get(pause.pk)) for pause in pauses],
        "planned": planned, "is_any_open": any(pause.is_open for pause in pauses),
    }  # fmt: skip
    return render(request, "gatherings/reflection_list.html", context)


def pause_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a question to the room. ?item= begins with a block of the agenda, ?prompt= with a prompt."""
    gathering = the_gathering(request, pk, "gatherings.lead_pause")
    item = block_of(gathering, request.GET.get("item", ""))
    form = PauseForm(request.POST or None, initial=start_of(item, request.GET.get("prompt", "")))
    if form.is_bound and form.is_valid():
        put = partial(Pause.open, by=request.actor, gathering=gathering, item=item)
        if pause := form.hand_to(put, **form.cleaned_data):
            say(request, _("The question is out. Show the wall to the room."))
            return redirect("pause_wall", pk, pause.pk)
    context = {"gathering": gathering, "form": form, "item": item}
    return render(request, "gatherings/pause_new.html", context, status=form.status)


def block_of(gathering: Gathering, number: str) -> AgendaItem | None:
    return AgendaItem.objects.planned().filter(gathering=gathering, pk=number_in(number)).first()


def start_of(item: AgendaItem | None, number: str) -> dict[str, Any]:
    if item:
        return {"prompt": item.prompt_id, "question": "" if item.prompt_id else item.title, "minutes": item.minutes}
    return {"prompt": Prompt.objects.open().filter(pk=number_in(number)).first()}


def the_pause(request: HttpRequest, pk: int, number: int, wish: str = "") -> Pause:
    found = Pause.objects.visible_to(request.actor).select_related("gathering")
    pause = get_object_or_404(found, pk=number, gathering=pk)
    if wish and not request.actor.has_perm(wish, pause.gathering):
        raise PermissionDenied
    return pause


def pause_wall(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """To be projected: the question, the way in, the time; then what was shared. Asks anew every few seconds."""
    pause = the_pause(request, pk, number)
    address = address_of_pause(pause)
    context = {
        "pause": pause, "gathering": pause.gathering, "shared": reflecting.shared_in([pause])[pause.pk],
        "address": address, "qr": qr_of(address) if pause.is_open else "", "framed": False,
        "code_address": request.build_absolute_uri(reverse("reflect_code")).split("://")[-1],
        "lengths": REFLECT_LENGTHS,
    }  # fmt: skip
    part = "gatherings/_wall.html" if request.htmx else "gatherings/pause_wall.html"
    return render(request, part, context)


@require_POST
def pause_end(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    pause = the_pause(request, pk, number, "gatherings.lead_pause")
    reflecting.end_pause(pause, request.actor)
    say(request, _("The pause is over. What was shared stands here."))
    return redirect("pause_wall", pk, number)


@require_POST
def pause_extend(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    pause = the_pause(request, pk, number, "gatherings.lead_pause")
    form = ExtendForm(request.POST)
    try:
        pause.extend(request.actor, form.cleaned_data["minutes"] if form.is_valid() else REFLECT_LENGTHS[0])
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect("pause_wall", pk, number)
