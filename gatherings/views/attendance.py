"""Who is there: tapped by a facilitator, or said by the person with the code on the screen."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatherings import attendance
from gatherings.forms.after import HereForm, WalkInForm
from gatherings.models import Gathering, Rsvp
from gatherings.views.gathering import the_gathering
from gatherings.views.run import CHANGE, shown
from network.lib.limits import too_often
from network.lib.says import say, warn

TRIES, SECONDS = 20, 600


@require_POST
def run_there(request: HttpRequest, pk: int, rsvp: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    row = get_object_or_404(gathering.rsvps.select_related("person"), pk=rsvp)
    attendance.mark(gathering, request.actor, row, there="there" in request.POST)
    return shown(request, gathering)


@require_POST
def run_walk_in(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    form = WalkInForm(request.POST)
    row = None
    if form.is_valid():
        row = form.hand_to(attendance.walk_in, gathering=gathering, by=request.actor, **form.cleaned_data)
    if row:
        say(request, _("%(name)s is here.") % {"name": row.person.name})
    else:
        warn(request, " ".join(text for errors in form.errors.values() for text in errors))
    return redirect("gathering_run", pk)


def gathering_here(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody says: I am here."""
    return here(request, the_gathering(request, pk))


def gathering_here_by_link(request: HttpRequest, target_id: int) -> HttpResponse:
    """The same from one's own invitation, without signing in."""
    rsvp = get_object_or_404(Rsvp.objects.select_related("gathering"), pk=target_id, person=request.actor)
    return here(request, rsvp.gathering)


def here(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    form = HereForm(request.POST or None, initial={"code": request.GET.get("code", "")[:12]})
    mine = gathering.rsvps.filter(person_id=request.actor.pk).first()
    if form.is_bound and form.is_valid():
        mine = checked_in(request, gathering, form) or mine
    context = {"gathering": gathering, "form": form, "is_here": bool(mine and mine.attended)}
    return render(request, "gatherings/gathering_here.html", context, status=form.status if form.errors else 200)


def checked_in(request: HttpRequest, gathering: Gathering, form: HereForm) -> Rsvp | None:
    """Four digits could be guessed by a machine, so nobody tries them often."""
    if too_often(request, f"here:{request.actor.pk}", TRIES, SECONDS):
        form.object(ValidationError(_("That were many tries. Wait ten minutes, or tell your facilitator.")))
        return None
    return form.hand_to(attendance.check_in, gathering=gathering, person=request.actor, **form.cleaned_data)
