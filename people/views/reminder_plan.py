"""Reminders of every kind on one page: what goes when in which words, to whom next week, what went, what did not."""

from csp.decorators import csp_replace, csp_update
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from network.lib import mail
from network.lib.pages import page_of
from network.lib.says import say, warn
from people import reminding
from people.models import Delivery, MissedReminder, ReminderPause, ReminderPlan
from people.reminder_forms import PauseForm, ReminderPlanForm, words_typed
from people.reminder_kinds import REMINDER_KINDS
from people.views.delivery import FRAME, MAIL_PAGE

may_change = permission_required("people.change_reminderplan", raise_exception=True)


@may_change
def reminder_plan_list(request: HttpRequest, form: PauseForm | None = None) -> HttpResponse:
    plans, now = ReminderPlan.all_of_them(), timezone.now()
    coming = reminding.coming(now, plans)
    context = {
        "plans": [(plan, sum(len(row.due.readers) for row in coming if row.plan is plan)) for plan in plans],
        "coming": coming, "pause": ReminderPause.current(), "form": form or PauseForm(), "tab": "plans",
    }  # fmt: skip
    return render(request, "people/reminder_plan_list.html", context, status=form.status if form else 200)


@may_change
def reminder_coming(request: HttpRequest) -> HttpResponse:
    """What goes to whom within a week, as things stand."""
    coming = reminding.coming(timezone.now(), ReminderPlan.all_of_them())
    context = {"coming": coming, "pause": ReminderPause.current(), "tab": "coming"}
    return render(request, "people/reminder_coming.html", context)


@may_change
def reminder_went(request: HttpRequest) -> HttpResponse:
    """The ledger: every mail of a kind that reminders write."""
    name = request.GET.get("kind", "")
    kinds = [REMINDER_KINDS[name]] if name in REMINDER_KINDS else list(REMINDER_KINDS.values())
    rows = Delivery.objects.filter(kind__in={mails for kind in kinds for mails in kind.mails})
    page = page_of(rows.select_related("person").order_by("-pk"), request)
    context = {"page": page, "kinds": REMINDER_KINDS.values(), "chosen": name, "tab": "went"}
    return render(request, "people/reminder_went.html", context | {"pause": ReminderPause.current()})


@may_change
def reminder_missed(request: HttpRequest) -> HttpResponse:
    """What did not go, and why; with a button where it would still be of use."""
    order = ("-moment", "kind", "key", "person__sort_name", "pk")
    page = page_of(MissedReminder.objects.select_related("person").order_by(*order), request, per_page=100)
    rows = reminding.gathered(page.rows, timezone.now())
    context = {"page": page, "rows": rows, "pause": ReminderPause.current(), "tab": "missed"}
    return render(request, "people/reminder_missed.html", context)


@require_POST
@may_change
def reminder_send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a missed one after all."""
    missed = get_object_or_404(MissedReminder.objects.select_related("person"), pk=pk)
    try:
        reminding.send_after_all(request.actor, missed)
        say(request, _("“%(about)s” is on its way.") % {"about": missed.about})
    except ValidationError as error:
        warn(request, error.messages[0])
    return redirect("reminder_missed")


# One kind


def the_plan(kind: str, with_words: bool = False) -> ReminderPlan:
    if kind not in REMINDER_KINDS or (with_words and REMINDER_KINDS[kind].page):
        raise Http404
    return ReminderPlan.of(kind)


@may_change
@csp_update(FRAME)
def reminder_plan_detail(request: HttpRequest, kind: str) -> HttpResponse:
    """Times and words. ?ours=1 opens the form with those that came along, to be looked at and kept."""
    plan = the_plan(kind)
    if plan.what.page:
        return redirect(plan.what.page)
    form = ReminderPlanForm(plan, request.POST or None, ours="ours" in request.GET)
    if form.is_bound and form.is_valid():
        said = {"version": form.cleaned_data["version"], **form.said()}
        if form.hand_to(ReminderPlan.change, by=request.actor, name=kind, **said):
            say(request, _("Saved. The next ones go with these words, at these times."))
            return redirect("reminder_plan_list")
    now = ReminderPlan.of(kind)
    context = {"plan": now, "form": form.opened_again(now), "text": letter(request, now, now.words)[1]}
    context["coming"] = reminding.coming(timezone.now(), [now])
    return render(request, "people/reminder_plan_detail.html", context, status=form.status)


@may_change
@never_cache
@xframe_options_sameorigin
@csp_replace(MAIL_PAGE)
def reminder_plan_page(request: HttpRequest, kind: str) -> HttpResponse:
    """The mail as its readers see it; with the words typed in the form, when they are sent here. Nothing is saved."""
    plan = the_plan(kind, with_words=True)
    return HttpResponse(letter(request, plan, words_typed(plan, request.POST))[2])


def letter(request: HttpRequest, plan: ReminderPlan, words: object) -> tuple[str, str, str]:
    message = plan.what.sample(words)  # type: ignore[misc]
    return (message.one_line_subject(), *mail.render(message, request.network.name, request.network.hue))


@require_POST
@may_change
def reminder_plan_switch(request: HttpRequest, kind: str) -> HttpResponse:
    """On or off, whichever it was not."""
    plan = the_plan(kind)
    plan = ReminderPlan.switch(request.actor, kind, not plan.is_on)
    words = _("“%(plan)s” goes out again.") if plan.is_on else _("“%(plan)s” does not go out any more.")
    say(request, words % {"plan": plan}, undo=reverse("reminder_plan_switch", args=[kind]))
    return redirect("reminder_plan_list")


# A pause of all


@require_POST
@may_change
def reminder_pause(request: HttpRequest) -> HttpResponse:
    form = PauseForm(request.POST)
    if form.is_valid() and form.hand_to(ReminderPause.begin, by=request.actor, until=form.moment()):
        say(request, _("No reminder goes out until then."), undo=reverse("reminder_resume"))
        return redirect("reminder_plan_list")
    return reminder_plan_list(request, form)


@require_POST
@may_change
def reminder_resume(request: HttpRequest) -> HttpResponse:
    ReminderPause.end(request.actor)
    say(request, _("Reminders go out again. What fell into the pause is listed as missed."))
    return redirect("reminder_plan_list")
