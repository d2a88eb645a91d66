"""Measures: the list with its small charts, one measure whole, describing it."""

from typing import Any

from django.contrib.auth.decorators import login_not_required, permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from learning.exporting import rows_of
from learning.forms.measure import MeasureForm
from learning.models import Kind, Measure
from learning.showing import all_shown, shown
from network.lib.csv import write_rows
from network.lib.pages import page_of
from network.lib.says import say

CHANGE = "learning.change_measure"
PER_PAGE = 24


@login_not_required
@require_safe
def measure_list(request: HttpRequest) -> HttpResponse:
    """Small multiples: population measures first, performance measures apart from them."""
    rows = Measure.objects.visible_to(request.user)
    archived = request.GET.get("show") == "archived" and request.user.is_authenticated
    page = page_of((rows.archived() if archived else rows.current()).in_order(), request, PER_PAGE)
    tiles = all_shown(page.rows)
    kinds = [(Kind(kind), [one for one in tiles if one.measure.kind == kind]) for kind in Kind.values]
    context = {"page": page, "kinds": [(kind, found) for kind, found in kinds if found], "archived": archived}
    return render(request, "learning/measure_list.html", context)


@login_not_required
@require_safe
def measure_detail(request: HttpRequest, slug: str) -> HttpResponse:
    measure = the_measure(request, slug)
    one = shown(measure)
    may = request.user.is_authenticated and request.user.has_perm(CHANGE, measure)
    context = {"measure": measure, "shown": one, "served": measure.served(), "may_change": may}
    if may:
        context["partners"] = one.curve.points[-1].partners if one.curve.points else []
        context["last_period"] = measure.last_period()
    return render(request, "learning/measure_detail.html", context)


@login_not_required
@require_safe
def measure_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The figures as they are shown, for a spreadsheet."""
    measure = the_measure(request, slug)
    lines = write_rows(rows_of(measure))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slugify(measure.slug)}.csv"'
    return response


@permission_required("learning.add_measure", raise_exception=True)
def measure_new(request: HttpRequest) -> HttpResponse:
    form = MeasureForm(request.POST or None)
    if form.is_bound and form.is_valid():
        measure = form.hand_to(Measure.add, by=request.actor, **form.said())
        if measure:
            say(request, _("Added. Now say where it should go, and who gives figures."))
            return redirect("measure_plan", measure.slug)
    context = {"form": form, "heading": _("Add a measure")}
    return render(request, "learning/measure_edit.html", context, status=form.status)


def measure_edit(request: HttpRequest, slug: str) -> HttpResponse:
    measure = changeable(request, slug)
    form = MeasureForm(request.POST or None, measure)
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"] or 0
        if form.hand_to(measure.edit, by=request.actor, version=version, **form.said()):
            say(request, _("Saved."))
            return redirect(measure)
    now = changeable(request, slug)
    context: dict[str, Any] = {"form": form.opened_again(now), "measure": now, "heading": str(now)}
    context["theirs"] = now if form.is_stale else None
    return render(request, "learning/measure_edit.html", context, status=form.status)


@require_POST
def measure_archive(request: HttpRequest, slug: str) -> HttpResponse:
    measure = changeable(request, slug)
    measure.archive(request.actor)
    say(request, _("Archived. Its figures are kept."), undo=reverse("measure_restore", args=[slug]))
    return redirect("measure_list")


@require_POST
def measure_restore(request: HttpRequest, slug: str) -> HttpResponse:
    measure = changeable(request, slug)
    measure.restore(request.actor)
    say(request, _("It counts again."))
    return redirect(measure)


def the_measure(request: HttpRequest, slug: str) -> Measure:
    return get_object_or_404(Measure.objects.visible_to(request.user).select_related("owner"), slug=slug)


def changeable(request: HttpRequest, slug: str) -> Measure:
    """The measure, for whoever may change it."""
    measure = the_measure(request, slug)
    if not request.actor.has_perm(CHANGE, measure):
        raise PermissionDenied
    return measure
