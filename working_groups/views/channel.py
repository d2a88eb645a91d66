"""Where a group talks, and what it tells the public."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.pages import page_of
from network.lib.says import say
from working_groups.forms.group import ChannelForm, UpdateForm, of_channel
from working_groups.models import Channel, Update, WorkingGroup
from working_groups.views.group import the_group

CHANGE = "working_groups.change_group"


def channel_new(request: HttpRequest, slug: str) -> HttpResponse:
    group = the_group(request, slug, CHANGE)
    form = ChannelForm(request.POST or None)
    if form.is_bound and form.is_valid():
        channel = Channel(group=group, **form.cleaned_data)
        if form.hand_to(channel.add, by=request.actor):
            say(request, _("%(name)s is on the page.") % {"name": channel})
            return redirect(group)
    return render(request, "working_groups/channel_edit.html", {"group": group, "form": form}, status=form.status)


def channel_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    group = the_group(request, slug, CHANGE)
    channel = get_object_or_404(group.channels, pk=pk)
    form = ChannelForm(request.POST or None, initial=of_channel(channel))
    if form.is_bound and form.is_valid() and form.hand_to(channel.edit, by=request.actor, **form.cleaned_data):
        say(request, _("Saved."))
        return redirect(group)
    context = {"group": group, "channel": channel, "form": form}
    return render(request, "working_groups/channel_edit.html", context, status=form.status)


@require_POST
def channel_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    group = the_group(request, slug, CHANGE)
    get_object_or_404(group.channels, pk=pk).remove(request.actor)
    say(request, _("The channel is off the page."))
    return redirect(group)


def update_new(request: HttpRequest, slug: str) -> HttpResponse:
    group = the_group(request, slug, CHANGE)
    form = UpdateForm(request.POST or None)
    publish = partial(Update.publish, request.actor, group)
    if form.is_bound and form.is_valid() and (update := form.hand_to(publish, **form.cleaned_data)):
        undo = reverse("update_withdraw", args=[slug, update.pk])
        say(request, _("Published. Everybody can read it."), undo=undo)
        return redirect(group)
    return render(request, "working_groups/update_new.html", {"group": group, "form": form}, status=form.status)


@require_POST
def update_withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    group = the_group(request, slug, CHANGE)
    get_object_or_404(group.updates, pk=pk).withdraw(request.actor)
    say(request, _("The update is taken back."), undo=reverse("update_bring_back", args=[slug, pk]))
    return redirect(group)


@require_POST
def update_bring_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    group = the_group(request, slug, CHANGE)
    get_object_or_404(group.updates, pk=pk).bring_back(request.actor)
    say(request, _("Everybody can read it again."))
    return redirect(group)


@login_not_required
def group_public(request: HttpRequest, slug: str) -> HttpResponse:
    """For those the work touches. A group that has told nothing has no such page."""
    group = get_object_or_404(WorkingGroup, slug=slug)
    page = page_of(group.updates.shown(), request)
    if not page.rows and not page.has_previous:
        raise Http404
    return render(request, "working_groups/group_public.html", {"group": group, "page": page})
