"""Who does a job: a partner takes it, answers when asked, hands it over. Signed in and by personal link."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from network.lib.says import say
from partners import suggesting
from partners.doors import door, needs
from partners.forms.role import EndForm, ExtendForm, TakeForm
from partners.models import Appointment, Partner, Role
from partners.views.role import partner_names
from people.models import Person


@needs("partners.take_role")
def partner_jobs(request: HttpRequest, partner: Partner) -> HttpResponse:
    """The jobs a partner does, and those it could take, the fitting ones first."""
    held = partner.appointments.held().with_names()
    roles = Role.objects.with_room().exclude(appointments__in=partner.appointments.standing())
    jobs = suggesting.jobs_for(partner, roles[:100])
    context = {"partner": partner, "held": held, "asked": partner.appointments.suggested().with_names(), "jobs": jobs}
    return render(request, "partners/partner_jobs.html", context)


@needs("partners.take_role")
def role_take(request: HttpRequest, partner: Partner, pk: int) -> HttpResponse:
    role = get_object_or_404(Role.objects.visible_to(request.actor), pk=pk)
    if partner.appointments.held().filter(role=role).exists():
        say(request, _("You already do this: %(job)s. Thank you.") % {"job": role})
        return redirect(door(request, partner, "partner_jobs"))
    form = TakeForm(partner, request.POST if request.method == "POST" else None, person=request.actor)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        if form.hand_to(Appointment.take, by=request.actor, role=role, partner=partner, **said):
            say(request, _("Thank you: %(job)s is yours.") % {"job": role})
            return redirect(door(request, partner, "partner_jobs"))
    context = {"partner": partner, "role": role, "form": form}
    return render(request, "partners/role_take.html", context, status=form.status)


def appointment_answer(request: HttpRequest, target_id: int) -> HttpResponse:
    """A partner that was asked says yes or no. The bare personal link opens this page, too."""
    row = get_object_or_404(Appointment.objects.visible_to(request.actor).with_names(), pk=target_id)
    if row.partner is None or not request.actor.has_perm("partners.answer_role", row):
        raise PermissionDenied
    form = TakeForm(row.partner, request.POST if request.method == "POST" else None, person=request.actor)
    if form.is_bound and form.is_valid():
        answer(form, row, request.actor, "no" in request.POST)
    context = {"row": row, "role": row.role, "partner": row.partner, "form": form}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "partners/appointment_answer.html", context, status=status)


def answer(form: TakeForm, row: Appointment, by: Person, is_no: bool) -> None:
    if is_no:
        form.hand_to(row.decline, by=by)
    else:
        form.hand_to(row.accept, by=by, **form.cleaned_data)


def the_appointment(request: HttpRequest, pk: int) -> Appointment:
    row = get_object_or_404(Appointment.objects.visible_to(request.actor).standing().with_names(), pk=pk)
    if not request.actor.has_perm("partners.change_appointment", row):
        raise PermissionDenied
    return row


def appointment_end(request: HttpRequest, pk: int) -> HttpResponse:
    row = the_appointment(request, pk)
    form = EndForm(row, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            heir = row.end(request.actor, form.heir_chosen())
        except ValidationError as error:
            form.object(error)
        else:
            say(request, ended_words(row, heir))
            return redirect(row.role if row.role.is_open else "role_list")
    context = {"row": row, "form": form, "names": partner_names()}
    return render(request, "partners/appointment_end.html", context, status=form.status)


def ended_words(row: Appointment, heir: Appointment | None) -> str:
    if heir is None:
        return _("%(job)s is open again. Thank you for having done it.") % {"job": row.role}
    words = _("%(heir)s takes over: %(job)s.") if heir.is_held else _("We asked %(heir)s to take over: %(job)s.")
    return words % {"heir": heir.holder, "job": row.role}


def appointment_end_by_link(request: HttpRequest, partner: Partner, pk: int) -> HttpResponse:
    """The same for whoever came by the link for the profile: only for this partner's jobs."""
    row = get_object_or_404(partner.appointments.held().with_names(), pk=pk)
    form = EndForm(row, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            say(request, ended_words(row, row.end(request.actor, form.heir_chosen())))
            return redirect(door(request, partner, "partner_jobs"))
        except ValidationError as error:
            form.object(error)
    context = {"row": row, "form": form, "names": partner_names(), "partner": partner}
    return render(request, "partners/appointment_end.html", context, status=form.status)


def appointment_extend(request: HttpRequest, pk: int) -> HttpResponse:
    row = the_appointment(request, pk)
    form = ExtendForm(request.POST if request.method == "POST" else None, initial={"until": row.until})
    if form.is_bound and form.is_valid() and form.hand_to(row.extend, by=request.actor, **form.cleaned_data):
        say(request, _("%(holder)s goes on.") % {"holder": row.holder})
        return redirect(row.role)
    return render(request, "partners/appointment_extend.html", {"row": row, "form": form}, status=form.status)
