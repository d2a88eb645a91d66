"""Coming in by invitation."""

from allauth.account.utils import perform_login
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.says import say
from network.lib.zones import ZONES
from people.door import has_second_factor
from people.forms import Arrival, InvitationWords
from people.links import gone
from people.models import Person
from people.views.person import acting_on


@require_POST
def person_invite(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Person.objects.known(), pk=pk)
    form = InvitationWords(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else request.POST.get("words", "")[:1000]
    sentence = _("An invitation is on its way to %(name)s.") % {"name": person.name}
    return acting_on(request, "people.invite_person", person, lambda: person.invite(request.user, words), sentence)


def invitation_open(request: HttpRequest, target_id: int | None) -> HttpResponse:
    """The page behind the link of an invitation: looking changes nothing, the button brings its bearer in, once."""
    person = request.actor
    # Whoever has a password or a second factor keeps them: a mailbox alone must not replace them.
    may_set_password = not (person.has_usable_password() or has_second_factor(person))
    form = Arrival(person, request.POST if request.method == "POST" else None, may_set_password)
    if request.method == "POST" and form.is_valid():
        return come_in(request, form)
    context = {"form": form, "zones": ZONES}
    return render(request, "people/invitation.html", context, status=422 if form.errors else 200)


def come_in(request: HttpRequest, form: Arrival) -> HttpResponse:
    answers = form.cleaned_data
    if not request.actor.arrive(request.link, answers.get("password", ""), answers["time_zone"]):
        return gone(request)
    logout(request)  # whoever else sat at this machine
    say(request, _("Good to have you here."))
    return perform_login(request, request.actor, redirect_url=None) or redirect("today")
