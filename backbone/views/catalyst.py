"""The catalyst guard: where the backbone's time goes, and a week entered in a minute."""

from datetime import date, timedelta

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from backbone import catalyst as guarding
from backbone.catalyst_forms import LimitForm, WeekForm, of_limit
from backbone.models import CatalystLimit, StaffWeek, monday_of
from gatherings.models.initiative import Part
from network.lib.dates import today
from network.lib.says import say
from network.lib.time_charts import NARROW, WIDE, Drawing, over_time

BACK = timedelta(weeks=104)
enters = permission_required("backbone.enter_staff_week", raise_exception=True)


@require_safe
@enters
def catalyst(request: HttpRequest) -> HttpResponse:
    """How much of our time goes into doing it ourselves."""
    guard, monday = guarding.guard(), monday_of(today())
    drawing = drawn(guard)
    context = {
        "guard": guard, "wide": over_time(drawing, WIDE), "narrow": over_time(drawing, NARROW), "monday": monday,
        "weeks": [(week, time, time.by(1, Part.IMPLEMENT)) for week, time in reversed(guard.weeks.items())],
        "missing": guarding.missing_weeks(request.actor),
        "has_entered": StaffWeek.objects.visible_to(request.actor).filter(monday=monday).exists(),
    }  # fmt: skip
    return render(request, "backbone/catalyst.html", context)


def drawn(guard: guarding.Guard) -> Drawing:
    """The share of every week, and the limit as the line not to cross."""
    readings = [(week, float(time.share)) for week, time in guard.weeks.items() if time.share is not None]
    limit = float(guard.limit.percent)
    path = [(readings[0][0], limit), (readings[-1][0], limit)] if readings else []
    newest = f"{readings[-1][1]:.0f} %" if readings else ""
    return Drawing(_("Share of our time spent implementing, week by week"), readings, path, newest=newest)


@enters
def staff_week(request: HttpRequest, monday: str) -> HttpResponse:
    """One's own week, filled in as the last one was."""
    day = the_monday(monday)
    grid, week = guarding.grid_to_begin_with(request.actor, day)
    initial = {"note": week.note, "version": week.version} if week else {}
    form = WeekForm(request.POST or None, initial, grid)
    if form.is_bound and form.is_valid():
        said = {"note": form.cleaned_data["note"], "version": form.cleaned_data["version"]}
        if form.hand_to(StaffWeek.enter, by=request.actor, monday=day, hours=form.hours(), **said):
            say(request, _("Entered. Thank you for taking the minute."))
            return redirect("catalyst")
    _grid, now = guarding.grid_to_begin_with(request.actor, day)
    context = {"form": form.opened_again(now), "week": week, "parts": Part.labels, "grid": grid, **around(day)}
    return render(request, "backbone/staff_week.html", context, status=form.status)


def the_monday(text: str) -> date:
    """The Monday of an address; 404 for any other day, for weeks to come, and for those that nobody remembers."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
    if day != monday_of(day) or not is_remembered(day):
        raise Http404
    return day


def is_remembered(day: date) -> bool:
    return today() - BACK < day <= today()


def around(monday: date) -> dict[str, object]:
    """The week in words, and its neighbours."""
    sunday, before, after = monday + timedelta(days=6), monday - guarding.WEEK, monday + guarding.WEEK
    return {
        "monday": monday, "span": f"{date_format(monday, 'j F')} – {date_format(sunday, 'j F Y')}",
        "number": monday.isocalendar().week, "before": before if is_remembered(before) else None,
        "after": after if is_remembered(after) else None,
    }  # fmt: skip


@permission_required("backbone.choose_limit", raise_exception=True)
def catalyst_limit(request: HttpRequest) -> HttpResponse:
    """How much is too much, chosen by the network."""
    form = LimitForm(request.POST or None, initial=of_limit(CatalystLimit.current()))
    if form.is_bound and form.is_valid() and form.hand_to(CatalystLimit.choose, by=request.actor, **form.cleaned_data):
        say(request, _("Saved."))
        return redirect("catalyst")
    return render(request, "backbone/catalyst_limit.html", {"form": form}, status=form.status)
