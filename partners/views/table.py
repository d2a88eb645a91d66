"""Who is at the table, who is missing, and whom to invite."""

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from network.lib.says import say, warn
from partners import table
from partners.forms.table import SeatForm, SitForm
from partners.models import Partner, Place, Seat
from partners.table_presets import PRESETS
from partners.views.role import partner_names

may_change = permission_required("partners.change_table", raise_exception=True)


@require_safe
@may_change
def table_detail(request: HttpRequest) -> HttpResponse:
    """Bars of who sits where, and beneath them a table; empty seats first said."""
    parts = table.parts()
    bars = [bar for part in parts for bar in part.bars]
    context = {
        "parts": parts,
        "missing": [bar for bar in bars if bar.is_empty],
        "total": len(bars),
        "taken": sum(not bar.is_empty for bar in bars),
        "presets": PRESETS.values(),
        "used": {bar.seat.preset for bar in bars},
    }
    return render(request, "partners/table_detail.html", context)


@require_POST
@may_change
def table_preset(request: HttpRequest, key: str) -> HttpResponse:
    try:
        count = table.choose_preset(request.user, key)
    except ValidationError as error:
        warn(request, error.messages[0])
    else:
        said = ngettext("%(n)d seat was added.", "%(n)d seats were added.", count)
        say(request, said % {"n": count})
    return redirect("table_detail")


@may_change
def seat_new(request: HttpRequest) -> HttpResponse:
    form = SeatForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seat = form.hand_to(Seat.add, by=request.user, **form.said())
        if seat:
            say(request, _("%(name)s has a seat.") % {"name": seat})
            return redirect("table_detail")
    context = {"form": form, "places": Place.objects.all()}
    return render(request, "partners/seat_edit.html", context, status=form.status)


@may_change
def seat_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a seat, and who was put on it."""
    seat = seat_of(pk)
    form = SeatForm(request.POST or None, seat)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        if form.hand_to(seat.edit, by=request.user, version=version, **form.said()):
            say(request, _("Saved."))
            return redirect("table_detail")
    context = {"form": form, "seat": seat, "places": Place.objects.all()}
    return render(request, "partners/seat_edit.html", context, status=form.status)


@may_change
def seat_sit(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a partner on a seat by hand."""
    seat = seat_of(pk)
    form = SitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        partner = form.cleaned_data["partner"]
        if form.hand_to(seat.take_place, by=request.user, partner=partner):
            say(request, _("%(name)s sits there.") % {"name": partner}, undo=giving_up(seat, partner))
            return redirect("table_detail")
    context = {"form": form, "seat": seat, "names": partner_names(), "sitting": seat.partners.present()}
    return render(request, "partners/seat_sit.html", context, status=form.status)


@require_POST
@may_change
def seat_give_up(request: HttpRequest, pk: int, partner: int) -> HttpResponse:
    seat, sitting = seat_of(pk), get_object_or_404(Partner.objects.visible_to(request.user), pk=partner)
    seat.give_up(request.user, sitting)
    say(request, _("%(name)s does not sit there any more.") % {"name": sitting})
    return redirect("table_detail")


@require_POST
@may_change
def seat_remove(request: HttpRequest, pk: int) -> HttpResponse:
    seat = seat_of(pk).remove(request.user)
    say(request, _("The seat is taken away."), undo=reverse("seat_return", args=[seat.pk]))
    return redirect("table_detail")


@require_POST
@may_change
def seat_return(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        get_object_or_404(Seat, pk=pk).put_back(request.user)
    except ValidationError as error:
        warn(request, error.messages[0])
    else:
        say(request, _("The seat is back."))
    return redirect("table_detail")


def seat_of(pk: int) -> Seat:
    return get_object_or_404(Seat.objects.kept().select_related("place"), pk=pk)


def giving_up(seat: Seat, partner: Partner) -> str:
    return reverse("seat_give_up", args=[seat.pk, partner.pk])
