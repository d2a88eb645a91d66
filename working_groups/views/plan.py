"""The plan of action: its table, what it lacks, one strategy and what was decided about it."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from network.lib.dates import today
from network.lib.numbers import number_in
from network.lib.pages import page_of
from network.lib.says import say
from partners.directory import standing
from partners.models import Partner, Place
from working_groups import overlaps, plan
from working_groups.forms.activity import ReviewForm, StartForm
from working_groups.models import Activity, CommonAgenda, Goal, Strategy, StrategyReview

REVIEW = permission_required("working_groups.review_strategy", raise_exception=True)


def plan_matrix(request: HttpRequest) -> HttpResponse:
    """Partners × strategies."""
    place = number_in(request.GET.get("place", ""))
    partners = plan.partners_of_plan()
    if place:
        partners = partners.filter(places=place)
    page = page_of(partners, request, plan.MOST_PARTNERS)
    table = plan.matrix(page.rows, plan.strategies_in_force(), is_whole=page.is_whole and not place)
    context = {
        "page": page,
        "matrix": table,
        "place": place,
        "places": Place.objects.all(),
        "mine": mine(request.actor),
    }
    return render(request, "working_groups/plan_matrix.html", context)


def mine(person: Any) -> list[Partner]:
    """The partners in the network whose plan somebody keeps."""
    own = standing(person)
    return [partner for partner in own.partners if partner.pk in own.keeps and partner.is_in_directory]


def plan_gaps(request: HttpRequest) -> HttpResponse:
    """What the table does not say by itself: who is missing, what stands alone, who should meet."""
    lone = Activity.objects.visible_to(request.actor).lone().select_related("partner")
    adrift = Activity.objects.visible_to(request.actor).adrift().select_related("partner")
    own = {partner.pk for partner in mine(request.actor)}
    context = {
        "strategies": plan.idle_strategies()[: plan.MOST],
        "partners": plan.partners_without_activity()[: plan.MOST],
        "lone": lone[: plan.MOST],
        "adrift": adrift[: plan.MOST],
        "pairs": sorted(overlaps.pairs(), key=lambda pair: own.isdisjoint((pair.one.pk, pair.other.pk))),
        "mine": own,
        "has_strategies": bool(plan.strategies_in_force()),
    }
    return render(request, "working_groups/plan_gaps.html", context)


def activity_list(request: HttpRequest) -> HttpResponse:
    """All activities one sees; ?show=due: those somebody should look at again."""
    rows = Activity.objects.visible_to(request.actor)
    is_due = request.GET.get("show") == "due"
    found = rows.due(today()) if is_due else rows.open()
    names = {one.key: one.name for one in plan.strategies_in_force()}
    page = page_of(found.select_related("partner", "owner"), request)
    context = {"page": page, "is_due": is_due, "lines": [(one, names.get(one.strategy_key, "")) for one in page.rows]}
    return render(request, "working_groups/activity_list.html", context)


def strategy_of(request: HttpRequest, key: UUID) -> Strategy:
    """The strategy as the version in force has it, else the last version that had it."""
    visible = CommonAgenda.objects.visible_to(request.actor)
    rows = Strategy.objects.filter(key=key, goal__agenda__in=visible).select_related("goal__agenda")
    found = {row.goal.agenda.state: row for row in rows.order_by("goal__agenda__number")}
    for state in ("adopted", "past", "draft"):
        if state in found:
            return found[state]
    raise Http404


def strategy_detail(request: HttpRequest, key: UUID) -> HttpResponse:
    strategy = strategy_of(request, key)
    activities = Activity.objects.visible_to(request.actor).toward(key).with_names()
    page = page_of(activities.open(), request)
    context = {
        "strategy": strategy, "page": page, "over": activities.exclude(progress__in=("planned", "going"))[:10],
        "reviews": StrategyReview.objects.of(key).select_related("by")[:20],
        "in_force": strategy.goal.agenda.state == "adopted", "mine": mine(request.actor),
    }  # fmt: skip
    return render(request, "working_groups/strategy_detail.html", context)


@REVIEW
def strategy_review(request: HttpRequest, key: UUID) -> HttpResponse:
    strategy = get_object_or_404(Strategy.objects.in_force(), key=key)
    form = ReviewForm(request.POST or None)
    record = StrategyReview.record
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if said and form.hand_to(record, by=request.actor, strategy=strategy, **said):
        say(request, _("It stands in the history of this strategy."))
        return redirect("strategy_detail", key)
    context = {"form": form, "strategy": strategy, "back": reverse("strategy_detail", args=[key])}
    return render(request, "working_groups/strategy_review.html", context, status=form.status)


@REVIEW
def strategy_start(request: HttpRequest, key: UUID) -> HttpResponse:
    """Another way to the goal of this key."""
    goal = get_object_or_404(Goal, key=key, agenda__state="adopted")
    form = StartForm(request.POST or None)
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if said and form.hand_to(StrategyReview.start, by=request.actor, goal=goal, **said):
        say(request, _("It is decided. Now it can be written into the draft of the common agenda."))
        return redirect("strategy_reviews")
    context = {"form": form, "goal": goal, "back": reverse("strategy_reviews")}
    return render(request, "working_groups/strategy_review.html", context, status=form.status)


def strategy_reviews(request: HttpRequest) -> HttpResponse:
    """What was decided about all strategies."""
    page = page_of(StrategyReview.objects.select_related("by"), request)
    goals = Goal.objects.filter(agenda__state="adopted")
    return render(request, "working_groups/strategy_reviews.html", {"page": page, "goals": goals})
