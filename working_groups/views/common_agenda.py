"""The common agenda in force, its draft, and its earlier versions."""

from django.contrib.auth.decorators import login_not_required, permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.comparing import compare
from network.lib.says import say, warn
from working_groups.forms.common_agenda import AdoptForm, SectionForm
from working_groups.models import CommonAgenda, DraftingRound
from working_groups.models.common_agenda import SECTIONS, label_of


@login_not_required
def common_agenda(request: HttpRequest) -> HttpResponse:
    """What is in force, for everybody who wants to read it."""
    visible = CommonAgenda.objects.visible_to(request.actor)
    agenda = visible.with_goals().adopted()
    asked = DraftingRound.objects.visible_to(request.actor).running().filter(agenda__isnull=False)
    context = {"agenda": agenda, "draft": visible.draft(), "versions": visible.count(), "asked": asked.first()}
    return render(request, "working_groups/common_agenda.html", context)


def version_of(request: HttpRequest, number: int) -> CommonAgenda:
    return get_object_or_404(CommonAgenda.objects.visible_to(request.actor).with_goals(), number=number)


@login_not_required
def common_agenda_version(request: HttpRequest, number: int) -> HttpResponse:
    """One version, and what changed in it since the one before."""
    agenda = version_of(request, number)
    visible = CommonAgenda.objects.visible_to(request.actor).with_goals()
    before = visible.filter(number__lt=number).first()
    context = {
        "agenda": agenda, "before": before, "versions": CommonAgenda.objects.visible_to(request.actor),
        "changes": compare(before.paragraphs(), agenda.paragraphs()) if before else [],
    }  # fmt: skip
    return render(request, "working_groups/common_agenda_version.html", context)


def the_draft(request: HttpRequest) -> CommonAgenda:
    draft = CommonAgenda.objects.visible_to(request.actor).with_goals().draft()
    if draft is None:
        raise Http404
    return draft


def common_agenda_draft(request: HttpRequest) -> HttpResponse:
    """What the next version says so far. Whoever may write has a way into each piece."""
    draft = the_draft(request)
    writes = request.actor.has_perm("working_groups.write_common_agenda")
    context = {
        "agenda": draft, "writes": writes, "in_force": CommonAgenda.objects.adopted(),
        "sections": [(name, label_of(name), getattr(draft, name)) for name in SECTIONS],
    }  # fmt: skip
    return render(request, "working_groups/common_agenda_draft.html", context)


@require_POST
@permission_required("working_groups.write_common_agenda", raise_exception=True)
def common_agenda_begin(request: HttpRequest) -> HttpResponse:
    return redirect(CommonAgenda.begin(request.actor))


@permission_required("working_groups.write_common_agenda", raise_exception=True)
def common_agenda_section(request: HttpRequest, section: str) -> HttpResponse:
    draft = the_draft(request)
    if section not in SECTIONS:
        raise Http404
    form = SectionForm(section, label_of(section), getattr(draft, section), request.POST or None)
    if form.is_bound and form.is_valid():
        said = {"text": form.cleaned_data["text"], "base": form.cleaned_data["base"]}
        if form.hand_to(draft.rewrite, by=request.actor, section=section, **said):
            say(request, _("Saved."))
            return redirect(f"{draft.get_absolute_url()}#{section}")
    now = getattr(draft, section)
    context = {
        "draft": draft,
        "form": form.opened_again(now),
        "label": label_of(section),
        "theirs": form.is_stale and now,
    }
    return render(request, "working_groups/common_agenda_section.html", context, status=form.status)


@permission_required("working_groups.adopt_common_agenda", raise_exception=True)
def common_agenda_adopt(request: HttpRequest) -> HttpResponse:
    draft = the_draft(request)
    form = AdoptForm(request.POST or None)
    if form.is_bound and form.is_valid() and form.hand_to(draft.adopt, by=request.actor, **form.cleaned_data):
        say(request, _("%(agenda)s is in force.") % {"agenda": draft})
        return redirect("common_agenda")
    before = CommonAgenda.objects.with_goals().adopted()
    context = {
        "draft": draft,
        "form": form,
        "before": before,
        "changes": compare(before.paragraphs(), draft.paragraphs()) if before else [],
    }
    return render(request, "working_groups/common_agenda_adopt.html", context, status=form.status)


@require_POST
@permission_required("working_groups.write_common_agenda", raise_exception=True)
def common_agenda_drop(request: HttpRequest) -> HttpResponse:
    draft = the_draft(request)
    if request.POST.get("sure"):
        try:
            draft.drop(request.actor)
        except ValidationError as error:
            warn(request, " ".join(error.messages))
            return redirect(draft)
        say(request, _("The draft is gone."))
        return redirect("common_agenda")
    warn(request, _("Tick that you mean it: a draft that is thrown away does not come back."))
    return redirect(draft)
