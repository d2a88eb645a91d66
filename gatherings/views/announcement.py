"""Announcements of a gathering: told beforehand, ordered, answered."""

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatherings.announcing import plan_of
from gatherings.doors_to_announcements import door
from gatherings.forms.announcement import AnnouncementForm, HelpForm
from gatherings.models import Announcement, Gathering
from gatherings.models.announcement import ANNOUNCEMENT_FIELDS
from gatherings.views.gathering import the_gathering
from network.lib.numbers import number_in
from network.lib.says import say
from partners.models import Partner

# Which words of the profile an announcement starts from, and how much of them fits.
STARTS = {"doing": ("working_on", 600), "ask": ("needs_help", 500)}


def spoken_for(request: HttpRequest) -> QuerySet[Partner]:
    """The partners in the network whose profile this person may edit."""
    own = Partner.objects.in_directory().filter(
        affiliations__in=request.actor.affiliations.current().filter(may_edit=True)
    )
    return own.distinct()


def announcement_list(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk)
    plan, mine = plan_of(gathering), list(spoken_for(request))
    announced = {line.announcement.partner_id for line in plan.lines}
    context = {
        "gathering": gathering, "plan": plan, "mine": mine, "open_to": [one for one in mine if one.pk not in announced],
        "own": {one.pk for one in mine}, "helper": mine[0] if mine else None,
    }  # fmt: skip
    return render(request, "gatherings/announcement_list.html", context)


def announce_by_link(request: HttpRequest, target_id: int) -> HttpResponse:
    """The bare personal link: straight to the form of whoever speaks for one partner."""
    mine = list(spoken_for(request)[:2])
    if len(mine) == 1 and the_gathering(request, target_id).takes_answers:
        return announcement_edit(request, target_id, mine[0].slug)
    return announcement_list(request, target_id)


def the_partner(request: HttpRequest, slug: str) -> Partner:
    """A partner this person speaks for; 403 for everybody else's."""
    partner = get_object_or_404(Partner.objects.in_directory(), slug=slug)
    if not request.actor.has_perm("gatherings.announce", partner):
        raise PermissionDenied
    return partner


def announcement_edit(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    gathering, partner = the_gathering(request, pk), the_partner(request, slug)
    one = Announcement.objects.standing().filter(gathering=gathering, partner=partner).first()
    form = AnnouncementForm(request.POST or None, initial=start_of(partner, one))
    if form.is_bound and form.is_valid():
        enter = partial(Announcement.enter, by=request.actor, gathering=gathering, partner=partner)
        if form.hand_to(enter, **form.cleaned_data):
            say(request, _("It is announced. Thank you."))
            return redirect(door(request, pk))
    context = {"gathering": gathering, "partner": partner, "one": one, "form": form}
    return render(request, "gatherings/announcement_edit.html", context, status=form.status)


def start_of(partner: Partner, one: Announcement | None) -> dict[str, Any]:
    """What was announced, else the words of the profile."""
    if one:
        return {name: getattr(one, name) for name in ANNOUNCEMENT_FIELDS}
    return {name: getattr(partner, field)[:most] for name, (field, most) in STARTS.items()}


def own_announcement(request: HttpRequest, pk: int, slug: str) -> Announcement:
    gathering, partner = the_gathering(request, pk), the_partner(request, slug)
    return get_object_or_404(Announcement.objects.select_related("need"), gathering=gathering, partner=partner)


@require_POST
def announcement_withdraw(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    own_announcement(request, pk, slug).withdraw(request.actor)
    say(request, _("It is taken back."), undo=door(request, pk, "announcement_return", slug))
    return redirect(door(request, pk))


@require_POST
def announcement_return(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    own_announcement(request, pk, slug).give_back(request.actor)
    say(request, _("It is announced again."))
    return redirect(door(request, pk))


def announcement_help(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """We can help: whoever asked is asked whether we may introduce the two."""
    gathering = the_gathering(request, pk)
    found = Announcement.objects.standing().filter(gathering=gathering).exclude(ask="").with_names()
    one, mine = get_object_or_404(found, pk=number), spoken_for(request)
    helpers = mine.exclude(pk=one.partner_id)
    if not helpers.exists():
        raise PermissionDenied
    form = HelpForm(helpers, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.hand_to(one.help, by=request.actor, **form.cleaned_data):
        say(request, _("We asked %(partner)s whether we may introduce you.") % {"partner": one.partner})
        return redirect(door(request, pk))
    context = {"gathering": gathering, "one": one, "form": form}
    return render(request, "gatherings/announcement_help.html", context, status=form.status)


def ordering(request: HttpRequest, pk: int) -> Gathering:
    return the_gathering(request, pk, "gatherings.order_announcements")


@require_POST
def announcement_move(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    gathering = ordering(request, pk)
    one = get_object_or_404(Announcement.objects.standing(), gathering=gathering, pk=number)
    one.move(request.actor, up=request.POST.get("way") != "down")
    return redirect(f"{door(request, pk)}#announcement-{number}")


@require_POST
def announcement_sort(request: HttpRequest, pk: int) -> HttpResponse:
    """To the newsletter or back into the gathering: one (its number), or all that the minutes do not hold."""
    gathering = ordering(request, pk)
    number, to = request.POST.get("number", ""), request.POST.get("to") != "gathering"
    rows = plan_of(gathering).over
    if number:
        rows = list(Announcement.objects.standing().filter(gathering=gathering, pk=number_in(number)))
    Announcement.put_to_newsletter(request.actor, gathering, rows, to)
    say(request, _("The newsletter carries what there is no time for.") if to else _("It is said at the gathering."))
    return redirect(door(request, pk))
