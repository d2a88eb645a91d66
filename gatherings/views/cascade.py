"""Between levels of groups: reports up, answers down. The pages stand here since they read and fill meetings."""

from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatherings import cascade as acts
from gatherings import prefilling
from gatherings.forms.cascade import AcknowledgeForm, AnswerAskForm, DirectionForm, ReportForm
from network.lib.numbers import number_in
from network.lib.pages import page_of
from network.lib.says import say, warn
from working_groups import cascade
from working_groups.models import Ask, Receipt, Report, WorkingGroup


def cascade_tree(request: HttpRequest) -> HttpResponse:
    """Everything at a glance."""
    nodes = cascade.tree(request.actor)
    context = {
        "nodes": nodes, "open": sum(len(node.asks) for node in nodes),
        "unheard": sum(len(node.receipts) for node in nodes), "old_days": cascade.OLD_DAYS,
    }  # fmt: skip
    return render(request, "gatherings/cascade.html", context)


def the_group(request: HttpRequest, slug: str, wish: str = "") -> WorkingGroup:
    group = get_object_or_404(WorkingGroup.objects.visible_to(request.actor).select_related("parent"), slug=slug)
    if wish and not request.actor.has_perm(wish, group):
        raise PermissionDenied
    return group


def report_list(request: HttpRequest, slug: str) -> HttpResponse:
    group = the_group(request, slug)
    page = page_of(Report.objects.sent().filter(group=group).prefetch_related("asks"), request)
    return render(request, "gatherings/report_list.html", {"group": group, "page": page})


def report_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    seen = Report.objects.visible_to(request.actor).filter(group__slug=slug).select_related("group__parent", "by")
    report = get_object_or_404(seen, pk=pk)
    asks = report.asks.select_related("answer", "group", "to__parent").order_by("pk")
    return render(request, "gatherings/report_detail.html", {"report": report, "group": report.group, "asks": asks})


def report_write(request: HttpRequest, slug: str) -> HttpResponse:
    group = the_group(request, slug, "working_groups.write_report")
    return writing(request, group, reverse("report_write", args=[slug]))


def report_by_link(request: HttpRequest, group: int) -> HttpResponse:
    """The same from the mail: no password, one act."""
    found = get_object_or_404(WorkingGroup.objects.visible_to(request.actor).select_related("parent"), pk=group)
    if not request.actor.has_perm("working_groups.write_report", found):
        raise PermissionDenied
    return writing(request, found, "")


def writing(request: HttpRequest, group: WorkingGroup, back: str) -> HttpResponse:
    draft = Report.objects.drafts().filter(group=group).first()
    form = ReportForm(request.POST or None, draft, **({} if draft else prefilling.filled_in(group)))
    write = partial(acts.write, group, request.actor, is_done="later" not in request.POST)
    if form.is_bound and form.is_valid() and (report := form.hand_to(write, **form.said())):
        if report.sent_at:
            return sent(request, report)
        say(request, _("Kept. It is sent when you say so."))
        return redirect(request.path)
    now = Report.objects.drafts().filter(group=group).first()
    theirs = "\n\n".join(getattr(now, name) for name in ("done", "learned") if getattr(now, name)) if now else ""
    context = {"group": group, "form": form.opened_again(now), "draft": now, "theirs": form.is_stale and theirs}
    return render(request, "gatherings/report_write.html", context, status=form.status)


def sent(request: HttpRequest, report: Report) -> HttpResponse:
    """By link there is no page to go back to: thanks, and that was all."""
    if getattr(request, "link", None):
        return render(request, "gatherings/report_thanks.html", {"report": report, "group": report.group})
    say(request, _("The report is sent. Thank you."))
    return redirect(report)


def the_ask(request: HttpRequest, pk: int, wish: str = "") -> Ask:
    ask = get_object_or_404(Ask.objects.visible_to(request.actor).with_names(), pk=pk)
    if wish and not request.actor.has_perm(wish, ask):
        raise PermissionDenied
    return ask


def ask_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One ask with its answer; whoever chairs the group asked answers here."""
    ask = the_ask(request, pk)
    may_answer = request.actor.has_perm("working_groups.answer_ask", ask)
    if request.method == "POST" and not may_answer:
        raise PermissionDenied
    others = cascade.below(ask.hears).exclude(pk=ask.group_id) if ask.hears else WorkingGroup.objects.none()
    form = AnswerAskForm(others, request.POST or None)
    answer = partial(acts.answer, ask, request.actor)
    if form.is_bound and form.is_valid() and form.hand_to(answer, **form.said()):
        say(request, _("Answered. %(group)s hears it.") % {"group": ask.group})
        return redirect(back_to(request) or ask)
    context = {
        "ask": ask,
        "back": number_in(request.GET.get("back", "")) or "",
        "form": form if may_answer and ask.is_open else None,
    }
    return render(request, "gatherings/ask_detail.html", context, status=form.status)


def back_to(request: HttpRequest) -> str:
    """The running gathering somebody answered from, by its number; nothing else is believed."""
    number = number_in(request.POST.get("back", ""))
    return reverse("gathering_run", args=[number]) if number else ""


@require_POST
def ask_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    ask = the_ask(request, pk, "working_groups.withdraw_ask")
    try:
        acts.withdraw(ask, request.actor)
        say(request, _("The ask is taken back."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(ask)


def direction_new(request: HttpRequest, slug: str) -> HttpResponse:
    group = the_group(request, slug, "working_groups.give_direction")
    form = DirectionForm(cascade.below(group), request.POST or None)
    give = partial(acts.give, group, request.actor)
    if form.is_bound and form.is_valid() and form.hand_to(give, **form.said()):
        say(request, _("It lands on the next agenda of each."))
        return redirect(group)
    return render(request, "gatherings/direction_new.html", {"group": group, "form": form}, status=form.status)


@require_POST
def receipt_acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    receipt = get_object_or_404(Receipt.objects.visible_to(request.actor).with_names(), pk=pk)
    if not request.actor.has_perm("working_groups.acknowledge_direction", receipt):
        raise PermissionDenied
    form = AcknowledgeForm(request.POST)
    if form.is_valid():
        acts.acknowledge(receipt, request.actor, form.cleaned_data["words"])
        say(request, _("%(group)s knows that you heard it.") % {"group": receipt.direction.group})
    return redirect(receipt.group)
