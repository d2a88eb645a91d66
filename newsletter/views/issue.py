"""Issues: the list, the builder, what becomes of a draft."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_update
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from network.lib.pages import page_of
from network.lib.says import say, warn
from newsletter import publishing, writing
from newsletter.audience import count_of
from newsletter.checking import checks_of
from newsletter.forms.issue import NewSectionForm, WordsForm
from newsletter.models import Issue
from newsletter.showing import FRAME

EDIT = "newsletter.edit_issue"


def issue_list(request: HttpRequest) -> HttpResponse:
    """All issues for those who make them; the archive for those who read them."""
    if not request.actor.has_perm(EDIT):
        return redirect("issue_archive")
    issues = Issue.objects.visible_to(request.actor).newest_first().select_related("made_by")
    return render(request, "newsletter/issue_list.html", {"page": page_of(issues, request)})


def the_issue(request: HttpRequest, pk: int) -> Issue:
    """An issue this person may change."""
    issue = get_object_or_404(Issue.objects.visible_to(request.actor), pk=pk)
    if not request.actor.has_perm(EDIT):
        raise PermissionDenied
    return issue


@require_POST
def issue_new(request: HttpRequest) -> HttpResponse:
    if not request.actor.has_perm(EDIT):
        raise PermissionDenied
    issue = writing.begin(request.actor)
    say(request, _("Here is what is new since the last issue. Leave out, write, put in order."))
    return redirect(issue)


@require_GET
@csp_update(FRAME)
def issue_detail(request: HttpRequest, pk: int) -> HttpResponse:
    issue = the_issue(request, pk)
    if issue.is_frozen:
        return render(request, "newsletter/issue_sent.html", sent(issue))
    return render(request, "newsletter/issue_detail.html", board(issue))


def board(issue: Issue) -> dict[str, Any]:
    """What the page of the builder shows."""
    readers, left_out = count_of(issue)
    return {
        "issue": issue,
        "sections": writing.sections_of(issue),
        "checks": checks_of(issue, readers),
        "readers": readers,
        "left_out": left_out,
        "new_section": NewSectionForm(issue),
    }


def sent(issue: Issue) -> dict[str, Any]:
    numbers = publishing.numbers_of(issue)
    return {"issue": issue, "numbers": numbers, "edition": issue.edition, "newcomers": publishing.newcomers_of(issue)}


@require_GET
def issue_now(request: HttpRequest, pk: int) -> HttpResponse:
    """The parts of the builder that change."""
    return render(request, "newsletter/_issue_board.html", board(the_issue(request, pk)))


def done(request: HttpRequest, issue: Issue, words: str, can_undo: bool = False) -> HttpResponse:
    """After an act in the builder: the page as it is now, and what is to be said about it."""
    if not request.htmx:
        say(request, words, undo=reverse("section_back", args=[issue.pk]) if can_undo else "")
        return redirect("issue_detail", issue.pk)
    answer = render(request, "newsletter/_issue_board.html", board(the_issue(request, issue.pk)))
    answer["HX-Trigger-After-Settle"] = json.dumps({"agenda:says": {"text": words, "undo": can_undo}})
    return answer


def objecting(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What a verb objects to is said on the page of the issue, which shows how things are."""

    @wraps(view)
    def answer(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, pk, *args, **kwargs)
        except ValidationError as error:
            issue = the_issue(request, pk)
            if request.htmx:
                return done(request, issue, " ".join(error.messages))
            warn(request, " ".join(error.messages))
            return redirect(issue)

    return answer


def is_typed(request: HttpRequest) -> bool:
    """Whether the page saves by itself, while somebody types."""
    return request.headers.get("X-Typed") == "1"


@objecting
def issue_words(request: HttpRequest, pk: int) -> HttpResponse:
    """Subject and the line beside it."""
    issue = the_issue(request, pk)
    shown = {"subject": issue.subject, "preheader": issue.preheader}
    form = WordsForm(request.POST or None, initial=shown)
    if form.is_bound and form.is_valid():
        clashes = writing.word(issue, request.actor, form.base(), form.cleaned_data)
        words = said_of(clashes)
        return saved(issue, words) if is_typed(request) else done(request, issue, words or _("Saved."))
    if form.is_bound and is_typed(request):
        return JsonResponse({"errors": form.errors}, status=422)
    template = "newsletter/_words_form.html" if request.htmx else "newsletter/issue_words.html"
    return render(request, template, {"issue": issue, "form": form}, status=form.status)


def said_of(clashes: list[str]) -> str:
    return _("Somebody else wrote in the same place: both texts stand there now.") if clashes else ""


def saved(issue: Issue, words: str = "") -> JsonResponse:
    issue.refresh_from_db()
    fields = {"subject": issue.subject, "preheader": issue.preheader}
    return JsonResponse({"fields": fields, "version": issue.version, "says": words, "wordings": ""})


@require_GET
def issue_values(request: HttpRequest, pk: int) -> HttpResponse:
    """The same, for an open form in which nobody types."""
    return saved(the_issue(request, pk))


@require_POST
@objecting
def issue_look_again(request: HttpRequest, pk: int) -> HttpResponse:
    issue = the_issue(request, pk)
    count = writing.look_again(issue, request.actor)
    words = _("Found and added: %(count)d.") % {"count": count} if count else _("Nothing new has come since.")
    return done(request, issue, words)


@require_POST
@objecting
def issue_discard(request: HttpRequest, pk: int) -> HttpResponse:
    the_issue(request, pk).discard(request.actor)
    say(request, _("The draft is gone."))
    return redirect("issue_list")


@require_POST
@objecting
def issue_duplicate(request: HttpRequest, pk: int) -> HttpResponse:
    copy = publishing.duplicate(the_issue(request, pk), request.actor)
    say(request, _("A draft with the same words. “Look again” finds what is new."))
    return redirect(copy)
