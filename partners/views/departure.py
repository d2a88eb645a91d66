"""A partner leaves and comes back; and the story of what it gave."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.says import say, warn
from partners import leaving
from partners.doors import door, needs
from partners.forms.role import LeaveForm
from partners.models import Departure, Partner
from partners.story import story_of
from partners.views.role import partner_names


@needs("partners.leave_partner")
def partner_leave(request: HttpRequest, partner: Partner) -> HttpResponse:
    held = list(partner.appointments.held().with_names())
    form = LeaveForm(held, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = {"reason": form.cleaned_data["reason"], "heirs": form.heirs()}
        if departure := form.hand_to(leaving.leave, partner=partner, by=request.actor, **said):
            context = {"partner": partner, "departure": departure, "story": story_of(partner)}
            return render(request, "partners/partner_left.html", context)
    context = {"partner": partner, "form": form, "held": held, "names": partner_names()}
    return render(request, "partners/partner_leave.html", context, status=form.status)


@require_POST
@needs("partners.return_partner")
def partner_return(request: HttpRequest, partner: Partner) -> HttpResponse:
    try:
        leaving.come_back(partner, request.actor)
        say(request, _("Welcome back."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(partner)


def partner_return_by_link(request: HttpRequest, target_id: int) -> HttpResponse:
    """The personal link in the thanks: shows the way back, and takes it on POST."""
    partner = get_object_or_404(Partner.objects.present(), pk=target_id)
    departure = Departure.of(partner)
    if request.method == "POST" and departure:
        if not request.actor.has_perm("partners.return_partner", partner):
            raise PermissionDenied
        leaving.come_back(partner, request.actor)
    context = {"partner": partner, "departure": Departure.of(partner)}
    return render(request, "partners/partner_return.html", context)


@needs("partners.view_story")
def partner_story(request: HttpRequest, partner: Partner) -> HttpResponse:
    context = {"partner": partner, "story": story_of(partner), "back": door(request, partner)}
    return render(request, "partners/partner_story.html", context)
