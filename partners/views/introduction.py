"""Two partners brought together: proposed, answered, looked back on."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from network.lib.pages import page_of
from network.lib.says import say, warn
from partners import suggesting
from partners.doors import door, needs
from partners.forms.exchange import WordsForm
from partners.models import Introduction, Need, Offer, Partner
from partners.models.introduction import Outcome
from partners.rules import sides_spoken_for


@permission_required("partners.introduce_partners", raise_exception=True)
def introduction_list(request: HttpRequest) -> HttpResponse:
    """All introductions, and partners that should meet."""
    page = page_of(Introduction.objects.visible_to(request.actor).with_names(), request)
    context = {"page": page, "meetings": suggesting.triangles() if page.number == 1 else []}
    return render(request, "partners/introduction_list.html", context)


def introduction_detail(request: HttpRequest, target_id: int) -> HttpResponse:
    """Says yes or no, later what came of it. The bare personal link opens this page, too."""
    found = Introduction.objects.visible_to(request.actor).with_names().distinct()
    introduction = get_object_or_404(found, pk=target_id)
    sides = sides_spoken_for(request.actor, introduction)
    if request.method == "POST":
        if not request.actor.has_perm("partners.answer_introduction", introduction):
            raise PermissionDenied
        answer(request, introduction, sides)
        if getattr(request, "link", None) is None:
            return redirect(introduction)
    awaited = [side for side in introduction.awaited() if side in sides]
    context = {"introduction": introduction, "awaited": awaited, "sides": sides, "outcomes": Outcome.choices}
    return render(request, "partners/introduction_detail.html", context)


def answer(request: HttpRequest, introduction: Introduction, sides: list[str]) -> None:
    """Do what the pressed button says; a verb that objects says so on the page."""
    try:
        if outcome := request.POST.get("outcome", ""):
            introduction.tell_outcome(request.actor, outcome)
            say(request, _("Thank you. It counts for both of you."))
            return
        awaited = [side for side in introduction.awaited() if side in sides]
        verb = introduction.decline if "no" in request.POST else introduction.agree
        for side in awaited if "yes" in request.POST else awaited[:1]:
            verb(request.actor, side)
        say(request, _("Thank you for answering."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))


def proposed(request: HttpRequest, form: WordsForm, seeker: Partner, helper: Partner, **fields: Any) -> Any:
    """The introduction that a filled form proposes; None when the form is empty or a rule objects."""
    if not (form.is_bound and form.is_valid()):
        return None
    words = form.cleaned_data["words"]
    verb = Introduction.propose
    return form.hand_to(verb, by=request.actor, seeker=seeker, helper=helper, words=words, **fields)


def words_form(request: HttpRequest) -> WordsForm:
    return WordsForm(request.POST if request.method == "POST" else None)


@needs("partners.post_exchange")
def need_help(request: HttpRequest, partner: Partner, pk: int) -> HttpResponse:
    """We can help: the partner here is the one that helps."""
    need = get_object_or_404(Need.objects.visible_to(request.actor).open().select_related("partner"), pk=pk)
    form = words_form(request)
    if proposed(request, form, need.partner, partner, need=need, agreed=("helper",)):
        say(request, _("We asked %(partner)s whether we may introduce you.") % {"partner": need.partner})
        return redirect(door(request, partner, "partner_exchange"))
    context = {"partner": partner, "posting": need, "form": form, "show": "need"}
    return render(request, "partners/posting_answer.html", context, status=form.status)


@needs("partners.post_exchange")
def offer_ask(request: HttpRequest, partner: Partner, pk: int) -> HttpResponse:
    """We would like that: the partner here is the one that is helped."""
    offer = get_object_or_404(Offer.objects.visible_to(request.actor).open().select_related("partner"), pk=pk)
    form = words_form(request)
    if proposed(request, form, partner, offer.partner, offer=offer, agreed=("seeker",)):
        say(request, _("We asked %(partner)s whether we may introduce you.") % {"partner": offer.partner})
        return redirect(door(request, partner, "partner_exchange"))
    context = {"partner": partner, "posting": offer, "form": form, "show": "offer"}
    return render(request, "partners/posting_answer.html", context, status=form.status)


def need_introduce(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """Bring the owner of a need and somebody who could help together: by the owner, or by the backbone."""
    found = Need.objects.visible_to(request.actor).open().select_related("partner").distinct()
    need, helper = get_object_or_404(found, pk=pk), get_object_or_404(Partner.objects.in_directory(), slug=slug)
    is_backbone = request.actor.has_perm("partners.introduce_partners")
    if not is_backbone and not request.actor.has_perm("partners.post_exchange", need.partner):
        raise PermissionDenied
    form = words_form(request)
    agreed = () if is_backbone else ("seeker",)
    if made := proposed(request, form, need.partner, helper, need=need, agreed=agreed):
        say(request, _("We asked first; addresses follow when both say yes."))
        return redirect(made)
    context = {"one": need.partner, "other": helper, "need": need, "form": form}
    return render(request, "partners/introduction_new.html", context, status=form.status)


@permission_required("partners.introduce_partners", raise_exception=True)
def introduction_new(request: HttpRequest, one: str, other: str) -> HttpResponse:
    """Bring two partners together that have not met."""
    partners = Partner.objects.in_directory()
    pair = [get_object_or_404(partners, slug=slug) for slug in (one, other)]
    form = words_form(request)
    if made := proposed(request, form, *pair):
        say(request, _("We asked both; addresses follow when both say yes."))
        return redirect(made)
    context = {"one": pair[0], "other": pair[1], "need": None, "form": form}
    return render(request, "partners/introduction_new.html", context, status=form.status)
