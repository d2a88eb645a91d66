"""After a gathering: it is closed, its minutes are read, edited, approved; its review is written."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from gatherings import closing, pulse
from gatherings.forms.after import MinutesForm, ReviewForm, of_review
from gatherings.models import Gathering, Minutes, Review
from gatherings.views.gathering import the_gathering
from network.lib.markdown import html_of
from network.lib.says import say, warn

CHANGE = "gatherings.change_gathering"


def minutes_detail(request: HttpRequest, pk: int) -> HttpResponse:
    return minutes_page(request, the_gathering(request, pk))


def minutes_by_link(request: HttpRequest, target_id: int) -> HttpResponse:
    """For whoever came by the mail with the minutes, or by that for the pulse."""
    return minutes_page(request, the_gathering(request, target_id))


def minutes_page(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    runs = request.actor.has_perm(CHANGE, gathering)
    minutes = Minutes.objects.visible_to(request.actor).filter(gathering=gathering).first()
    if minutes is None and not runs:
        raise Http404
    context = {
        "gathering": gathering, "minutes": minutes, "runs": runs, "text": html_of(minutes.text) if minutes else "",
        "commitments": gathering.commitments.kept().with_names(), "pulse": pulse.of(gathering),
        "decisions": gathering.decisions.kept().select_related("owner"),
        "ideas": gathering.ideas.kept().filter(sort="idea").select_related("initiative"),
        "review": Review.objects.filter(gathering=gathering).first(),
    }  # fmt: skip
    return render(request, "gatherings/minutes_detail.html", context)


def minutes_edit(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    minutes = Minutes.objects.filter(gathering=gathering).first()
    if minutes is None:
        return redirect("minutes_detail", pk)
    form = MinutesForm(request.POST or None, initial={"text": minutes.text, "version": minutes.version})
    if form.is_bound and form.is_valid() and form.hand_to(minutes.edit, by=request.actor, **form.cleaned_data):
        say(request, _("Saved."))
        return redirect(minutes)
    minutes.refresh_from_db()
    stale = form.is_bound and form.is_stale
    context = {"gathering": gathering, "minutes": minutes, "form": form.opened_again(minutes), "stale": stale}
    return render(request, "gatherings/minutes_edit.html", context, status=form.status)


@require_POST
def minutes_approve(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    try:
        minutes = Minutes.objects.filter(gathering=gathering).first() or closing.close(gathering, request.actor)
        count = closing.approve(minutes, request.actor)
        text = ngettext("Approved, and sent to %(n)d person.", "Approved, and sent to %(n)d people.", count)
        say(request, text % {"n": count})
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect("minutes_detail", pk)


@require_POST
def gathering_close(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    try:
        closing.close(gathering, request.actor)
    except ValidationError as error:
        warn(request, " ".join(error.messages))
        return redirect("gathering_run", pk)
    words = _("The gathering is closed. Here is a first draft of the minutes.")
    say(request, words, undo=reverse("gathering_reopen", args=[pk]))
    return redirect("minutes_detail", pk)


@require_POST
def gathering_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, CHANGE)
    try:
        closing.reopen(gathering, request.actor)
        say(request, _("The gathering is open again."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect("gathering_run", pk)


def review_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The after-action review: facts apart from what we make of them."""
    gathering = the_gathering(request, pk, CHANGE)
    review = Review.objects.filter(gathering=gathering).first()
    form = ReviewForm(request.POST or None, initial=of_review(review))
    if form.is_bound and form.is_valid():
        if form.hand_to(Review.write, by=request.actor, gathering=gathering, **form.cleaned_data):
            say(request, _("Saved."))
            return redirect("minutes_detail", pk)
        review = Review.objects.filter(gathering=gathering).first()
    form = form.opened_again(review)
    context = {"gathering": gathering, "review": review, "form": form, "stale": form.is_bound and form.is_stale}
    return render(request, "gatherings/review_edit.html", context, status=form.status)
