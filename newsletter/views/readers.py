"""Who gets an issue: the ways chosen, the exact list of names, counted while one chooses."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from network.lib.says import say
from newsletter.audience import audience_of, count_of
from newsletter.forms.issue import AudienceForm
from newsletter.models import Issue
from newsletter.models.issue import check_audience
from newsletter.views.issue import objecting, the_issue

SHOWN = 500  # names on the page; beyond that, one looks for a name


@objecting
def issue_audience(request: HttpRequest, pk: int) -> HttpResponse:
    issue = the_issue(request, pk)
    form = AudienceForm(issue, request.POST or None)
    if form.is_bound and form.is_valid():
        edited = form.hand_to(issue.edit, by=request.actor, version=form.cleaned_data["version"], **form.said())
        if edited:
            say(request, _("These are its readers."))
            return redirect("issue_audience", pk)
    q = request.GET.get("q", "").strip()[:100]
    found = audience_of(the_issue(request, pk))
    context = {
        "issue": issue, "form": form, "q": q, "readers": [one for one in found.readers if fits(one, q)][:SHOWN],
        "left_out": [one for one in found.left_out if fits(one, q)][:SHOWN], "count": len(found.readers),
        "count_left_out": len(found.left_out), "most": SHOWN,
    }  # fmt: skip
    return render(request, "newsletter/issue_audience.html", context, status=form.status)


def fits(reader, q: str) -> bool:
    return q.casefold() in f"{reader.name} {reader.address} {reader.reason}".casefold()


def issue_audience_count(request: HttpRequest, pk: int) -> HttpResponse:
    """How many the ways of this moment lead to, before they are kept."""
    issue = the_issue(request, pk)
    form = AudienceForm(issue, request.GET)
    readers = left_out = None
    if form.is_valid():
        wished = Issue(pk=issue.pk, **form.said())
        try:
            check_audience(wished.audience)
            readers, left_out = count_of(wished)
        except ValidationError:
            readers = left_out = None
    return render(request, "newsletter/_audience_count.html", {"count": readers, "count_left_out": left_out})
