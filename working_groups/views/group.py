"""The groups, one group, and what its chairs and the backbone do with it."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.pages import page_of
from network.lib.says import say
from working_groups.forms.group import GroupEndForm, GroupForm, of_group
from working_groups.hearing import silence_of, silent
from working_groups.models import JoinRequest, Membership, WorkingGroup

PAST_SHOWN, UPDATES_SHOWN = 12, 3


def group_list(request: HttpRequest) -> HttpResponse:
    show, query = request.GET.get("show", ""), request.GET.get("q", "").strip()[:100]
    seen = WorkingGroup.objects.visible_to(request.actor)
    shelves = {"mine": lambda: seen.running().of(request.actor), "ended": seen.ended}
    rows = shelves.get(show, seen.running)().matching(query).with_people().select_related("parent")
    page = page_of(rows.order_by("kind", "name", "pk"), request)
    context = {
        "page": page, "show": show if show in shelves else "", "query": query,
        "silent": {silence.group.pk: silence for silence in silent(page.rows)},
        "mine": set(WorkingGroup.objects.of(request.actor).values_list("pk", flat=True)),
        "is_empty": not page.rows and not seen.exists(),
    }  # fmt: skip
    return render(request, "working_groups/group_list.html", context)


def the_group(request: HttpRequest, slug: str, wish: str = "") -> WorkingGroup:
    """As this person sees it: absent is 404; 403 where they may see it and not do this to it."""
    seen = WorkingGroup.objects.visible_to(request.actor).with_people().select_related("parent")
    group = get_object_or_404(seen, slug=slug)
    if wish and not request.actor.has_perm(wish, group):
        raise PermissionDenied
    return group


def group_detail(request: HttpRequest, slug: str) -> HttpResponse:
    group = the_group(request, slug)
    mine = next((row for row in group.here if row.person_id == request.actor.pk), None)
    requests = JoinRequest.objects.waiting().visible_to(request.actor).filter(group=group)
    context = {
        "group": group, "mine": mine, "inside": request.actor.has_perm("working_groups.see_inside", group),
        "leads": request.actor.has_perm("working_groups.change_group", group),
        "requests": requests.select_related("person", "partner", "group"),
        "children": group.children.running().order_by("name", "pk"),
        "channels": group.channels.all() if mine or request.actor.is_backbone else [],
        "updates": group.updates.shown()[:UPDATES_SHOWN], "silence": silence_of(group),
        "past": Membership.objects.past().filter(group=group).with_names()[:PAST_SHOWN],
    }  # fmt: skip
    return render(request, "working_groups/group_detail.html", context)


@permission_required("working_groups.add_group", raise_exception=True)
def group_new(request: HttpRequest) -> HttpResponse:
    form = GroupForm(request.POST or None)
    if (
        form.is_bound
        and form.is_valid()
        and (group := form.hand_to(WorkingGroup.begin, by=request.actor, **form.said()))
    ):
        say(request, _("%(group)s begins. Who is in it?") % {"group": group})
        return redirect("member_new", group.slug)
    return render(request, "working_groups/group_new.html", {"form": form}, status=form.status)


def group_edit(request: HttpRequest, slug: str) -> HttpResponse:
    group = the_group(request, slug, "working_groups.change_group")
    form = GroupForm(request.POST or None, group, initial=of_group(group))
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"]
        if form.hand_to(group.edit, by=request.actor, version=version, **form.said()):
            say(request, _("Saved."))
            return redirect(group)
    now: Any = get_object_or_404(WorkingGroup, pk=group.pk)
    context = {"group": now, "form": form.opened_again(now), "theirs": now if form.is_stale else None}
    return render(request, "working_groups/group_edit.html", context, status=form.status)


def group_end(request: HttpRequest, slug: str) -> HttpResponse:
    group = the_group(request, slug, "working_groups.end_group")
    form = GroupEndForm(request.POST or None)
    if form.is_bound and form.is_valid() and form.hand_to(group.end, by=request.actor, **form.cleaned_data):
        say(request, _("%(group)s has ended.") % {"group": group}, undo=reverse("group_reopen", args=[slug]))
        return redirect(group)
    return render(request, "working_groups/group_end.html", {"group": group, "form": form}, status=form.status)


@require_POST
def group_reopen(request: HttpRequest, slug: str) -> HttpResponse:
    group = the_group(request, slug, "working_groups.end_group").reopen(request.actor)
    say(request, _("%(group)s goes on.") % {"group": group})
    return redirect(group)
