"""What a measure aims at, and whose it is: targets, words on the chart, givers of figures, measures of a group."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.forms.measure import AnnotationForm, GiversForm, GroupMeasuresForm, TargetForm
from learning.models import Annotation, Giver, GroupMeasure, Measure, Target
from learning.showing import shown
from learning.views.measure import changeable
from network.lib.says import say
from working_groups.models import WorkingGroup


def measure_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Targets and words on the chart, each with a small form of its own."""
    measure = changeable(request, slug)
    act = request.POST.get("act", "")
    target = TargetForm(request.POST if act == "target" else None, prefix="target")
    note = AnnotationForm(request.POST if act == "note" else None, prefix="note")
    if is_done(request, measure, target, note):
        return redirect("measure_plan", slug)
    context = {"measure": measure, "shown": shown(measure), "target": target, "note": note}
    return render(request, "learning/measure_plan.html", context, status=max(target.status, note.status))


def is_done(request: HttpRequest, measure: Measure, target: TargetForm, note: AnnotationForm) -> bool:
    """Whether one of the two forms was sent and did what it is for."""
    if target.is_bound and target.is_valid():
        if target.hand_to(Target.put, by=request.actor, measure=measure, **target.cleaned_data):
            say(request, _("The target is set."))
            return True
    elif note.is_bound and note.is_valid():
        said = note.cleaned_data
        if note.hand_to(Annotation.write, by=request.actor, measure=measure, on=said["day"], text=said["text"]):
            say(request, _("It stands on the chart."))
            return True
    return False


@require_POST
def target_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    measure = changeable(request, slug)
    get_object_or_404(measure.targets.all(), pk=pk).remove(request.actor)
    say(request, _("The target is out."))
    return redirect("measure_plan", slug)


@require_POST
def annotation_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    measure = changeable(request, slug)
    get_object_or_404(measure.annotations.all(), pk=pk).remove(request.actor)
    say(request, _("It is off the chart."))
    return redirect("measure_plan", slug)


def measure_givers(request: HttpRequest, slug: str) -> HttpResponse:
    """Which partners give a figure."""
    measure = changeable(request, slug)
    form = GiversForm(measure, request.POST or None)
    if request.method == "POST":
        form = GiversForm(measure, request.POST)
        if form.is_valid():
            Giver.choose(request.actor, measure, list(form.cleaned_data["partners"]))
            say(request, _("Saved. Each is asked when a period is over."))
            return redirect(measure)
    return render(request, "learning/measure_givers.html", {"measure": measure, "form": form}, status=form.status)


def group_measures(request: HttpRequest, slug: str) -> HttpResponse:
    """Which measures a group says are its own."""
    group = get_object_or_404(WorkingGroup.objects.visible_to(request.actor), slug=slug)
    if not request.actor.has_perm("working_groups.change_group", group):
        raise PermissionDenied
    form = GroupMeasuresForm(group, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        GroupMeasure.choose(request.actor, group, list(form.cleaned_data["measures"]))
        say(request, _("Saved. They stand on the page of the group."))
        return redirect(group)
    return render(request, "learning/group_measures.html", {"group": group, "form": form}, status=form.status)
