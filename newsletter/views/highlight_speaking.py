"""A partner's side of its highlight: write, look, say yes. Signed in or by the personal link of a mail."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from network.lib.numbers import number_in
from network.lib.picture_store import exists
from network.lib.says import say, warn
from newsletter.doors_to_highlights import door
from newsletter.forms.highlight import PauseForm
from newsletter.models import Highlight, HighlightPause, HighlightState
from newsletter.views.highlight import done, highlight_detail, the_highlight, written
from newsletter.views.pausing import left_out

ANSWER = "newsletter.answer_highlight"
TO_WRITE = (HighlightState.PLANNED, HighlightState.ASKED)


def highlight_by_link(request: HttpRequest, target_id: int) -> HttpResponse:
    """The bare personal link: straight to the questions, or to what was written."""
    highlight = the_highlight(request, target_id, ANSWER)
    if highlight.state in TO_WRITE:
        return redirect(door(request, highlight, "highlight_answer"))
    return highlight_detail(request, target_id)


def highlight_answer(request: HttpRequest, pk: int) -> HttpResponse:
    highlight = the_highlight(request, pk, ANSWER)
    if not highlight.is_open:
        return redirect(door(request, highlight))
    return written(request, highlight, for_partner=True)


@require_POST
def highlight_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """The yes to what was seen: a version that has been written over meanwhile is shown again."""
    highlight = the_highlight(request, pk, ANSWER)
    verb = partial(highlight.approve, request.actor, number_in(request.POST.get("version", "")) or 0)
    return done(request, highlight, verb, _("Thank you! We show it in %(month)s.") % {"month": highlight.month_name})


@require_POST
def highlight_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    highlight = the_highlight(request, pk, ANSWER)
    words = _("Nobody but you and the backbone team sees it now.")
    return done(request, highlight, partial(highlight.take_back, request.actor), words)


@require_POST
def highlight_pause(request: HttpRequest, pk: int) -> HttpResponse:
    """By the same page: leave us out until a day."""
    highlight = the_highlight(request, pk, ANSWER)
    form = PauseForm(request.POST)
    if not form.is_valid():
        warn(request, _("Choose a day that is still to come."))
        return redirect(door(request, highlight))
    try:
        say(request, left_out(HighlightPause.ask_for(request.actor, highlight.partner, form.cleaned_data["until"])))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(door(request, highlight))


@require_safe
@login_not_required
def highlight_photo(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """The picture. Once the partner has said yes for everybody, since newsletters go to anybody; its name is random."""
    if getattr(request, "link", None) or Highlight.objects.visible_to(request.actor).filter(pk=pk).exists():
        highlight = the_highlight(request, pk)
    else:
        highlight = get_object_or_404(Highlight.objects.fit_to_show(), pk=pk)
    if not highlight.photo_name or highlight.photo_name != name or not exists(highlight.photo.name):
        raise Http404
    with default_storage.open(highlight.photo.name) as file:
        response = HttpResponse(file.read(), content_type="image/webp")
    response["Cache-Control"] = "private, max-age=604800"
    response["X-Content-Type-Options"] = "nosniff"
    return response
