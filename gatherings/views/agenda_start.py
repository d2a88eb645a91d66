"""Where an agenda comes from, where it is kept, and the remedies when it is too full."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from gatherings import agenda_templates as templates
from gatherings import planning, remedies, spaciousness
from gatherings.agenda import plan_of
from gatherings.forms.agenda import TemplateNameForm
from gatherings.forms.remedy import DropForm, LengthenForm, LimitsForm, SpreadForm, limits_now
from gatherings.models import AgendaTemplate, Gathering, Spaciousness
from gatherings.views.agenda import done, objecting, refused, the_agenda
from network.lib.says import say


def agenda_start(request: HttpRequest, pk: int) -> HttpResponse:
    """Templates to choose from; ?template= looks at one before it is taken."""
    gathering, limits = the_agenda(request, pk), Spaciousness.current()
    shipped = [(one, spaciousness.breathes_from(one.parts, limits)) for one in templates.TEMPLATES.values()]
    context = {
        "gathering": gathering,
        "shipped": shipped,
        "own": AgendaTemplate.objects.open(),
        "last": templates.last_with_agenda(gathering),
        "is_empty": not gathering.agenda_items.planned().exists(),
    }
    return render(request, "gatherings/agenda_start.html", context)


@require_POST
@objecting
def agenda_take(request: HttpRequest, pk: int) -> HttpResponse:
    """template: the key of one, the id of one of our own, or `last` for the last of the series."""
    gathering, key = the_agenda(request, pk), request.POST.get("template", "")
    if key == "last":
        return copied(request, gathering)
    rows = templates.rows_of(key)
    if rows is None:
        return refused(request, pk, _("Choose a template of the list."))
    templates.apply(gathering, request.actor, rows)
    return done(request, pk, _("The agenda is filled. Change it as you like."))


def copied(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    templates.copy_last(gathering, request.actor)
    return done(request, gathering.pk, _("The last agenda of the series stands here now."))


def agenda_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep this agenda as a template of the network."""
    gathering = the_agenda(request, pk)
    form = TemplateNameForm(request.POST or None, initial={"name": gathering.name})
    keep = {"gathering": gathering, "by": request.actor}
    if form.is_bound and form.is_valid() and form.hand_to(templates.save_as_template, **keep, **form.cleaned_data):
        say(request, _("Kept. You find it where agendas start."))
        return redirect("agenda_detail", pk)
    return render(request, "gatherings/agenda_keep.html", {"gathering": gathering, "form": form}, status=form.status)


@require_POST
@permission_required("gatherings.change_template", raise_exception=True)
def template_close(request: HttpRequest, pk: int) -> HttpResponse:
    template = get_object_or_404(AgendaTemplate.objects.open(), pk=pk)
    templates.close(template, request.actor)
    say(request, _("“%(name)s” is put away.") % {"name": template}, undo=reverse("template_reopen", args=[pk]))
    return redirect("gathering_list")


@require_POST
@permission_required("gatherings.change_template", raise_exception=True)
def template_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    template = templates.reopen(get_object_or_404(AgendaTemplate, pk=pk), request.actor)
    say(request, _("“%(name)s” is back.") % {"name": template})
    return redirect("gathering_list")


@objecting
def agenda_drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop an aim, with the blocks that serve it."""
    gathering = the_agenda(request, pk)
    blocks = list(gathering.agenda_items.planned())
    form = DropForm(spaciousness.minutes_by_purpose(blocks, gathering.purposes), request.POST or None)
    if form.is_bound and form.is_valid():
        parked = remedies.drop_aim(gathering, request.actor, form.cleaned_data["purpose"])
        words = ngettext("One aim less. %(n)d block is parked.", "One aim less. %(n)d blocks are parked.", parked)
        return done(request, pk, words % {"n": parked})
    return remedy(request, gathering, form, "drop")


def agenda_lengthen(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_agenda(request, pk)
    form = LengthenForm(gathering, request.POST or None, initial={"minutes": request.GET.get("minutes", "")[:4]})
    lengthen = {"verb": remedies.lengthen, "gathering": gathering, "by": request.actor}
    if form.is_bound and form.is_valid() and form.hand_to(**lengthen, **form.cleaned_data):
        return done(request, pk, _("The gathering is longer now."))
    now = the_agenda(request, pk)
    return remedy(request, now, form, "lengthen", told=len(planning.concerned(now)))


def agenda_split(request: HttpRequest, pk: int) -> HttpResponse:
    """Spread an agenda over two gatherings."""
    gathering, limits = the_agenda(request, pk), Spaciousness.current()
    blocks = list(gathering.agenda_items.planned())
    cut, following = remedies.where_to_cut(blocks, gathering.minutes, limits.slack_red), remedies.next_of(gathering)
    form = SpreadForm(plan_of(gathering, blocks), cut, following, gathering, request.POST or None)
    if form.is_bound and form.is_valid():
        to = form.hand_to(remedies.spread, gathering=gathering, by=request.actor, **form.said())
        if to:
            words = _("The rest goes on at %(gathering)s, %(day)s.") % {"gathering": to, "day": to.day}
            return done(request, pk, words)
    return remedy(request, gathering, form, "split", following=following)


def remedy(request: HttpRequest, gathering: Gathering, form: Any, which: str, **more: Any) -> HttpResponse:
    context = {"gathering": gathering, "form": form} | more
    return render(request, f"gatherings/agenda_{which}.html", context, status=form.status)


@permission_required("gatherings.change_limits", raise_exception=True)
def agenda_limits(request: HttpRequest) -> HttpResponse:
    """From where on an agenda is too full for this network."""
    limits = Spaciousness.current()
    form = LimitsForm(request.POST or None, initial=limits_now(limits))
    if form.is_bound and form.is_valid() and form.hand_to(limits.set_limits, by=request.actor, **form.cleaned_data):
        say(request, _("Saved. Every agenda is read by these limits now."))
        return redirect("agenda_limits")
    return render(request, "gatherings/agenda_limits.html", {"form": form}, status=form.status)
