"""Left out of the highlights until a day, and back in line."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.dates import plain_day
from network.lib.says import say
from newsletter.forms.highlight import PauseForm
from newsletter.models import HighlightPause
from partners.models import Partner


def own_partners(request: HttpRequest) -> QuerySet[Partner]:
    """The partners this person speaks for."""
    own = request.actor.affiliations.current().filter(may_edit=True)
    return Partner.objects.filter(affiliations__in=own).distinct()


def the_partner(request: HttpRequest, slug: str) -> Partner:
    partner = get_object_or_404(Partner.objects.visible_to(request.actor), slug=slug)
    if not request.actor.has_perm("newsletter.pause_highlights", partner):
        raise PermissionDenied
    return partner


def pause_set(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave a partner out until a day."""
    partner = the_partner(request, slug)
    form = PauseForm(request.POST or None)
    if form.is_bound and form.is_valid():
        pause = form.hand_to(partial(HighlightPause.ask_for, request.actor, partner), **form.cleaned_data)
        if pause:
            say(request, left_out(pause))
            return redirect("highlight_line")
    context = {"partner": partner, "form": form, "pause": HighlightPause.objects.filter(partner=partner).first()}
    return render(request, "newsletter/pause_set.html", context, status=form.status)


def left_out(pause: HighlightPause) -> str:
    about = {"partner": pause.partner, "day": plain_day(pause.until)}
    return _("%(partner)s is left out until %(day)s.") % about


@require_POST
def pause_end(request: HttpRequest, slug: str) -> HttpResponse:
    partner = the_partner(request, slug)
    HighlightPause.end_for(request.actor, partner)
    say(request, _("%(partner)s stands in line again.") % {"partner": partner})
    return redirect("highlight_line")
