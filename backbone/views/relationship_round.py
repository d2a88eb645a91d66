"""Rounds: opened, reminded of, closed; who was asked, and what came of it."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from backbone.models import RelationshipRound
from backbone.network_forms import ExtendForm, RoundForm
from backbone.network_map.round_results import results_of
from network.lib.dates import plain_day
from network.lib.pages import page_of
from network.lib.says import say, warn
from people.rules import is_backbone

MAY_RUN = permission_required("backbone.run_relationship_round", raise_exception=True)


@MAY_RUN
def relationship_round_list(request: HttpRequest) -> HttpResponse:
    page = page_of(RelationshipRound.objects.visible_to(request.actor).with_counts(), request)
    context = {"page": page, "rows": [(one, results_of(one)) for one in page.rows]}
    return render(request, "backbone/relationship_round_list.html", context)


@MAY_RUN
def relationship_round_new(request: HttpRequest) -> HttpResponse:
    form = RoundForm(request.POST if request.method == "POST" else None)
    begin = RelationshipRound.begin
    if form.is_bound and form.is_valid() and (one := form.hand_to(begin, by=request.actor, **form.cleaned_data)):
        say(request, _("The round is open; everybody gets a mail with a personal link."))
        return redirect(one)
    return render(request, "backbone/relationship_round_new.html", {"form": form}, status=form.status)


def relationship_round_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """For the backbone: who was asked. For whoever was asked: what came of it, once it is closed."""
    rounds = RelationshipRound.objects.visible_to(request.actor).with_counts()
    one = get_object_or_404(rounds, pk=pk)
    context = {"round": one, "results": results_of(one), "own": one.guests.filter(person=request.actor).first()}
    if is_backbone(request.actor):
        page = page_of(one.guests.with_names(), request, per_page=100)
        context |= {
            "page": page,
            "unasked": one.unasked()[:20],
            "askable": one.askable().exists(),
            "form": ExtendForm(initial={"closes_on": one.closes_on}),
        }
    return render(request, "backbone/relationship_round_detail.html", context)


def the_round(request: HttpRequest, pk: int) -> RelationshipRound:
    return get_object_or_404(RelationshipRound.objects.visible_to(request.actor), pk=pk)


def done(request: HttpRequest, one: RelationshipRound, verb: Callable, words: Callable) -> HttpResponse:
    """Call a verb and say what happened, or what it objected to."""
    try:
        say(request, words(verb(by=request.actor)))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(one)


@require_POST
@MAY_RUN
def relationship_round_invite(request: HttpRequest, pk: int) -> HttpResponse:
    one = the_round(request, pk)
    return done(request, one, one.invite, asked_words)


def asked_words(count: int) -> str:
    if not count:
        return _("There is nobody else to write to.")
    return ngettext("%(count)d more partner is asked.", "%(count)d more partners are asked.", count) % {"count": count}


@require_POST
@MAY_RUN
def relationship_round_remind(request: HttpRequest, pk: int) -> HttpResponse:
    one = the_round(request, pk)
    return done(request, one, one.remind, reminded_words)


def reminded_words(count: int) -> str:
    return ngettext("%(count)d person gets a reminder.", "%(count)d people get a reminder.", count) % {"count": count}


@require_POST
@MAY_RUN
def relationship_round_extend(request: HttpRequest, pk: int) -> HttpResponse:
    one, form = the_round(request, pk), ExtendForm(request.POST)
    if not form.is_valid():
        warn(request, _("Choose a day."))
        return redirect(one)
    verb = partial(one.extend, closes_on=form.cleaned_data["closes_on"])
    return done(request, one, verb, lambda row: _("Open until %(day)s.") % {"day": plain_day(row.closes_on)})


@require_POST
@MAY_RUN
def relationship_round_close(request: HttpRequest, pk: int) -> HttpResponse:
    one = the_round(request, pk)
    return done(request, one, one.close, lambda _row: _("Closed. Whoever answered hears what came of it."))
