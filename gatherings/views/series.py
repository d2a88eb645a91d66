"""Rhythms: begun, changed from now on, a day left out, ended."""

from datetime import date
from functools import partial

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatherings import repeating
from gatherings.forms.rsvp import GuestsForm
from gatherings.forms.series import EndForm, SeriesForm, of_series
from gatherings.models import Gathering, Series
from gatherings.views.gathering import of_group
from network.lib.dates import today
from network.lib.pages import page_of
from network.lib.says import say, warn
from network.lib.zones import ZONES

SHOWN = 12


def series_list(request: HttpRequest) -> HttpResponse:
    rows = Series.objects.visible_to(request.actor).prefetch_related("facilitators")
    return render(request, "gatherings/series_list.html", {"page": page_of(rows, request)})


def the_series(request: HttpRequest, pk: int, wish: str = "") -> Series:
    series = get_object_or_404(Series.objects.visible_to(request.actor).prefetch_related("facilitators"), pk=pk)
    if wish and not request.actor.has_perm(wish, series):
        raise PermissionDenied
    return series


def series_detail(request: HttpRequest, pk: int) -> HttpResponse:
    series = the_series(request, pk)
    rows = Gathering.objects.visible_to(request.actor).filter(series=series).with_coming()
    rows = rows.with_answer_of(request.actor)
    context = {
        "series": series, "coming": rows.upcoming()[:SHOWN], "past": rows.past()[:SHOWN],
        "left_out": [day for day in map(date.fromisoformat, series.left_out) if day >= today()],
    }  # fmt: skip
    return render(request, "gatherings/series_detail.html", context)


@permission_required("gatherings.add_gathering", raise_exception=True)
def series_new(request: HttpRequest) -> HttpResponse:
    start = {"zone": timezone.get_current_timezone_name(), "begins": "10:00", "facilitators": [request.actor.pk]}
    start |= of_group(request)
    form = SeriesForm(request.POST or None, initial=start | {"repeat": "weeks"})
    if form.is_bound and form.is_valid() and (series := form.hand_to(repeating.begin, by=request.actor, **form.said())):
        say(request, _("The next three months stand on the calendar. Nobody is invited yet."))
        return redirect(series)
    return render(request, "gatherings/series_new.html", {"form": form, "zones": ZONES}, status=form.status)


def series_edit(request: HttpRequest, pk: int) -> HttpResponse:
    series = the_series(request, pk, "gatherings.change_series")
    form = SeriesForm(request.POST or None, series, initial=of_series(series))
    if form.is_bound and form.is_valid():
        change = partial(repeating.change, series, request.actor, form.cleaned_data["version"])
        if form.hand_to(change, **form.said()):
            say(request, _("Saved for what is to come. What was stays as it was."))
            return redirect(series)
    now = the_series(request, pk)
    context = {"series": now, "form": form.opened_again(now), "zones": ZONES}
    return render(request, "gatherings/series_edit.html", context, status=form.status)


def series_guests(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom its next gatherings are for."""
    series = the_series(request, pk, "gatherings.change_series")
    form = GuestsForm(request.POST or None, series, request.actor)
    choose = partial(repeating.choose_guests, series, request.actor)
    if form.is_bound and form.is_valid() and form.hand_to(choose, **form.cleaned_data):
        say(request, _("Saved for every gathering nobody is invited to yet."))
        return redirect(series)
    context = {"gathering": series, "form": form, "back": series.get_absolute_url()}
    return render(request, "gatherings/guest_choose.html", context, status=form.status)


def series_end(request: HttpRequest, pk: int) -> HttpResponse:
    series = the_series(request, pk, "gatherings.change_series")
    form = EndForm(request.POST or None, initial={"day": today()})
    end = partial(repeating.end, series, request.actor)
    if form.is_bound and form.is_valid() and form.hand_to(end, **form.cleaned_data):
        say(request, _("%(series)s ends.") % {"series": series}, undo=reverse("series_go_on", args=[pk]))
        return redirect(series)
    return render(request, "gatherings/series_end.html", {"series": series, "form": form}, status=form.status)


@require_POST
def series_go_on(request: HttpRequest, pk: int) -> HttpResponse:
    series = repeating.go_on(the_series(request, pk, "gatherings.change_series"), request.actor)
    say(request, _("%(series)s goes on.") % {"series": series})
    return redirect(series)


@require_POST
def series_leave_out(request: HttpRequest, pk: int, day: str) -> HttpResponse:
    series = the_series(request, pk, "gatherings.change_series")
    try:
        repeating.leave_out(series, request.actor, day_of(day))
        say(request, _("This day is left out."), undo=reverse("series_take_back", args=[pk, day]))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(series)


@require_POST
def series_take_back(request: HttpRequest, pk: int, day: str) -> HttpResponse:
    series = the_series(request, pk, "gatherings.change_series")
    repeating.take_back(series, request.actor, day_of(day))
    say(request, _("This day is in the rhythm again."))
    return redirect(series)


def day_of(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
