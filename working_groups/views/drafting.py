"""Rounds: people say what they would change in the draft or about a rule, and how far they agree."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required, permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.gradient import Gradient
from network.lib.limits import too_often
from network.lib.pages import page_of
from network.lib.says import say, warn
from partners.directory import is_signed_in
from people.models import Link
from working_groups.doors_to_rounds import door
from working_groups.forms.drafting import CloseForm, LeanForm, OutsideForm, RoundForm, RuleForm, SettleForm
from working_groups.forms.drafting import SuggestionForm as InsideForm
from working_groups.inviting import to_invite
from working_groups.models import CommonAgenda, DraftingRound, Leaning, Suggestion
from working_groups.models.drafting_round import ROUND
from working_groups.models.suggestion import SHOWN

OPEN = "working_groups.open_round"
MOST_AN_HOUR = 20
MOST_SHOWN = 300


def round_list(request: HttpRequest) -> HttpResponse:
    """What people are asked now, and what came of earlier rounds."""
    counted = DraftingRound.objects.visible_to(request.actor).select_related("agenda")
    rows = counted.annotate(count=Count("suggestions", filter=Q(suggestions__fate__in=SHOWN)))
    context = {
        "unclosed": rows.unclosed().order_by("until", "pk")[:50],
        "page": page_of(rows.filter(closed_at__isnull=False), request),
        "draft": draft_to_ask_about(request),
    }
    return render(request, "working_groups/round_list.html", context)


def draft_to_ask_about(request: HttpRequest) -> CommonAgenda | None:
    """The draft, unless people are being asked about it already."""
    asked = DraftingRound.objects.unclosed().filter(agenda=OuterRef("pk"))
    return CommonAgenda.objects.visible_to(request.actor).filter(~Exists(asked)).draft()


@permission_required(OPEN, raise_exception=True)
def round_new(request: HttpRequest) -> HttpResponse:
    draft = CommonAgenda.objects.visible_to(request.actor).draft()
    if draft is None:
        raise Http404
    return begun(request, RoundForm(request.POST or None), agenda=draft)


@permission_required("working_groups.propose_rule", raise_exception=True)
def rule_new(request: HttpRequest) -> HttpResponse:
    form = RuleForm(request.POST or None)
    if not request.actor.has_perm(OPEN):
        del form.fields["is_open_to_all"]
    return begun(request, form)


def begun(request: HttpRequest, form: RoundForm, **about: Any) -> HttpResponse:
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    if said and (new := form.hand_to(DraftingRound.begin, by=request.actor, **about, **said)):
        say(request, _("The round is open."))
        return redirect("round_invite", new.pk) if request.actor.has_perm(OPEN) else redirect(new)
    context = {"form": form, "draft": about.get("agenda")}
    return render(request, "working_groups/round_new.html", context, status=form.status)


def the_round(request: HttpRequest, pk: int) -> DraftingRound:
    """As this reader may see it; whoever is not signed in is sent to do so by the caller."""
    rows = DraftingRound.objects.visible_to(request.actor).select_related("agenda")
    return get_object_or_404(rows.prefetch_related("agenda__goals__strategies"), pk=pk)


@login_not_required
def round_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The text, paragraph by paragraph, with what was suggested, and how far people agree."""
    one = the_round(request, pk)
    takes_part = one.is_running and request.actor.has_perm("working_groups.take_part_in_round", one)
    leanings = list(one.leanings.select_related("person")[:MOST_SHOWN]) if is_signed_in(request.actor) else []
    own = next((row for row in leanings if row.person_id == request.actor.pk), None)
    context = {
        "round": one, "paragraphs": with_suggestions(one, request.actor), "voices": voices(leanings),
        "leaned": len(leanings),
        "own": own, "leanings": [row for row in leanings if row.words], "takes_part": takes_part,
        "may_write": takes_part or (one.is_running and one.is_open_to_all and not is_signed_in(request.actor)),
        "form": LeanForm(initial={"level": own.level, "words": own.words} if own else None),
        "reach": reach(one) if request.actor.has_perm(OPEN) else None,
    }  # fmt: skip
    return render(request, "working_groups/round_detail.html", context)


@dataclass(frozen=True)
class Reach:
    """How many people got a mail about a round, and how many have said something, invited or not."""

    invited: int
    spoke: int


def reach(one: DraftingRound) -> Reach:
    """Two queries."""
    return Reach(Link.objects.for_act(ROUND, one).values("person").distinct().count(), one.speakers().count())


def with_suggestions(one: DraftingRound, reader: Any) -> list[tuple[Any, list[Suggestion]]]:
    """Each paragraph with what people suggest; what speaks to one that is gone comes last, under its old title."""
    rows = Suggestion.objects.visible_to(reader).filter(round=one).exclude(fate="aside").select_related("person")
    by_key: dict[str, list[Suggestion]] = {}
    for row in rows[:MOST_SHOWN]:
        by_key.setdefault(row.key, []).append(row)
    shown = [(paragraph, by_key.pop(paragraph.key, [])) for paragraph in one.paragraphs()]
    return [*shown, *(({"title": gone[0].title}, gone) for gone in by_key.values())]


def voices(leanings: list[Leaning]) -> list[tuple[str, str, int]]:
    """(level, its name, how many), from wholehearted to block."""
    return [
        (level.value, str(level.label), sum(row.level == level.value for row in leanings)) for level in Gradient
    ] if leanings else []  # fmt: skip


@login_not_required
def suggestion_new(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Somebody of the network suggests at once; what somebody from outside writes is held until it was read."""
    one = the_round(request, pk)
    paragraph = next((paragraph for paragraph in one.paragraphs() if paragraph.key == key), None)
    if paragraph is None:
        raise Http404
    is_inside = is_signed_in(request.actor)
    if is_inside and not request.actor.has_perm("working_groups.take_part_in_round", one):
        raise PermissionDenied
    form = (InsideForm if is_inside else OutsideForm)(request.POST or None)
    if form.is_bound and form.is_valid() and suggested(request, form, one, key, is_inside):
        say(request, _("Thank you.") if is_inside else _("Thank you. Somebody reads it, then it stands here."))
        return redirect(f"{door(request, pk)}#{key}")
    context = {"form": form, "round": one, "paragraph": paragraph, "is_inside": is_inside}
    return render(request, "working_groups/suggestion_new.html", context, status=form.status)


def suggested(request: HttpRequest, form: Any, one: DraftingRound, key: str, is_inside: bool) -> Suggestion | None:
    if not is_inside and too_often(request, "suggest", most=MOST_AN_HOUR, seconds=3600):
        form.add_error(None, _("Many suggestions came from your network just now. Please try again in an hour."))
        return None
    said = {name: form.cleaned_data[name] for name in ("words", "may_name", "name") if name in form.cleaned_data}
    return form.hand_to(Suggestion.make, by=request.actor if is_inside else None, round=one, key=key, **said)


@require_POST
def round_lean(request: HttpRequest, pk: int) -> HttpResponse:
    one = the_round(request, pk)
    if not request.actor.has_perm("working_groups.take_part_in_round", one):
        raise PermissionDenied
    form = LeanForm(request.POST)
    if form.is_valid() and form.hand_to(one.lean, by=request.actor, **form.cleaned_data):
        say(request, _("Thank you. You can change it until the round ends."))
    else:
        warn(request, " ".join(form.non_field_errors()) or _("Choose how far you agree."))
    return redirect(door(request, pk))


@permission_required(OPEN, raise_exception=True)
def round_invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Who gets a mail, and the button that sends it."""
    one = the_round(request, pk)
    if request.method == "POST":
        try:
            one.invite(request.actor)
            say(request, _("The mails go out within some minutes."))
        except ValidationError as error:
            warn(request, " ".join(error.messages))
        return redirect(one)
    guests = to_invite(one) if one.is_running else []
    context = {
        "round": one, "guests": [guest for guest in guests if guest.person],
        "unreached": [guest.partner for guest in guests if not guest.person],
    }  # fmt: skip
    return render(request, "working_groups/round_invite.html", context)


@permission_required("working_groups.settle_suggestion", raise_exception=True)
def suggestion_settle(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Suggestion.objects.visible_to(request.actor).select_related("round__agenda", "person")
    suggestion = get_object_or_404(rows, pk=pk)
    form = SettleForm(suggestion, request.POST or None)
    if form.is_bound and form.is_valid() and form.hand_to(suggestion.settle, by=request.actor, **form.cleaned_data):
        say(request, _("It stands beside the suggestion."))
        return redirect(suggestion.round)
    context = {"form": form, "suggestion": suggestion, "round": suggestion.round}
    return render(request, "working_groups/suggestion_settle.html", context, status=form.status)


@permission_required("working_groups.close_round", raise_exception=True)
def round_close(request: HttpRequest, pk: int) -> HttpResponse:
    one = the_round(request, pk)
    form = CloseForm(one, request.POST or None)
    if form.is_bound and form.is_valid() and form.hand_to(one.close, by=request.actor, **form.cleaned_data):
        say(request, _("The round is closed."))
        return redirect(one)
    return render(request, "working_groups/round_close.html", {"form": form, "round": one}, status=form.status)
