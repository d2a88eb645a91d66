"""Needs and offers: everybody's, one, and a partner's own."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.pages import page_of
from network.lib.says import say
from network.lib.search import fold
from partners import suggesting
from partners.directory import Standing, sees_all, standing
from partners.doors import door, needs
from partners.forms.exchange import PostingForm
from partners.models import Introduction, Need, Offer, Partner
from partners.suggesting import Suggestion

KINDS: dict[str, type[Need] | type[Offer]] = {"need": Need, "offer": Offer}
# Which words of the profile a new need or offer may start from.
STARTS = {"need": "needs_help", "offer": "can_help"}

ALIKE, MOST_COMPARED = 0.6, 20  # how like two texts are to say the same; with how many


@dataclass(frozen=True)
class Row:
    """A need or an offer as somebody sees it: who could help, and which of their own partners could."""

    posting: Need | Offer
    suggestions: list[Suggestion]
    is_own: bool


def kept(mine: Standing) -> list[Partner]:
    """The partners in the network somebody speaks for."""
    return [partner for partner in mine.partners if partner.pk in mine.keeps and partner.is_in_directory]


def exchange_list(request: HttpRequest) -> HttpResponse:
    show = "offer" if request.GET.get("show") == "offers" else "need"
    query, tag = request.GET.get("q", "").strip()[:100], request.GET.get("tag", "").strip()[:40]
    found = KINDS[show].objects.visible_to(request.actor).open().matching(query).tagged(tag)
    page = page_of(found.select_related("partner"), request)
    mine = standing(request.actor)
    context = {
        "page": page, "show": show, "query": query, "tag": tag, "rows": rows_of(page.rows, show, request.actor),
        "mine": kept(mine),
    }  # fmt: skip
    return render(request, "partners/exchange_list.html", context)


def rows_of(postings: list, show: str, viewer: Any) -> list[Row]:
    found = suggesting.helpers_for(postings, most=8) if show == "need" else {}
    own = standing(viewer).keeps
    return [Row(one, shown(found.get(one.pk, []), one, viewer), one.partner_id in own) for one in postings]


def shown(suggestions: list[Suggestion], posting: Need | Offer, viewer: Any) -> list[Suggestion]:
    """Who could help concerns the backbone and whose need it is; others hear of it only when it is they."""
    own = standing(viewer).keeps
    if sees_all(viewer) or posting.partner_id in own:
        return suggestions[:3]
    return [one for one in suggestions if one.partner.pk in own]


def need_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return posting_detail(request, "need", pk)


def offer_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return posting_detail(request, "offer", pk)


def posting_detail(request: HttpRequest, show: str, pk: int) -> HttpResponse:
    found = KINDS[show].objects.visible_to(request.actor).select_related("partner")
    posting = get_object_or_404(found.distinct(), pk=pk)
    mine = standing(request.actor)
    row = rows_of([posting], show, request.actor)[0]
    introductions = Introduction.objects.visible_to(request.actor).filter(**{show: posting}).with_names()
    others = [partner for partner in kept(mine) if partner.pk != posting.partner_id]
    context = {"row": row, "posting": posting, "show": show, "mine": others, "introductions": introductions.distinct()}
    return render(request, "partners/posting_detail.html", context)


@needs("partners.post_exchange")
def partner_exchange(request: HttpRequest, partner: Partner) -> HttpResponse:
    """What a partner itself needs and offers, and whom it was introduced to."""
    introductions = Introduction.objects.of(partner).with_names()
    context = {
        "partner": partner,
        "needs": partner.needs.open(),
        "offers": partner.offers.open(),
        "asked": introductions.asked(),
        "made": introductions.made()[:20],
    }
    return render(request, "partners/partner_exchange.html", context)


@needs("partners.post_exchange")
def posting_new(request: HttpRequest, partner: Partner, show: str) -> HttpResponse:
    if show not in KINDS:
        raise Http404
    form = PostingForm(request.POST or None, initial={"words": start_of(partner, show)})
    enter = partial(KINDS[show].enter, by=request.actor, partner=partner)
    if form.is_bound and form.is_valid() and form.hand_to(enter, **form.cleaned_data):
        say(request, _("Everybody in the network can see it now. When a partner fits, the backbone introduces you."))
        return redirect(door(request, partner, "partner_exchange"))
    context = {"partner": partner, "form": form, "show": show, "is_started": bool(form.initial["words"])}
    return render(request, "partners/posting_new.html", context, status=form.status)


def start_of(partner: Partner, show: str) -> str:
    """The profile's own words, unless they, or words much like them, stand in the exchange already."""
    words = getattr(partner, STARTS[show])[:500]
    said = KINDS[show].objects.open().filter(partner=partner).values_list("words", flat=True)[:MOST_COMPARED]
    return "" if any(SequenceMatcher(None, fold(words), fold(one)).ratio() > ALIKE for one in said) else words


def the_posting(partner: Partner, show: str, pk: int) -> Need | Offer:
    if show not in KINDS:
        raise Http404
    return get_object_or_404(KINDS[show].objects.filter(partner=partner), pk=pk)


@require_POST
@needs("partners.post_exchange")
def posting_close(request: HttpRequest, partner: Partner, show: str, pk: int) -> HttpResponse:
    the_posting(partner, show, pk).close(request.actor)
    say(request, _("It is off the list."), undo=door(request, partner, "posting_reopen", show, pk))
    return redirect(door(request, partner, "partner_exchange"))


@require_POST
@needs("partners.post_exchange")
def posting_reopen(request: HttpRequest, partner: Partner, show: str, pk: int) -> HttpResponse:
    the_posting(partner, show, pk).reopen(request.actor)
    say(request, _("It is on the list again."))
    return redirect(door(request, partner, "partner_exchange"))
