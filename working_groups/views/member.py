"""Who is in a group: taken in, asking to join, leaving."""

from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.says import say, warn
from working_groups.forms.group import AnswerForm, JoinForm, MemberForm, NewMemberForm
from working_groups.models import JoinRequest, Membership, WorkingGroup
from working_groups.views.group import the_group


def member_new(request: HttpRequest, slug: str) -> HttpResponse:
    group = the_group(request, slug, "working_groups.change_group")
    form = NewMemberForm(request.POST or None)
    take_in = partial(Membership.take_in, by=request.actor, group=group)
    if form.is_bound and form.is_valid() and (row := form.hand_to(take_in, **form.said())):
        say(request, _("%(name)s is in the group.") % {"name": row.person})
        return redirect("member_new" if "more" in request.POST else "group_detail", slug)
    return render(request, "working_groups/member_new.html", {"group": group, "form": form}, status=form.status)


def the_member(request: HttpRequest, slug: str, pk: int, wish: str) -> Membership:
    """One row of a group this person sees; 403 where they may not do this to it."""
    rows = Membership.objects.filter(group__in=WorkingGroup.objects.visible_to(request.actor), group__slug=slug)
    row = get_object_or_404(rows.select_related("group", "person", "partner"), pk=pk)
    if not request.actor.has_perm(wish, row):
        raise PermissionDenied
    return row


def member_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = the_member(request, slug, pk, "working_groups.change_member")
    form = MemberForm(row, request.POST or None)
    if form.is_bound and form.is_valid() and form.hand_to(row.change, by=request.actor, **form.cleaned_data):
        say(request, _("Saved."))
        return redirect(row.group)
    context = {"row": row, "group": row.group, "form": form}
    return render(request, "working_groups/member_edit.html", context, status=form.status)


@require_POST
def member_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = the_member(request, slug, pk, "working_groups.end_membership").end(request.actor)
    words = _("%(name)s is not in the group any more. Thank you.") % {"name": row.person}
    say(request, words, undo=reverse("member_resume", args=[slug, pk]))
    is_seen = WorkingGroup.objects.visible_to(request.actor).filter(pk=row.group_id).exists()
    return redirect(row.group if is_seen else "group_list")


@require_POST
def member_resume(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = the_member(request, slug, pk, "working_groups.end_membership")
    try:
        row.resume(request.actor)
        say(request, _("%(name)s is in the group again.") % {"name": row.person})
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(row.group)


def group_join(request: HttpRequest, slug: str) -> HttpResponse:
    group = the_group(request, slug, "working_groups.join_group")
    form = JoinForm(request.actor, request.POST or None)
    ask = partial(JoinRequest.ask, request.actor, group)
    if form.is_bound and form.is_valid() and (asked := form.hand_to(ask, **form.cleaned_data)):
        undo = reverse("join_take_back", args=[slug, asked.pk])
        say(request, _("The chairs know that you would like to join, and will answer you."), undo=undo)
        return redirect(group)
    return render(request, "working_groups/group_join.html", {"group": group, "form": form}, status=form.status)


def the_request(request: HttpRequest, slug: str, pk: int, wish: str) -> JoinRequest:
    seen = JoinRequest.objects.visible_to(request.actor).select_related("group", "person", "partner", "answered_by")
    asked = get_object_or_404(seen, pk=pk, group__slug=slug)
    if not request.actor.has_perm(wish, asked):
        raise PermissionDenied
    return asked


def join_answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    asked = the_request(request, slug, pk, "working_groups.answer_request")
    form = AnswerForm(request.POST or None)
    answer = asked.decline if "no" in request.POST else asked.welcome
    if form.is_bound and form.is_valid() and form.hand_to(answer, by=request.actor, **form.cleaned_data):
        said = _("We wrote to %(name)s.") if "no" in request.POST else _("%(name)s is in the group.")
        say(request, said % {"name": asked.person})
        return redirect(asked.group)
    context = {"asked": asked, "group": asked.group, "form": form}
    return render(request, "working_groups/join_answer.html", context, status=form.status)


@require_POST
def join_take_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    asked = the_request(request, slug, pk, "working_groups.take_back_request")
    try:
        asked.take_back(request.actor)
        say(request, _("You do not ask any more."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(asked.group)
