"""The pulse after a gathering: given in thirty seconds, read only in sums."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gatherings import pulse
from gatherings.forms.after import PulseForm, of_feedback
from gatherings.models import Feedback, Gathering, Minutes
from gatherings.views.gathering import the_gathering
from gatherings.views.seen import the_series
from network.lib import charts
from network.lib.dates import plain_day
from network.lib.says import say


def pulse_give(request: HttpRequest, pk: int) -> HttpResponse:
    return give(request, the_gathering(request, pk))


def pulse_give_by_link(request: HttpRequest, target_id: int) -> HttpResponse:
    return give(request, the_gathering(request, target_id))


def give(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    if not request.actor.has_perm("gatherings.give_pulse", gathering):
        raise PermissionDenied
    mine = Feedback.objects.filter(gathering=gathering, person_id=request.actor.pk).first()
    form = PulseForm(request.POST or None, initial=of_feedback(mine))
    given = None
    if form.is_bound and form.is_valid():
        given = form.hand_to(Feedback.give, by=request.actor, gathering=gathering, **form.cleaned_data)
    if given and getattr(request, "link", None) is None:
        say(request, _("Thank you. That was all."))
        return redirect(gathering)
    context = {
        "gathering": gathering,
        "form": form,
        "given": given,
        "mine": mine,
        "minutes": readable(request, gathering),
    }
    return render(request, "gatherings/pulse_give.html", context, status=200 if given else form.status)


def readable(request: HttpRequest, gathering: Gathering) -> bool:
    """Whether there are minutes to read behind the same door."""
    return Minutes.objects.visible_to(request.actor).filter(gathering=gathering).exists()


def series_pulse(request: HttpRequest, pk: int) -> HttpResponse:
    """How connected people felt and how far they got, from gathering to gathering."""
    series = the_series(request, pk)
    pulses = pulse.trend(series.gatherings.open_inside_to(request.actor))
    context = {"series": series, "pulses": pulses, "chart": chart_of(pulses) if pulses else ""}
    return render(request, "gatherings/series_pulse.html", context)


def chart_of(pulses: list[pulse.Pulse]) -> str:
    lines = [
        charts.Line(_("connection"), [row.connection for row in pulses]),
        charts.Line(_("progress"), [row.progress for row in pulses]),
    ]
    days = [plain_day(row.gathering.day) for row in pulses]
    return charts.trend(_("Connection and progress, from 1 to 5, over time"), days, lines, 1, 5)
