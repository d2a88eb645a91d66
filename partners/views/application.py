"""Asking to join, in public; and the backbone's answer."""

from django.contrib.auth.decorators import login_not_required, permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.limits import too_often
from network.lib.pages import page_of
from network.lib.says import say, warn
from partners import merging
from partners.forms.application import DeclineForm, JoinForm, WelcomeForm
from partners.models import Application
from partners.words import decline_words

MOST_AN_HOUR = 10


@login_not_required
def join(request: HttpRequest) -> HttpResponse:
    form = JoinForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        if not too_often(request, "join", most=MOST_AN_HOUR, seconds=3600):
            form.save(commit=False).submit()
            return redirect("join_thanks")
        form.add_error(None, _("Many applications came from your network just now. Please try again in an hour."))
        status = 429
    return render(request, "partners/join.html", {"form": form}, status=status)


@login_not_required
def join_thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "partners/join_thanks.html")


@permission_required("partners.view_application", raise_exception=True)
def application_list(request: HttpRequest) -> HttpResponse:
    mine = Application.objects.visible_to(request.actor)
    shelves = {"held": mine.held(), "answered": mine.answered(), "aside": mine.aside()}
    shelf = request.GET.get("state", "held")
    page = page_of(shelves.get(shelf, shelves["held"]), request)
    return render(request, "partners/application_list.html", {"page": page, "shelf": shelf})


@permission_required("partners.view_application", raise_exception=True)
def application_detail(request: HttpRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(Application.objects.visible_to(request.actor), pk=pk)
    return shown(request, application)


def shown(request: HttpRequest, application: Application, status: int = 200, **forms: object) -> HttpResponse:
    """The page of an application, with the forms as they came back or as one begins."""
    alike = merging.alike(application.organisation, application.website, application.contact_email)
    context = {
        "application": application,
        "alike": alike,
        "welcome": WelcomeForm(application, alike),
        "decline": DeclineForm(decline_words(application, request.GET.get("start", "fit"))),
        "start": request.GET.get("start", ""),
        **forms,
    }
    return render(request, "partners/application_detail.html", context, status=status)


@require_POST
@permission_required("partners.decide_application", raise_exception=True)
def application_welcome(request: HttpRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(Application.objects.visible_to(request.actor), pk=pk)
    alike = merging.alike(application.organisation, application.website, application.contact_email)
    form = WelcomeForm(application, alike, request.POST)
    if form.is_valid():
        try:
            partner = application.welcome(request.actor, form.cleaned_data["words"], form.cleaned_data.get("entry"))
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
        else:
            say(request, _("Welcome to %(name)s. Your words are on their way.") % {"name": partner})
            return redirect(partner)
    return shown(request, application, status=422, welcome=form)


@require_POST
@permission_required("partners.decide_application", raise_exception=True)
def application_decline(request: HttpRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(Application.objects.visible_to(request.actor), pk=pk)
    form = DeclineForm(data=request.POST)
    if form.is_valid():
        try:
            application.decline(request.actor, form.cleaned_data["words"])
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
        else:
            say(request, _("Your words are on their way."))
            return redirect("application_list")
    return shown(request, application, status=422, decline=form)


@require_POST
@permission_required("partners.decide_application", raise_exception=True)
def application_put_aside(request: HttpRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(Application.objects.visible_to(request.actor), pk=pk)
    try:
        application.put_aside(request.actor)
        say(request, _("Put aside, without a mail."), undo=reverse("application_take_up", args=[pk]))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect("application_list")


@require_POST
@permission_required("partners.decide_application", raise_exception=True)
def application_take_up(request: HttpRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(Application.objects.visible_to(request.actor), pk=pk)
    try:
        application.take_up(request.actor)
        say(request, _("It waits for your answer again."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(application)
