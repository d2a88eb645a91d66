"""Figures: what is owed, entering one (signed in or by personal link), correcting, taking back, the history."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from learning import periods
from learning.asking import ask
from learning.entering import enter, take_back
from learning.forms.reading import ReadingForm
from learning.models import Measure, OwedFigure, Reading
from learning.showing import shown
from learning.views.measure import changeable
from network.lib.pages import back_to_today, page_of
from network.lib.says import say, warn
from partners.models import Partner

GIVE = "learning.give_figure"


@require_safe
def figure_list(request: HttpRequest) -> HttpResponse:
    """Who owes a figure: the backbone sees all, others their own."""
    rows = OwedFigure.objects.visible_to(request.actor).open().with_names().by_due_day()
    return render(request, "learning/figure_list.html", {"page": page_of(rows, request)})


def figure_enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a figure that is owed."""
    owed = get_object_or_404(OwedFigure.objects.visible_to(request.actor).with_names(), pk=pk)
    if not request.actor.has_perm(GIVE, owed):
        raise PermissionDenied
    return entered(request, owed.measure, owed.partner, owed.period, owed)


def figure_by_link(request: HttpRequest, target_id: int) -> HttpResponse:
    """The same page from the link in a mail."""
    owed = get_object_or_404(OwedFigure.objects.with_names(), pk=target_id)
    if not request.actor.has_perm(GIVE, owed):
        raise PermissionDenied
    return entered(request, owed.measure, owed.partner, owed.period, owed)


def reading_enter(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Enter the figure for all of a period, or with ?partner= that of a partner."""
    measure = changeable(request, slug)
    name = request.GET.get("partner", "")
    partner = get_object_or_404(Partner.objects.visible_to(request.actor), slug=name) if name else None
    return entered(request, measure, partner, the_period(measure, period), None)


def entered(
    request: HttpRequest, measure: Measure, partner: Partner | None, period: date, owed: OwedFigure | None
) -> HttpResponse:
    reading = Reading.latest_of(measure, partner, period)
    form = ReadingForm(measure, reading, request.POST or None)
    if form.is_bound and form.is_valid():
        place = {"by": request.actor, "measure": measure, "partner": partner, "period": period}
        if form.hand_to(enter, **place, said=form.said(), base=form.cleaned_data["base"]):
            say(request, _("Thank you. It stands on the chart."))
            return redirect(request.get_full_path())
    now = Reading.latest_of(measure, partner, period)
    context = {
        "measure": measure, "partner": partner, "period": periods.label(period, measure.every), "owed": owed,
        "reading": now, "form": form.opened_again(now), "shown": shown(measure),
        "theirs": now if form.is_stale else None, "own": own_figures(measure, partner),
        "code": periods.code(period, measure.every),
    }  # fmt: skip
    return render(request, "learning/figure_enter.html", context, status=form.status)


def own_figures(measure: Measure, partner: Partner | None) -> list[Reading]:
    """What the partner gave so far, as it gave it."""
    if partner is None:
        return []
    rows = Reading.objects.standing().filter(measure=measure, partner=partner).select_related("measure")
    return list(rows.order_by("-period")[:4])


@require_safe
def reading_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that was ever said about a measure, corrections too; for whoever looks after it."""
    measure = changeable(request, slug)
    rows = measure.readings.select_related("partner", "by", "measure", "replaces").order_by("-created_at", "-pk")
    latest = set(Reading.objects.standing().filter(measure=measure).values_list("pk", flat=True))
    page = page_of(rows, request)
    return render(request, "learning/reading_list.html", {"measure": measure, "page": page, "latest": latest})


@require_POST
def reading_take_back(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    measure = changeable(request, slug)
    name = request.POST.get("partner", "")
    partner = get_object_or_404(Partner.objects.visible_to(request.actor), slug=name) if name else None
    take_back(request.actor, measure, partner, the_period(measure, period))
    say(request, _("Taken back. The history keeps it."))
    return redirect(measure)


@require_POST
def figure_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to whoever owes it, now."""
    owed = get_object_or_404(OwedFigure.objects.visible_to(request.actor).with_names(), pk=pk)
    if not request.actor.has_perm("learning.change_measure", owed.measure):
        raise PermissionDenied
    if ask(owed, again=True):
        say(request, _("%(name)s gets a mail.") % {"name": owed.contact()})
    else:
        warn(request, _("There is nobody we can write to."))
    return redirect(back_to_today(request) or "figure_list")


def the_period(measure: Measure, code: str) -> date:
    try:
        return periods.read(code, measure.every)
    except ValidationError as error:
        raise Http404 from error
