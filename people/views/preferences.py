"""One page to choose one's mails: signed in, or by the link at the foot of any of them."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from network.lib.says import say
from people import preferences
from people.links import gone
from people.models import Person
from people.preference_form import PreferenceForm


def my_mails(request: HttpRequest) -> HttpResponse:
    return choosing(request, request.user, "my_mails")


@login_not_required
def mails_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The bearer may choose, and sees nothing else of the person but the first name."""
    person = preferences.find(token)
    if person is None:
        return gone(request)
    return choosing(request, person, "mails_by_link", token)


def choosing(request: HttpRequest, person: Person, page: str, *args: str) -> HttpResponse:
    form = PreferenceForm(person, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        none = "none" in request.POST
        preferences.choose(person, [] if none else form.wanted(), form.cleaned_data["weekday"])
        say(request, _("None of these mails come any more.") if none else _("Saved."))
        return redirect(page, *args)
    context = {"form": form, "person": person, "by_link": bool(args)}
    return render(request, "people/mails.html", context, status=422 if form.is_bound else 200)
