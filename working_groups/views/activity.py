"""Activities: one of them, and what a partner's own people do with theirs, signed in or by personal link."""

from functools import partial

from django.db.models import Case, IntegerField, Q, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from network.lib.says import say
from partners.doors import door, needs
from partners.models import Introduction, Partner
from working_groups import overlaps, plan
from working_groups.forms.activity import ActivityForm, LookForm, MeetForm, of_activity
from working_groups.models import Activity, Strategy
from working_groups.overlaps import Pair

CHANGE = needs("working_groups.change_activity")
NEAR = 12  # activities of others offered to be reinforced


def activity_detail(request: HttpRequest, pk: int) -> HttpResponse:
    activity = get_object_or_404(Activity.objects.visible_to(request.actor).with_names(), pk=pk)
    seen = Activity.objects.visible_to(request.actor).select_related("partner")
    context = {
        "activity": activity,
        "strategy": Strategy.objects.in_force().filter(key=activity.strategy_key).first(),
        "reinforces": seen.filter(reinforced_by=activity),
        "reinforced_by": seen.filter(reinforces=activity),
        "keeps": request.actor.has_perm("working_groups.change_activity", activity.partner),
    }
    return render(request, "working_groups/activity_detail.html", context)


@CHANGE
def partner_plan(request: HttpRequest, partner: Partner) -> HttpResponse:
    """What a partner does toward the strategies, what it helps with, and who works beside it."""
    names = {one.key: one.name for one in plan.strategies_in_force()}
    own = list(Activity.objects.filter(partner=partner).with_names())
    context = {
        "partner": partner,
        "open": [(one, names.get(one.strategy_key, "")) for one in own if one.is_open],
        "over": [one for one in own if not one.is_open],
        "helped": Activity.objects.open().filter(helpers=partner).select_related("partner"),
        "pairs": [(pair, pair.other_than(partner)) for pair in overlaps.pairs(partner)],
        "strategies": bool(names),
    }
    return render(request, "working_groups/partner_plan.html", context)


def near(partner: Partner, key: str | None, chosen: list[Activity]) -> list[Activity]:
    """Activities of others that one of this partner may reinforce: toward the same strategy, or in its places."""
    rows = Activity.objects.open().exclude(partner=partner)
    same = Case(When(Q(strategy_key=key), then=Value(0)), default=Value(1), output_field=IntegerField())
    there = rows.filter(Q(strategy_key=key) | Q(places__in=partner.places.all())) if key else rows.filter(
        places__in=partner.places.all()
    )  # fmt: skip
    found = there.annotate(far=same if key else Value(1)).order_by("far", "partner__sort_name", "pk").distinct()
    return list(dict.fromkeys([*chosen, *found[:NEAR]]))


@CHANGE
def activity_new(request: HttpRequest, partner: Partner) -> HttpResponse:
    wanted = request.GET.get("strategy", "")
    strategies = plan.strategies_in_force()
    key = next((str(one.key) for one in strategies if str(one.key) == wanted), None)
    initial = {"strategy_key": key, "places": list(partner.places.all())}
    form = ActivityForm(partner, strategies, near(partner, key, []), data=request.POST or None, initial=initial)
    begin = partial(Activity.begin, by=request.actor, partner=partner)
    if form.is_bound and form.is_valid() and form.hand_to(begin, **form.said()):
        say(request, _("It stands in the plan; everybody in the network can see it."))
        return redirect(door(request, partner, "partner_plan"))
    context = {"partner": partner, "form": form, "activity": None, "names": partner_names()}
    return render(request, "working_groups/activity_edit.html", context, status=form.status)


def partner_names() -> list[str]:
    return list(plan.partners_of_plan().values_list("name", flat=True)[:1000])


def own_activity(partner: Partner, pk: int) -> Activity:
    return get_object_or_404(Activity.objects.filter(partner=partner).with_names(), pk=pk)


@CHANGE
def activity_edit(request: HttpRequest, partner: Partner, pk: int) -> HttpResponse:
    activity = own_activity(partner, pk)
    others = near(partner, str(activity.strategy_key), list(activity.reinforces.select_related("partner")))
    form = ActivityForm(
        partner, plan.strategies_in_force(), others, data=request.POST or None, initial=of_activity(activity)
    )
    if form.is_bound and form.is_valid():
        version = form.cleaned_data["version"] or 0
        if form.hand_to(activity.edit, by=request.actor, version=version, **form.said()):
            say(request, _("Saved."))
            return redirect(door(request, partner, "partner_plan"))
    now = own_activity(partner, pk)
    context = {"partner": partner, "form": form.opened_again(now), "activity": now, "names": partner_names()}
    return render(request, "working_groups/activity_edit.html", context, status=form.status)


@CHANGE
def activity_look(request: HttpRequest, partner: Partner, pk: int) -> HttpResponse:
    activity = own_activity(partner, pk)
    form = LookForm(activity, request.POST or None)
    if form.is_bound and form.is_valid() and form.hand_to(activity.look_at, by=request.actor, **form.cleaned_data):
        say(request, _("Thank you for looking."))
        return redirect(door(request, partner, "partner_plan"))
    return render(
        request, "working_groups/activity_look.html", {"partner": partner, "activity": activity, "form": form},
        status=form.status,
    )  # fmt: skip


@needs("partners.post_exchange")
def activity_meet(request: HttpRequest, partner: Partner, other: str) -> HttpResponse:
    """Two that work on the same strategy in the same place: an introduction."""
    who = get_object_or_404(Partner.objects.in_directory().exclude(pk=partner.pk), slug=other)
    pair = next((pair for pair in overlaps.pairs(partner, most=100) if pair.other_than(partner) == who), None)
    form = MeetForm(request.POST or None, initial={"words": words_for(pair) if pair else ""})
    agreed = () if request.actor.has_perm("partners.introduce_partners") else ("seeker",)
    propose = partial(Introduction.propose, by=request.actor, seeker=partner, helper=who, agreed=agreed)
    if form.is_bound and form.is_valid() and form.hand_to(propose, **form.cleaned_data):
        say(request, _("We asked first; addresses follow when both say yes."))
        return redirect(door(request, partner, "partner_plan"))
    context = {"partner": partner, "other": who, "pair": pair, "form": form}
    return render(request, "working_groups/activity_meet.html", context, status=form.status)


def words_for(pair: Pair) -> str:
    """What the mail may say."""
    said = {"strategy": pair.first.strategy.name, "place": pair.first.place}
    return _("You both work on “%(strategy)s” in %(place)s. An hour together could save each of you a season.") % said
