"""Near-constant contact: who was in touch when, what was talked about, how often it shall be."""

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from network.lib.pages import page_of
from network.lib.says import say, warn
from partners import in_touch
from partners.doors import needs
from partners.forms.contact import ConversationForm, RhythmForm, TouchpointForm
from partners.models import Partner, Rhythm, Touchpoint
from partners.models.rhythm import in_words, usual_days
from partners.views.role import partner_names
from people.models import Network

may_log = permission_required("partners.log_touchpoint", raise_exception=True)
PER_PAGE = 10


@require_safe
@may_log
def contact_list(request: HttpRequest) -> HttpResponse:
    """Partners by how long nothing was heard of them: those overdue, or all."""
    usual, shows_all = usual_days(), request.GET.get("show") == "all"
    rows = Rhythm.objects.kept().order_by("heard_on", "partner__sort_name", "pk") if shows_all else in_touch.overdue()
    page = page_of(rows.select_related("partner"), request)
    context = {
        "page": page,
        "lines": in_touch.lines_of(page.rows, usual),
        "shows_all": shows_all,
        "rhythm": RhythmForm(usual),
        "often": in_words(usual),
        "touch": TouchpointForm(None),
        "copies_to": settings.TOUCHPOINTS_ADDRESS,
    }
    return render(request, "partners/contact_list.html", context)


@may_log
def contact_new(request: HttpRequest) -> HttpResponse:
    """Write a conversation down, with whichever partner."""
    form = ConversationForm(None, request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = form.hand_to(in_touch.write_down, by=request.user, partner=form.cleaned_data["partner"], **form.said())
        if row:
            return written(request, row)
    context = {"form": form, "names": partner_names()}
    return render(request, "partners/contact_new.html", context, status=form.status)


@needs("partners.log_touchpoint")
def partner_contact(request: HttpRequest, partner: Partner) -> HttpResponse:
    """One partner: what was talked about, whom to call, when and how it was last in touch; and one more line."""
    form = TouchpointForm(partner, request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = form.hand_to(in_touch.write_down, by=request.user, partner=partner, **form.said())
        if row:
            return written(request, row)
    rhythm, usual = Rhythm.objects.filter(partner=partner).first(), usual_days()
    context = {
        "partner": partner,
        "form": form,
        "page": page_of(partner.touchpoints.standing().newest_first().with_names(), request, PER_PAGE),
        "people": partner.people_now().contact_first(),
        "heard": in_touch.silent_for(partner),
        "rhythm": RhythmForm(rhythm.every_days if rhythm else None, usual),
    }
    return render(request, "partners/partner_contact.html", context, status=form.status)


def written(request: HttpRequest, row: Touchpoint) -> HttpResponse:
    """Say it, and lead back to where it was written."""
    text = _("Written down: you were in touch with %(name)s.") % {"name": row.partner}
    say(request, text, undo=reverse("touchpoint_withdraw", args=[row.pk]))
    ways = {"list": reverse("contact_list"), "partner": row.partner.get_absolute_url(), "today": reverse("today")}
    return redirect(ways.get(request.POST.get("back", ""), reverse("partner_contact", args=[row.partner.slug])))


@require_POST
@needs("partners.log_touchpoint")
def partner_rhythm(request: HttpRequest, partner: Partner) -> HttpResponse:
    form = RhythmForm(None, usual_days(), request.POST)
    if form.is_valid():
        Rhythm.choose(request.user, partner, form.cleaned_data["every_days"])
        say(request, _("Saved."))
    else:
        warn(request, _("Choose one of the rhythms."))
    return redirect("partner_contact", partner.slug)


@require_POST
@permission_required("people.change_network", raise_exception=True)
def contact_usual(request: HttpRequest) -> HttpResponse:
    """The network's usual rhythm."""
    form = RhythmForm(None, None, request.POST)
    if form.is_valid():
        Network.current().describe(request.user, contact_days=form.cleaned_data["every_days"])
        say(request, _("Saved."))
    else:
        warn(request, _("Choose one of the rhythms."))
    return redirect("contact_list")


# One note


def note_of(request: HttpRequest, pk: int) -> Touchpoint:
    return get_object_or_404(Touchpoint.objects.visible_to(request.user).with_names(), pk=pk)


@may_log
def touchpoint_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = note_of(request, pk)
    form = TouchpointForm(row.partner, request.POST or None, row)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        if form.hand_to(in_touch.rewrite, row=row, by=request.user, version=version, **form.said()):
            say(request, _("Saved."))
            return redirect("partner_contact", row.partner.slug)
    context = {"row": row, "partner": row.partner, "form": form}
    return render(request, "partners/touchpoint_edit.html", context, status=form.status)


@require_POST
@may_log
def touchpoint_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    row = in_touch.take_back(note_of(request, pk), request.user)
    say(request, _("Taken back."), undo=reverse("touchpoint_return", args=[row.pk]))
    return redirect("partner_contact", row.partner.slug)


@require_POST
@may_log
def touchpoint_return(request: HttpRequest, pk: int) -> HttpResponse:
    row = note_of(request, pk)
    try:
        in_touch.give_back(row, request.user)
    except ValidationError as error:
        warn(request, error.messages[0])
    else:
        say(request, _("It is back."))
    return redirect("partner_contact", row.partner.slug)
