"""One block of an agenda: written, moved, split, parked, removed; and two wordings of one text."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from gatherings import agenda_builder as builder
from gatherings.agenda import plan_of
from gatherings.agenda_page import expected
from gatherings.format_finding import suggest
from gatherings.forms.agenda import BlockForm, NewBlockForm, could_hold, of_block
from gatherings.models import AgendaItem, Gathering, Wording
from gatherings.views.agenda import done, objecting, refused, the_agenda
from network.lib.numbers import number_in

Act = tuple[Callable[..., Any], Any]
# What the buttons of a block do, and what the page says then.
ACTS: dict[str, Act] = {
    "up": (lambda item, by: builder.move_by(item, by, -1), lazy("Moved up: “%(block)s”.")),
    "down": (lambda item, by: builder.move_by(item, by, 1), lazy("Moved down: “%(block)s”.")),
    "duplicate": (builder.duplicate, lazy("“%(block)s” is there twice.")),
    "split": (builder.split, lazy("“%(block)s” is two blocks now.")),
    "park": (builder.park, lazy("“%(block)s” is parked.")),
    "back": (builder.take_back, lazy("“%(block)s” is on the agenda again.")),
}


@require_POST
def block_add(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_agenda(request, pk)
    form = NewBlockForm(request.POST)
    item = form.is_valid() and form.hand_to(builder.add, gathering=gathering, by=request.actor, **form.said())
    if not item:
        return refused(request, pk, " ".join(str(words) for errors in form.errors.values() for words in errors))
    return done(request, pk, _("“%(block)s” is on the agenda.") % {"block": item.title})


def the_block(gathering: Gathering, item: int) -> AgendaItem:
    return get_object_or_404(gathering.agenda_items.select_related("owner", "own_format", "prompt"), pk=item)


@require_POST
@objecting
def block_act(request: HttpRequest, pk: int, item: int, act: str) -> HttpResponse:
    if act not in ACTS:
        raise Http404
    block, (verb, words) = the_block(the_agenda(request, pk), item), ACTS[act]
    verb(block, request.actor)
    return done(request, pk, str(words) % {"block": block.title} + standing(request, pk, item))


def standing(request: HttpRequest, pk: int, item: int) -> str:
    """Where a block stands now, to be spoken: place 3 of 7, from 14:30 to 15:00."""
    plan = plan_of(the_agenda(request, pk))
    slot = next((slot for slot in plan.slots if slot.item.pk == item), None)
    if slot is None:
        return ""
    told = {"place": slot.number, "all": len(plan.slots), "from": f"{slot.starts:%H:%M}", "to": f"{slot.ends:%H:%M}"}
    return " " + _("Place %(place)d of %(all)d, %(from)s to %(to)s.") % told


@require_POST
@objecting
def block_move(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Behind the block whose id comes as `after`; first without one."""
    block = the_block(the_agenda(request, pk), item)
    builder.move(block, request.actor, number_in(request.POST.get("after", "")))
    return done(request, pk, _("Moved: “%(block)s”.") % {"block": block.title} + standing(request, pk, item))


@require_POST
@objecting
def block_remove(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    block = the_block(the_agenda(request, pk), item)
    builder.remove(block, request.actor, seen=number_in(request.POST.get("seen", "")))
    return done(request, pk, _("“%(block)s” is off the agenda.") % {"block": block.title})


def block_edit(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    gathering = the_agenda(request, pk)
    block = the_block(gathering, item)
    form = BlockForm(gathering, request.actor, request.POST or None, initial=of_block(block))
    if form.is_bound and form.is_valid():
        edited = form.hand_to(builder.edit, item=block, by=request.actor, base=form.base(), mine=form.mine())
        if edited:
            told = outcome(edited)
            return saved(gathering, item, told) if is_typed(request) else done(request, pk, told or _("Saved."))
    if form.is_bound and is_typed(request):
        return JsonResponse({"errors": form.errors}, status=422)
    template = "gatherings/_block_form.html" if request.htmx else "gatherings/block_edit.html"
    return render(request, template, about(gathering, block, form), status=form.status)


def is_typed(request: HttpRequest) -> bool:
    """Whether the page saves by itself, while somebody types."""
    return request.headers.get("X-Typed") == "1"


def about(gathering: Gathering, block: AgendaItem, form: BlockForm) -> dict[str, Any]:
    people = expected(gathering)
    return {
        "gathering": gathering,
        "item": block,
        "form": form,
        "owners": could_hold(gathering)[:200],
        "people": people,
        "wordings": block.wordings.filter(settled_at=None).select_related("by"),
        "suggestions": suggest(form.formats, block.minutes, people, block.mode, block.purpose),
    }


def outcome(edited: builder.Edited) -> str:
    """What the writer should know of what others did meanwhile."""
    told = []
    if edited.is_back:
        told.append(_("Somebody removed this block meanwhile. It is back, with your words."))
    if edited.wordings:
        told.append(_("Somebody else wrote in the same place. Both texts are kept: choose one."))
    if edited.kept:
        names = [str(AgendaItem._meta.get_field(name).verbose_name) for name in edited.kept]
        told.append(_("Somebody chose otherwise meanwhile, and that stays: %(fields)s.") % {"fields": ", ".join(names)})
    return " ".join(told)


def saved(gathering: Gathering, item: int, told: str) -> JsonResponse:
    """What stands in each field now, for the page that goes on being written in."""
    block = the_block(gathering, item)
    wordings = block.wordings.filter(settled_at=None).select_related("by")
    context = {"wordings": wordings, "item": block, "gathering": gathering}
    fields = {name: value for name, value in of_block(block).items() if not name.endswith("_words")}
    return JsonResponse(
        {
            "fields": fields,
            "version": block.version,
            "says": told,
            "wordings": render_to_string("gatherings/_wordings.html", context),
        }
    )


def block_values(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """The same, for an open form in which nobody types: somebody else may have written."""
    gathering = the_agenda(request, pk)
    return saved(gathering, item, "")


@require_POST
@objecting
def wording_settle(request: HttpRequest, pk: int, wording: int) -> HttpResponse:
    """Take the other text (take=1), or leave the one that stands."""
    gathering = the_agenda(request, pk)
    row = get_object_or_404(Wording.objects.select_related("item__gathering"), pk=wording, item__gathering=gathering)
    take = request.POST.get("take") == "1"
    builder.settle(row, request.actor, take=take, seen=request.POST.get("seen"))
    return done(request, pk, _("Chosen.") if take else _("The other wording is put away."))
