"""The reminders of one gathering: what goes to whom and when, what went; and the plans they follow."""

from functools import partial
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatherings import reminders
from gatherings.forms.reminder import ReminderForm
from gatherings.models import Gathering, Reminder, Series
from gatherings.views.gathering import the_gathering
from network.lib.says import say

PLAN = "gatherings.change_reminders"
Owner = Gathering | Series | None
MOST_SHOWN = 100


def gathering_reminders(request: HttpRequest, pk: int) -> HttpResponse:
    """What would go to whom, and when; and the ledger of what went."""
    gathering = the_gathering(request, pk, PLAN)
    full = reminders.with_people(Gathering.objects.filter(pk=pk)).get()
    lines = [(turn, turn.state_at(timezone.now())) for turn in reminders.turns_of(full)]
    went = gathering.reminded.select_related("person", "delivery")[:MOST_SHOWN]
    context = {"gathering": gathering, "lines": lines, "went": went, "is_own": bool(full.reminders.all())}
    return render(request, "gatherings/reminder_list.html", context)


def series_reminders(request: HttpRequest, pk: int) -> HttpResponse:
    series = the_owner(request, "series", pk)
    return plan_shown(request, series, reminders.network_plan())


def network_reminders(request: HttpRequest) -> HttpResponse:
    return plan_shown(request, the_owner(request, "network", 0), reminders.standard())


def plan_shown(request: HttpRequest, owner: Owner, inherited: list[Reminder]) -> HttpResponse:
    own = list(Reminder.objects.of(owner))
    plan = sorted(own or inherited, key=lambda row: row.offset)
    whose = {"owner": owner, "of": name_of(owner), "number": owner.pk if owner else 0, "is_own": bool(own)}
    return render(request, "gatherings/reminder_plan.html", {"plan": plan, **whose})


def the_owner(request: HttpRequest, of: str, pk: int) -> Owner:
    """Whose plan it is: a gathering's, a series', or (None) the network's. 404 and 403 as everywhere."""
    if of == "gathering":
        return the_gathering(request, pk, PLAN)
    if of not in ("series", "network") or (of == "network" and pk):
        raise Http404
    owner = get_object_or_404(Series.objects.visible_to(request.actor), pk=pk) if of == "series" else None
    if not request.actor.has_perm(PLAN, owner):
        raise PermissionDenied
    return owner


def name_of(owner: Owner) -> str:
    return owner._meta.model_name or "" if owner else "network"


def page_of(owner: Owner) -> str:
    return reverse(f"{name_of(owner)}_reminders", args=[owner.pk] if owner else [])


@require_POST
def reminders_own(request: HttpRequest, of: str, pk: int) -> HttpResponse:
    owner = the_owner(request, of, pk)
    inherited = reminders.inherited_by(owner) if isinstance(owner, Gathering) else reminders.network_plan()
    Reminder.own(request.actor, owner, inherited)
    say(request, _("This plan can be changed now."))
    return redirect(page_of(owner))


@require_POST
def reminders_follow(request: HttpRequest, of: str, pk: int) -> HttpResponse:
    owner = the_owner(request, of, pk)
    Reminder.follow(request.actor, owner)
    say(request, _("The plan is the common one again. What has gone is not sent anew."))
    return redirect(page_of(owner))


def reminder_new(request: HttpRequest, of: str, pk: int) -> HttpResponse:
    """One in somebody's own words, in a plan of one's own."""
    owner = the_owner(request, of, pk)
    if not Reminder.objects.of(owner).exists():
        return redirect(page_of(owner))
    form, add = ReminderForm(request.POST or None), partial(Reminder.add, request.actor, owner, uuid4().hex)
    if form.is_bound and form.is_valid() and form.hand_to(add, **form.said()):
        say(request, _("The reminder is in the plan."))
        return redirect(page_of(owner))
    context = {"form": form, "back": page_of(owner), "owner": owner}
    return render(request, "gatherings/reminder_edit.html", context, status=form.status)


def the_reminder(request: HttpRequest, pk: int) -> Reminder:
    rows = Reminder.objects.visible_to(request.actor).select_related("gathering", "series")
    return get_object_or_404(rows, pk=pk)


def reminder_edit(request: HttpRequest, pk: int) -> HttpResponse:
    reminder = the_reminder(request, pk)
    form = ReminderForm(request.POST or None, reminder)
    back = page_of(reminder.owner)
    if form.is_bound and form.is_valid() and form.hand_to(reminder.edit, by=request.actor, **form.said()):
        say(request, _("Saved."))
        return redirect(back)
    context = {"form": form, "back": back, "owner": reminder.owner, "reminder": the_reminder(request, pk)}
    return render(request, "gatherings/reminder_edit.html", context, status=form.status)


@require_POST
def reminder_switch(request: HttpRequest, pk: int) -> HttpResponse:
    """On or off, whichever it was not."""
    reminder = the_reminder(request, pk)
    reminder.edit(request.actor, is_on=not reminder.is_on)
    words = _("“%(reminder)s” is sent again.") if reminder.is_on else _("“%(reminder)s” is not sent any more.")
    say(request, words % {"reminder": reminder}, undo=reverse("reminder_switch", args=[pk]))
    return redirect(page_of(reminder.owner))


@require_POST
def reminder_remove(request: HttpRequest, pk: int) -> HttpResponse:
    reminder = the_reminder(request, pk)
    back = page_of(reminder.owner)
    reminder.remove(request.actor)
    say(request, _("The reminder is gone."))
    return redirect(back)
