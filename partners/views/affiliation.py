"""People of a partner: added, described, given the word, seen off. Signed in and by personal link."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.says import say, warn
from partners.doors import door, needs
from partners.forms.affiliation import AffiliationForm, ColleagueForm, DepartureForm
from partners.models import Affiliation, Partner
from people.rules import came_by_link


@needs("partners.change_affiliation")
def affiliation_add(request: HttpRequest, partner: Partner) -> HttpResponse:
    form = ColleagueForm(not came_by_link(request.actor), request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            row = Affiliation.start(request.actor, partner, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            say(request, _("%(name)s is in the list.") % {"name": row.person})
            return redirect(door(request, partner))
    context = {"partner": partner, "form": form}
    return render(request, "partners/affiliation_add.html", context, status=422 if form.is_bound else 200)


@needs("partners.change_affiliation")
def affiliation_edit(request: HttpRequest, partner: Partner, pk: int) -> HttpResponse:
    row = get_object_or_404(partner.people_now(), pk=pk)
    form = AffiliationForm(row, not came_by_link(request.actor), request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            row.describe(request.actor, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            say(request, _("Saved."))
            return redirect(door(request, partner))
    context = {"partner": partner, "row": row, "form": form}
    return render(request, "partners/affiliation_edit.html", context, status=422 if form.is_bound else 200)


@needs("partners.change_affiliation")
def affiliation_end(request: HttpRequest, partner: Partner, pk: int) -> HttpResponse:
    row = get_object_or_404(partner.affiliations.select_related("person"), pk=pk)
    form = DepartureForm(row, partner, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        row.end(request.actor, form.cleaned_data["successor"])
        if (link := getattr(request, "link", None)) and link.person_id == row.person_id:
            return render(request, "partners/affiliation_farewell.html", {"partner": partner})
        words = _("%(name)s has left. Thank you for telling us.") % {"name": row.person}
        say(request, words, undo=door(request, partner, "affiliation_resume", row.pk))
        return redirect(door(request, partner))
    context = {"partner": partner, "row": row, "form": form}
    return render(request, "partners/affiliation_end.html", context, status=422 if form.is_bound else 200)


@require_POST
@needs("partners.change_affiliation")
def affiliation_resume(request: HttpRequest, partner: Partner, pk: int) -> HttpResponse:
    row = get_object_or_404(partner.affiliations.select_related("person"), pk=pk)
    try:
        row.resume(request.actor)
        say(request, _("%(name)s is back in the list.") % {"name": row.person})
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(door(request, partner))


@require_POST
@needs("people.invite_person")
def affiliation_invite(request: HttpRequest, partner: Partner, pk: int) -> HttpResponse:
    row = get_object_or_404(partner.people_now(), pk=pk)
    try:
        row.person.invite(request.actor)
        say(request, _("We invited %(name)s.") % {"name": row.person})
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(partner)
