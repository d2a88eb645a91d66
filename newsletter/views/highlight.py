"""Highlights for whoever plans them: the year, the line, one turn."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.dates import today
from network.lib.numbers import number_in
from network.lib.says import say, warn
from newsletter import turns
from newsletter.doors_to_highlights import door
from newsletter.forms.highlight import PlanForm, RhythmForm, SwapForm, WordsForm
from newsletter.models import Highlight, HighlightRhythm, HighlightState, Passed, month_of
from newsletter.rotation import line, months_after
from newsletter.views.pausing import own_partners

PLAN = "newsletter.plan_highlights"
FIRST_YEAR, LAST_YEAR = 2000, 2100
SHOWN_IN_LINE = 5


def highlight_list(request: HttpRequest) -> HttpResponse:
    """The year: who had a turn, who has one, who is next and why."""
    year = number_in(request.GET.get("year", "")) or 0
    year = year if FIRST_YEAR <= year <= LAST_YEAR else today().year
    people = turns.standings()
    next_in_line = line(people, months_after(month_of(today()), 1))
    context = {
        "year": year, "months": turns.months_of(year, people), "coverage": turns.coverage(year),
        "first": next_in_line[:SHOWN_IN_LINE], "more": len(next_in_line) > SHOWN_IN_LINE,
        "readable": set(Highlight.objects.visible_to(request.actor).of_year(year).values_list("pk", flat=True)),
    }  # fmt: skip
    return render(request, "newsletter/highlight_list.html", context)


def highlight_line(request: HttpRequest) -> HttpResponse:
    """Everybody in line, and who stands aside for now."""
    month = months_after(month_of(today()), 1)
    people = turns.standings()
    found = line(people, month)
    keys = {one.key for one in found}
    aside = sorted((one for one in people if one.key not in keys), key=lambda one: one.name)
    slugs = dict(turns.taking_part().values_list("pk", "slug"))
    pairs = [(one, slugs[one.key]) for one in aside]
    context = {"found": found, "aside": pairs, "month": month, "own": own_partners(request)}
    return render(request, "newsletter/highlight_line.html", context)


@permission_required(PLAN, raise_exception=True)
def highlight_new(request: HttpRequest) -> HttpResponse:
    """A partner for a month (?month=2026-03-01); the next in line stands first."""
    month = request.GET.get("month", "")
    form = PlanForm(request.POST or None, month, turns.next_for(month))
    if form.is_bound and form.is_valid():
        highlight = form.hand_to(partial(Highlight.plan, request.actor), **form.cleaned_data)
        if highlight:
            say(request, _("%(turn)s is planned.") % {"turn": highlight})
            return redirect(highlight)
    return render(request, "newsletter/highlight_new.html", {"form": form, "day": form.day}, status=form.status)


def the_highlight(request: HttpRequest, pk: int, wish: str = "") -> Highlight:
    """The one a personal link is for, or one this person sees; 403 when it may not do this to it."""
    link = getattr(request, "link", None)
    seen = Highlight.objects.filter(pk=link.target_id) if link else Highlight.objects.visible_to(request.actor)
    highlight = get_object_or_404(seen.select_related("partner", "asked_person", "approved_by"), pk=pk)
    if wish and not request.actor.has_perm(wish, highlight):
        raise PermissionDenied
    return highlight


def highlight_detail(request: HttpRequest, pk: int) -> HttpResponse:
    highlight = the_highlight(request, pk)
    speaks = request.actor.has_perm("newsletter.answer_highlight", highlight)
    plans = request.actor.has_perm(PLAN)
    seen = highlight.is_readable or speaks or plans
    context = {"highlight": highlight, "speaks": speaks, "plans": plans, "told": highlight.told() if seen else []}
    return render(request, "newsletter/highlight_detail.html", context)


def highlight_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The backbone edits, or writes down what it was told."""
    return written(request, the_highlight(request, pk, "newsletter.edit_highlight"), for_partner=False)


def written(request: HttpRequest, highlight: Highlight, for_partner: bool) -> HttpResponse:
    """The form of the four answers, for either side."""
    posted = request.method == "POST"
    form = WordsForm(highlight, request.POST if posted else None, request.FILES if posted else None, for_partner)
    if posted and form.is_valid():
        verb = highlight.answer if for_partner else highlight.edit
        if form.hand_to(verb, by=request.actor, version=form.cleaned_data["version"], **form.said()):
            say(
                request,
                _("Saved.") if for_partner else _("Saved. The partner is asked for its yes."),
            )
            return redirect(door(request, highlight))
    now = Highlight.objects.select_related("partner").get(pk=highlight.pk)
    context = {"highlight": now, "form": form.opened_again(now), "for_partner": for_partner}
    return render(request, "newsletter/highlight_write.html", context, status=form.status)


def done(request: HttpRequest, highlight: Highlight, verb: Any, words: str, undo: str = "") -> HttpResponse:
    """Call a verb, say what happened, and show the highlight."""
    try:
        verb()
        say(request, words, undo=undo)
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(door(request, highlight))


@require_POST
def highlight_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a partner, or ask again: for answers or for its yes, whichever is missing."""
    highlight = the_highlight(request, pk, PLAN)
    verb = highlight.ask if highlight.state == HighlightState.PLANNED else highlight.remind
    try:
        mail = verb(request.actor)
    except ValidationError as error:
        warn(request, " ".join(error.messages))
        return redirect(highlight)
    if mail is None:
        warn(request, _("Nobody at %(partner)s can be reached by mail.") % {"partner": highlight.partner})
    else:
        say(request, _("%(name)s gets a mail.") % {"name": mail.person.name})
    return redirect(highlight)


@require_POST
def highlight_pass(request: HttpRequest, pk: int) -> HttpResponse:
    """Not this time: by the backbone, or by the partner itself."""
    highlight = the_highlight(request, pk, "newsletter.pass_highlight")
    speaks = request.actor.has_perm("newsletter.answer_highlight", highlight)
    verb = partial(highlight.let_pass, request.actor, Passed.PARTNER if speaks else Passed.TEAM)
    undo = door(request, highlight, "highlight_return")
    return done(request, highlight, verb, _("The month is free for the next in line."), undo)


@require_POST
def highlight_return(request: HttpRequest, pk: int) -> HttpResponse:
    highlight = the_highlight(request, pk, "newsletter.pass_highlight")
    return done(request, highlight, partial(highlight.bring_back, request.actor), _("The turn stands again."))


@require_POST
def highlight_next(request: HttpRequest, pk: int) -> HttpResponse:
    """No answer came: the next in line is asked."""
    highlight = the_highlight(request, pk, PLAN)
    try:
        heir = turns.pass_on(highlight, request.actor)
    except ValidationError as error:
        warn(request, " ".join(error.messages))
        return redirect(highlight)
    if heir is None:
        warn(request, _("Nobody is in line for this month."))
        return redirect("highlight_list")
    say(request, _("The turn goes to %(partner)s.") % {"partner": heir.partner})
    return redirect(heir)


def highlight_swap(request: HttpRequest, pk: int) -> HttpResponse:
    highlight = the_highlight(request, pk, PLAN)
    form = SwapForm(highlight, request.POST or None)
    if form.is_bound and form.is_valid() and form.hand_to(highlight.swap_with, by=request.actor, **form.cleaned_data):
        say(request, _("Swapped: %(turn)s.") % {"turn": highlight})
        return redirect(highlight)
    return render(request, "newsletter/highlight_swap.html", {"highlight": highlight, "form": form}, status=form.status)


@permission_required(PLAN, raise_exception=True)
def highlight_rhythm(request: HttpRequest) -> HttpResponse:
    """How early the network asks."""
    rhythm = HighlightRhythm.current()
    form = RhythmForm(rhythm, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.hand_to(rhythm.set, by=request.actor, **form.cleaned_data):
        say(request, _("Saved."))
        return redirect("highlight_list")
    return render(request, "newsletter/highlight_rhythm.html", {"form": form}, status=form.status)
