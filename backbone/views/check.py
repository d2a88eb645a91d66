"""The collaboration check: opening a round, answering it, closing it, and what came out."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from backbone import check_showing, checking
from backbone.check_forms import AnswerForm, CheckForm
from backbone.check_results import results_of
from backbone.models import FEWEST, Asked, Check, CheckComment, Reach
from backbone.statements import COUNT
from network.lib.csv import write_rows
from network.lib.dates import today
from network.lib.pages import page_of
from network.lib.says import say, warn

OPEN = "backbone.open_check"
ANSWER = "backbone.answer_check"
USUAL = timedelta(days=14)


@require_safe
def check_list(request: HttpRequest) -> HttpResponse:
    """The round that is open, and those that are closed."""
    visible = Check.objects.visible_to(request.actor).with_numbers()
    now = visible.open().first()
    mine = Asked.objects.visible_to(request.actor).filter(check_round=now).first() if now else None
    page = page_of(visible.closed(), request)
    context = {"page": page, "now": now, "mine": mine, "fewest": FEWEST, "count": COUNT}
    return render(request, "backbone/check_list.html", context)


def the_check(request: HttpRequest, pk: int, wish: str = "") -> Check:
    check = get_object_or_404(Check.objects.visible_to(request.actor).with_numbers(), pk=pk)
    if wish and not request.actor.has_perm(wish):
        raise PermissionDenied
    return check


@permission_required(OPEN, raise_exception=True)
def check_new(request: HttpRequest) -> HttpResponse:
    form = CheckForm(request.POST or None, initial={"reach": Reach.CONTACTS, "closes_on": today() + USUAL})
    if form.is_bound and form.is_valid():
        check = form.hand_to(checking.open_round, by=request.actor, **form.cleaned_data)
        if check:
            say(request, asked_words(check.asked.count()))
            return redirect(check)
    reaches = [(label, len(checking.reachable(reach))) for reach, label in Reach.choices]
    context = {"form": form, "reaches": reaches, "fewest": FEWEST}
    return render(request, "backbone/check_new.html", context, status=form.status)


def asked_words(count: int) -> str:
    return ngettext("%(n)d person gets a mail.", "%(n)d people get a mail.", count) % {"n": count}


@require_safe
def check_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Of an open round how many have answered; of a closed one what came out."""
    check = the_check(request, pk)
    if check.is_open:
        return render(request, "backbone/check_open.html", open_context(request, check))
    return results(request, check)


def open_context(request: HttpRequest, check: Check) -> dict[str, Any]:
    """The backbone sees who has answered, so that it can ask the others; not when, and not what."""
    leads = request.actor.has_perm(OPEN)
    return {
        "check": check, "leads": leads, "fewest": FEWEST, "count": COUNT,
        "asked": check.asked.select_related("person") if leads else [],
        "mine": Asked.objects.visible_to(request.actor).filter(check_round=check).first(),
        "is_reminded": check.reminded_on == today(),
    }  # fmt: skip


def results(request: HttpRequest, check: Check) -> HttpResponse:
    leads = request.actor.has_perm(OPEN)
    shown = results_of(check, with_off=leads)
    context = {
        "check": check, "results": shown, "leads": leads, "fewest": FEWEST, "parts": check_showing.parts(shown),
        "overview": check_showing.overview(shown),
    }  # fmt: skip
    return render(request, "backbone/check_detail.html", context)


@require_safe
def check_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """What the page shows, as a file; without words, which would lose their place there."""
    check = the_check(request, pk)
    rows = write_rows(check_showing.rows(results_of(check)))
    response = HttpResponse("\ufeff" + "".join(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="collaboration-check-{check.pk}.csv"'
    return response


# Answering


def check_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Signed in."""
    asked = get_object_or_404(Asked.objects.visible_to(request.actor).select_related("check_round"), check_round=pk)
    if not asked.check_round.is_open:
        return redirect(asked.check_round)
    return answer(request, asked)


def check_by_link(request: HttpRequest, target_id: int) -> HttpResponse:
    """By the link of the mail: while the round is open its form, afterwards what came out."""
    asked = get_object_or_404(Asked.objects.visible_to(request.actor).select_related("check_round"), pk=target_id)
    if not asked.check_round.is_open:
        return results(request, Check.objects.with_numbers().get(pk=asked.check_round_id))
    return answer(request, asked)


def answer(request: HttpRequest, asked: Asked) -> HttpResponse:
    if asked.has_answered:
        return render(request, "backbone/check_thanks.html", {"check": asked.check_round})
    if not request.actor.has_perm(ANSWER, asked):
        raise PermissionDenied
    form = AnswerForm(request.POST if request.method == "POST" else None, asked)
    if form.is_bound and form.is_valid():
        verb = asked.send if "send" in request.POST else asked.keep
        if form.hand_to(verb, by=request.actor, values=form.answers(), comments=form.comments()):
            return kept(request, asked)
    context = {"check": asked.check_round, "form": form, "done": len(asked.values), "count": COUNT, "fewest": FEWEST}
    page_or_part = "_check_saved" if request.htmx else "check_answer"
    return render(request, f"backbone/{page_or_part}.html", context, status=form.status)


def kept(request: HttpRequest, asked: Asked) -> HttpResponse:
    """What stands at the foot of the form; without scripts, the page anew."""
    if request.htmx:
        context = {"done": len(asked.values), "count": COUNT, "is_kept": True}
        return render(request, "backbone/_check_saved.html", context)
    if not asked.has_answered:
        say(request, _("Saved. Come back by the same link whenever you like."))
    return redirect(request.path)


# What the backbone does with a round


@require_POST
def check_remind(request: HttpRequest, pk: int) -> HttpResponse:
    check = the_check(request, pk, OPEN)
    try:
        say(request, asked_words(checking.remind(check, request.actor)))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(check)


def check_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked for once, since it cannot be taken back."""
    check = the_check(request, pk, OPEN)
    if request.method == "POST":
        checking.close(check, request.actor)
        say(request, _("The round is closed. Everybody who was asked gets a mail with the results."))
        return redirect(check)
    if not check.is_open:
        return redirect(check)
    return render(request, "backbone/check_close.html", {"check": check, "fewest": FEWEST})


@require_POST
def comment_off(request: HttpRequest, pk: int, comment: Any) -> HttpResponse:
    """Keep a comment off the page, or (POST off=no) put it back."""
    check = the_check(request, pk, OPEN)
    words = get_object_or_404(CheckComment.objects.filter(check_round__state="closed"), check_round=check, pk=comment)
    off = request.POST.get("off") != "no"
    words.take_off(request.actor, off)
    say(request, _("Taken off the page.") if off else _("It is on the page again."))
    return redirect(f"{reverse('check_detail', args=[check.pk])}#comments")
