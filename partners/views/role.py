"""The list of jobs, one job, and what the backbone does with it."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.pages import page_of
from network.lib.says import say
from partners import coverage, suggesting
from partners.catalogue import CATALOGUE
from partners.directory import standing
from partners.forms.role import AppointForm, AskPartnerForm, RoleForm, of_role
from partners.models import Appointment, Partner, Role
from people.models import Person

NAMES_OFFERED = 300


def partner_names() -> list[str]:
    """What a field for a partner's name offers."""
    return list(Partner.objects.in_directory().values_list("name", flat=True)[:NAMES_OFFERED])


def role_list(request: HttpRequest) -> HttpResponse:
    query, show = request.GET.get("q", "").strip()[:100], request.GET.get("show", "")
    shelves = {"open": Role.objects.with_room, "away": lambda: Role.objects.filter(closed_at__isnull=False)}
    found = shelves.get(show, Role.objects.open)() & Role.objects.visible_to(request.actor)
    page = page_of(found.matching(query).with_holders(), request)
    context = {"page": page, "query": query, "show": show, "is_empty": not Role.objects.exists()}
    return render(request, "partners/role_list.html", context)


def the_role(request: HttpRequest, pk: int) -> Role:
    return get_object_or_404(Role.objects.visible_to(request.actor).with_holders(), pk=pk)


def role_detail(request: HttpRequest, pk: int) -> HttpResponse:
    role = the_role(request, pk)
    rows = Appointment.objects.visible_to(request.actor).filter(role=role).with_names()
    mine = standing(request.actor)
    context = {
        "role": role,
        "room": role.is_open and max(role.wanted - len(role.holders), 0),
        "waiting": rows.suggested(),
        "past": rows.past()[:20],
        "mine": [partner for partner in mine.partners if partner.pk in mine.keeps and partner.is_in_directory],
        "holding": {row.partner_id for row in role.holders},
    }
    return render(request, "partners/role_detail.html", context)


@permission_required("partners.change_role", raise_exception=True)
def role_new(request: HttpRequest) -> HttpResponse:
    form = RoleForm(request.POST or None, initial=started_from(request.GET.get("from", "")))
    if form.is_bound and form.is_valid() and (role := form.hand_to(Role.add, by=request.actor, **form.said())):
        say(request, _("%(job)s is on the list.") % {"job": role})
        return redirect(role)
    taken = set(Role.objects.open().values_list("name", flat=True))
    offered = [(number, one) for number, one in enumerate(CATALOGUE) if str(one.name) not in taken]
    return render(request, "partners/role_new.html", {"form": form, "catalogue": offered}, status=form.status)


def started_from(number: str) -> dict[str, Any]:
    """A job of the catalogue, to begin with; nothing when there is none of this number."""
    if number not in map(str, range(len(CATALOGUE))):
        return {}
    one = CATALOGUE[int(number)]
    return {"name": str(one.name), "does": str(one.does), "hours": one.hours, "is_standing": one.standing}


@permission_required("partners.change_role", raise_exception=True)
def role_edit(request: HttpRequest, pk: int) -> HttpResponse:
    role = the_role(request, pk)
    form = RoleForm(request.POST or None, initial=of_role(role))
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        if form.hand_to(role.edit, by=request.actor, version=version, **form.said()):
            say(request, _("Saved."))
            return redirect(role)
    now = get_object_or_404(Role, pk=pk)
    context = {"role": now, "form": form.opened_again(now)}
    return render(request, "partners/role_edit.html", context, status=form.status)


@require_POST
@permission_required("partners.change_role", raise_exception=True)
def role_close(request: HttpRequest, pk: int) -> HttpResponse:
    role = the_role(request, pk).close(request.actor)
    say(request, _("%(job)s is off the list.") % {"job": role}, undo=reverse("role_reopen", args=[pk]))
    return redirect("role_list")


@require_POST
@permission_required("partners.change_role", raise_exception=True)
def role_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    role = the_role(request, pk).reopen(request.actor)
    say(request, _("%(job)s is on the list again, without holders.") % {"job": role})
    return redirect(role)


@permission_required("partners.suggest_role", raise_exception=True)
def role_suggest(request: HttpRequest, pk: int) -> HttpResponse:
    role = the_role(request, pk)
    form = AskPartnerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        asked = form.hand_to(Appointment.suggest, by=request.actor, role=role, **form.cleaned_data)
        if asked:
            say(request, _("We asked %(partner)s.") % {"partner": asked.partner})
            return redirect(role)
    context = {"role": role, "form": form, "suggestions": suggesting.holders_for(role), "names": partner_names()}
    return render(request, "partners/role_suggest.html", context, status=form.status)


@permission_required("partners.suggest_role", raise_exception=True)
def role_appoint(request: HttpRequest, pk: int) -> HttpResponse:
    role = the_role(request, pk)
    form = AppointForm(request.POST or None)
    take = partial(Appointment.take, by=request.actor, role=role)
    if form.is_bound and form.is_valid() and (row := form.hand_to(take, **form.cleaned_data)):
        say(request, _("%(holder)s does it now.") % {"holder": row.holder})
        return redirect(role)
    context = {"role": role, "form": form, "names": partner_names()}
    return render(request, "partners/role_appoint.html", context, status=form.status)


@permission_required("partners.see_coverage", raise_exception=True)
def role_coverage(request: HttpRequest) -> HttpResponse:
    shown = 25
    context = {
        "bars": coverage.bars(),
        "partners": coverage.partners_without_job()[:shown],
        "roles": Role.objects.without_holder()[:shown],
        "people": coverage.people_with_too_many()[:shown],
        "terms": coverage.terms_ending()[:shown],
        "most": coverage.TOO_MANY_JOBS,
        "hours": coverage.TOO_MANY_HOURS,
    }
    return render(request, "partners/role_coverage.html", context)


@permission_required("partners.suggest_role", raise_exception=True)
def role_list_for(request: HttpRequest, slug: str) -> HttpResponse:
    """Open jobs for one partner, those that fit its strengths first."""
    partner = get_object_or_404(Partner.objects.in_directory(), slug=slug)
    roles = Role.objects.with_room().exclude(appointments__in=partner.appointments.exclude(state="ended"))
    context = {"partner": partner, "jobs": suggesting.jobs_for(partner, roles[:100])}
    return render(request, "partners/role_list_for.html", context)


@permission_required("partners.see_coverage", raise_exception=True)
def role_list_of(request: HttpRequest, pk: int) -> HttpResponse:
    """The jobs one person carries, to hand one over."""
    person = get_object_or_404(Person.objects.known(), pk=pk)
    rows = Appointment.objects.held().filter(person=person).with_names()
    return render(request, "partners/role_list_of.html", {"person": person, "rows": rows})
