"""Backbone staff look after people: the list, contact details, roles, who may come in, erasing."""

from collections.abc import Callable

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.pages import back_to_today, page_of
from network.lib.says import say, warn
from people.forms import Contact, Erasure, PeopleFilter, Roles
from people.holdings import erase
from people.models import Person


@permission_required("people.set_roles", raise_exception=True)
def person_list(request: HttpRequest) -> HttpResponse:
    form = PeopleFilter(request.GET)
    people = Person.objects.known()
    if form.is_valid():
        wanted = form.cleaned_data
        people = people.matching(wanted["q"]) if wanted["q"] else people
        people = people.with_role(wanted["role"]) if wanted["role"] else people
    page = page_of(people, request)
    return render(request, "people/person_list.html", {"form": form, "page": page, "is_narrowed": bool(page.query)})


@permission_required("people.add_person", raise_exception=True)
def person_add(request: HttpRequest) -> HttpResponse:
    form = Contact(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = form.hand_to(Person.add, by=request.user)
        if person:
            say(request, _("%(name)s is in the list. Nobody has been written to yet.") % {"name": person.name})
            return redirect(person)
    return render(request, "people/person_add.html", {"form": form}, status=form.status)


def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    person = the_person(request, pk, "people.add_person")
    form = Contact(request.POST or None, person)
    if request.method == "POST" and form.is_valid() and form.save_since(person.edit, by=request.user):
        say(request, _("Saved."))
        return redirect(person)
    context = {"form": form.opened_again(), "now": Person.objects.get(pk=pk)}
    return render(request, "people/person_edit.html", context, status=form.status)


def person_roles(request: HttpRequest, pk: int) -> HttpResponse:
    person = the_person(request, pk, "people.set_roles")
    form = Roles(request.POST if request.method == "POST" else None, instance=person)
    if request.method == "POST" and form.is_valid() and form.hand_to(person.set_roles, by=request.user):
        say(request, _("Saved."))
        return redirect(person)
    return render(request, "people/person_roles.html", {"form": form, "person": person}, status=form.status)


@require_POST
def person_deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Person.objects.known(), pk=pk)
    sentence = _("%(name)s can no longer sign in.") % {"name": person.name}
    return acting_on(request, "people.deactivate_person", person, lambda: person.deactivate(request.user), sentence)


@require_POST
def person_activate(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Person.objects.known(), pk=pk)
    sentence = _("%(name)s can sign in again.") % {"name": person.name}
    return acting_on(request, "people.deactivate_person", person, lambda: person.activate(request.user), sentence)


def person_erase(request: HttpRequest, pk: int) -> HttpResponse:
    person = the_person(request, pk, "people.erase_person")
    form = Erasure(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            erase(person, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            say(request, _("The data of this person is erased."))
            return redirect("person_list")
    return render(
        request, "people/person_erase.html", {"form": form, "person": person}, status=422 if form.errors else 200
    )


def the_person(request: HttpRequest, pk: int, wish: str) -> Person:
    """The person of this page, for somebody who may; else 403."""
    if not request.user.has_perm(wish):
        raise PermissionDenied
    return get_object_or_404(Person.objects.known(), pk=pk)


def acting_on(
    request: HttpRequest, wish: str, person: Person, verb: Callable[[], object], sentence: str
) -> HttpResponse:
    """One act on a person by a button: say what happened, or why not, on the person's page."""
    if not request.user.has_perm(wish, person):
        raise PermissionDenied
    try:
        verb()
    except ValidationError as error:
        warn(request, error.messages[0])
    else:
        say(request, sentence)
    return redirect(back_to_today(request) or person)
