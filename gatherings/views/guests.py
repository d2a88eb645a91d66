"""Whom a gathering is for, who is invited and what they said."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from gatherings import inviting, load, withdrawing
from gatherings.forms.rsvp import GuestsForm, InviteForm, WithdrawForm
from gatherings.models import Gathering
from gatherings.views.gathering import the_gathering
from network.lib.says import say, warn

INVITE = "gatherings.invite_guests"


def guest_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Who would be invited and why, who is, and what they said."""
    gathering = the_gathering(request, pk, INVITE)
    return shown(request, gathering)


def shown(request: HttpRequest, gathering: Gathering, form: InviteForm | None = None) -> HttpResponse:
    preview = inviting.preview(gathering)
    rows = list(gathering.rsvps.with_names().order_by("waiting", "person__sort_name", "pk"))
    guests = preview.ready
    loads = load.of_people(guest.person.pk for guest in guests)
    partners = load.of_partners({guest.partner.pk for guest in guests if guest.partner})
    context = {
        "gathering": gathering, "preview": preview, "rows": rows, "form": form or InviteForm(guests),
        "ready": [
            (guest, guest.person.pk not in preview.taken_back, *loads_of(guest, loads, partners)) for guest in guests
        ],
    }  # fmt: skip
    return render(request, "gatherings/guest_list.html", context, status=context["form"].status)


def loads_of(guest: inviting.Guest, people: dict[int, int], partners: dict[int, int]) -> tuple[str, str, bool]:
    """In words how much is asked of somebody and of their partner, and whether that is much."""
    own = people.get(guest.person.pk, 0)
    theirs = partners.get(guest.partner.pk, 0) if guest.partner else 0
    return load.in_words(own), load.in_words(theirs) if theirs > own else "", own >= load.MANY


@require_POST
def guest_invite(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, INVITE)
    form = InviteForm(inviting.preview(gathering).ready, request.POST)
    if form.is_valid():
        rows = form.hand_to(inviting.invite, gathering=gathering, by=request.actor, **form.cleaned_data)
        if rows:
            words = ngettext("%(n)d invitation is on its way.", "%(n)d invitations are on their way.", len(rows))
            say(request, words % {"n": len(rows)})
            return redirect("guest_list", pk)
    warn(request, " ".join(form.non_field_errors()) or _("Please look at this again."))
    return shown(request, gathering, form)


def guest_withdraw(request: HttpRequest, pk: int, rsvp: int) -> HttpResponse:
    """Take one invitation back, with a word to whoever had it."""
    gathering = the_gathering(request, pk, INVITE)
    row = get_object_or_404(gathering.rsvps.with_names(), pk=rsvp)
    form, name = WithdrawForm(request.POST if request.method == "POST" else None), row.person.name
    if form.is_bound and form.is_valid():
        told = form.hand_to(withdrawing.withdraw, rsvp=row, by=request.actor, **form.cleaned_data)
        if told is not None:
            words = _("%(name)s is not invited any more, and hears of it.") if told else _("%(name)s is not invited.")
            say(request, words % {"name": name})
            return redirect("guest_list", pk)
    context = {"gathering": gathering, "rsvp": row, "form": form, "is_away": row.answer in withdrawing.AWAY}
    return render(request, "gatherings/guest_withdraw.html", context, status=form.status)


def guest_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whom it is for; nobody is written to."""
    gathering = the_gathering(request, pk, INVITE)
    form = GuestsForm(request.POST or None, gathering, request.actor)
    choose = partial(inviting.choose_guests, gathering, request.actor)
    if form.is_bound and form.is_valid() and form.hand_to(choose, **form.cleaned_data):
        if inviting.guests_of(gathering):
            say(request, _("Look who it would be. Nobody has been written to."))
        else:
            warn(request, _("That would be nobody yet. Choose whom it is for."))
        return redirect("guest_list", pk)
    return render(request, "gatherings/guest_choose.html", {"gathering": gathering, "form": form}, status=form.status)
