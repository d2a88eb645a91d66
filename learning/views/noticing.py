"""Assumptions we hold, what emerged, and the circle of alignment."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.circle import circle_for
from learning.forms.noticing import AssumptionForm, EmergenceForm, SettleAssumptionForm, VersionForm
from learning.models import Assumption, AssumptionState, Emerged, Emergence
from network.lib.numbers import number_in
from network.lib.pages import page_of
from network.lib.says import say
from partners.models import Partner

WRITE, CHANGE = "learning.write_noticed", "learning.change_noticed"
NAMES_OFFERED = 300


def assumption_list(request: HttpRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    found = Assumption.objects.select_related("by")
    if state in AssumptionState.values:
        found = found.filter(state=state)
    context = {"page": page_of(found, request), "state": state, "states": AssumptionState.choices}
    return render(request, "learning/assumption_list.html", context)


def emergence_list(request: HttpRequest) -> HttpResponse:
    kind = request.GET.get("kind", "")
    found = Emergence.objects.visible_to(request.actor).select_related("by", "partner")
    if kind in Emerged.values:
        found = found.filter(kind=kind)
    context = {"page": page_of(found, request), "kind": kind, "kinds": Emerged.choices}
    return render(request, "learning/emergence_list.html", context)


def alignment_circle(request: HttpRequest) -> HttpResponse:
    return render(request, "learning/alignment_circle.html", {"circle": circle_for(request.actor)})


def the_entry(request: HttpRequest, rows: QuerySet, pk: int) -> Any:
    entry = get_object_or_404(rows, pk=pk)
    if not request.actor.has_perm(CHANGE, entry):
        raise PermissionDenied
    return entry


def written(
    request: HttpRequest, form: VersionForm, verb: Any, words: dict[str, str], entry: Any = None
) -> HttpResponse:
    """The page of a form: handed to the verb and done, or shown. words: title, back (a route)."""
    if form.is_bound and form.is_valid() and (done := form.hand_to(verb, **form.said())):
        say(request, _("Saved."))
        return redirect(done)
    now = type(entry).objects.get(pk=entry.pk) if entry else None
    context = {"form": form.opened_again(now), "entry": now, **words, "names": partner_names()}
    return render(request, "learning/noticed_edit.html", context, status=form.status)


def partner_names() -> list[str]:
    return list(Partner.objects.in_directory().values_list("name", flat=True)[:NAMES_OFFERED])


@permission_required(WRITE, raise_exception=True)
def assumption_new(request: HttpRequest) -> HttpResponse:
    words = {"title": _("Write down an assumption"), "back": reverse("assumption_list")}
    return written(request, AssumptionForm(request.POST or None), partial(Assumption.hold, request.actor), words)


def assumption_edit(request: HttpRequest, pk: int) -> HttpResponse:
    one = the_entry(request, Assumption.objects.all(), pk)
    form = AssumptionForm(request.POST or None, initial=AssumptionForm.of(one))
    words = {"title": _("Word it anew"), "back": one.get_absolute_url()}
    return written(request, form, partial(one.edit, request.actor, version_of(form)), words, one)


def assumption_settle(request: HttpRequest, pk: int) -> HttpResponse:
    one = the_entry(request, Assumption.objects.all(), pk)
    form = SettleAssumptionForm(request.POST or None, initial={"version": one.version})
    words = {"title": _("Keep it or let it go"), "back": one.get_absolute_url(), "about": one.words}
    return written(request, form, partial(one.settle, request.actor), words, one)


@require_POST
def assumption_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    one = the_entry(request, Assumption.objects.all(), pk).reopen(request.actor)
    say(request, _("We hold it again."))
    return redirect(one)


@permission_required(WRITE, raise_exception=True)
def emergence_new(request: HttpRequest) -> HttpResponse:
    words = {"title": _("Write down what emerged"), "back": reverse("emergence_list")}
    return written(request, EmergenceForm(request.POST or None), partial(Emergence.note, request.actor), words)


def emergence_edit(request: HttpRequest, pk: int) -> HttpResponse:
    one = the_entry(request, Emergence.objects.visible_to(request.actor).select_related("partner"), pk)
    form = EmergenceForm(request.POST or None, initial=EmergenceForm.of(one))
    words = {"title": _("Tell it anew"), "back": one.get_absolute_url()}
    return written(request, form, partial(one.edit, request.actor, version_of(form)), words, one)


def version_of(form: VersionForm) -> int | None:
    """The version a form was opened with; what is no number is no version of now."""
    return number_in(form.data.get("version", "")) if form.is_bound else None


@require_POST
def emergence_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    the_entry(request, Emergence.objects.visible_to(request.actor), pk).withdraw(request.actor)
    say(request, _("Taken back."), undo=reverse("emergence_return", args=[pk]))
    return redirect("emergence_list")


@require_POST
def emergence_return(request: HttpRequest, pk: int) -> HttpResponse:
    one = the_entry(request, Emergence.objects.visible_to(request.actor), pk).give_back(request.actor)
    say(request, _("It stands again."))
    return redirect(one)
