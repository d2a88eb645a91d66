"""The library of formats, one format, and what the network adds to it."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatherings.format_finding import find, fits, formats_for
from gatherings.forms.format import FormatFilter, FormatForm, of_format
from gatherings.models import Format, Mode, Purpose
from network.lib.says import say

CHANGE = "gatherings.change_format"


def format_list(request: HttpRequest) -> HttpResponse:
    form = FormatFilter(request.GET or None, auto_id="%s")
    wanted = form.wanted() if form.is_bound else {}
    found = [one for one in formats_for(request.actor) if fits(one, **wanted)]
    context = {"form": form, "formats": found, "wanted": wanted}
    template = "gatherings/_format_found.html" if request.htmx else "gatherings/format_list.html"
    return render(request, template, context)


def format_detail(request: HttpRequest, key: str) -> HttpResponse:
    one = find(key, request.actor)
    if one is None:
        raise Http404
    context = {
        "format": one,
        "steps": [line for line in str(one.steps).splitlines() if line.strip()],
        "modes": [Mode(mode).label for mode in one.modes],
        "purposes": [Purpose(purpose).label for purpose in one.purposes],
    }
    return render(request, "gatherings/format_detail.html", context)


@permission_required(CHANGE, raise_exception=True)
def format_new(request: HttpRequest) -> HttpResponse:
    form = FormatForm(request.POST or None)
    if form.is_bound and form.is_valid() and (row := form.hand_to(Format.add, by=request.actor, **form.said())):
        say(request, _("%(format)s is in the library.") % {"format": row})
        return redirect(row)
    return render(request, "gatherings/format_edit.html", {"form": form}, status=form.status)


@permission_required(CHANGE, raise_exception=True)
def format_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Format.objects.visible_to(request.actor), pk=pk)
    form = FormatForm(request.POST or None, initial=of_format(row))
    if form.is_bound and form.is_valid() and form.hand_to(row.edit, by=request.actor, **form.said()):
        say(request, _("Saved."))
        return redirect(row)
    return render(request, "gatherings/format_edit.html", {"form": form, "format": row}, status=form.status)


@require_POST
@permission_required(CHANGE, raise_exception=True)
def format_close(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Format.objects.visible_to(request.actor), pk=pk).close(request.actor)
    say(request, _("%(format)s is put away.") % {"format": row}, undo=reverse("format_reopen", args=[pk]))
    return redirect("format_list")


@require_POST
@permission_required(CHANGE, raise_exception=True)
def format_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Format, pk=pk).reopen(request.actor)
    say(request, _("%(format)s is in the library again.") % {"format": row})
    return redirect(row)
