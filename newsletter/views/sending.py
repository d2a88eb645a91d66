"""An issue on its way: looked at, tested, sent now or later, called back, sent to newcomers."""

from typing import Any

from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from network.lib.says import say, warn
from network.lib.zones import ZONES
from newsletter import issue_emails, publishing
from newsletter.audience import count_of
from newsletter.checking import checks_of
from newsletter.content import content_of
from newsletter.forms.issue import ScheduleForm
from newsletter.models import Issue
from newsletter.showing import FRAME, MAIL_PAGE, in_light
from newsletter.views.issue import objecting, the_issue
from people.kinds import Body

LOOKS = {"page": lazy("Mail"), "dark": lazy("Dark"), "phone": lazy("Phone"), "text": lazy("Text")}


def bodies(issue: Issue) -> tuple[str, str]:
    """Text and HTML as a reader gets them, with an example where they differ."""
    if issue.is_frozen:
        body = Body(issue.edition.text, issue.edition.html)
    else:
        body = Body(*publishing.rendered(issue_emails.newsletter(content_of(issue))))
    return body.filled(_("Why you get this newsletter: here stands each reader’s own reason."), f"{settings.SITE_URL}/")


@require_GET
@csp_update(FRAME)
def issue_preview(request: HttpRequest, pk: int) -> HttpResponse:
    issue, look = the_issue(request, pk), request.GET.get("look", "page")
    if look not in LOOKS:
        raise Http404
    context = {"issue": issue, "look": look, "looks": LOOKS.items(), "text": bodies(issue)[0]}
    return render(request, "newsletter/issue_preview.html", context)


@require_GET
@never_cache
@xframe_options_sameorigin
@csp_replace(MAIL_PAGE)
def issue_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The mail as a page, light or dark whatever the screen of the one who looks."""
    html = bodies(the_issue(request, pk))[1]
    return HttpResponse(in_light(html, dark=request.GET.get("look") == "dark"))


@require_POST
@objecting
def issue_test(request: HttpRequest, pk: int) -> HttpResponse:
    issue = the_issue(request, pk)
    delivery = publishing.send_test(issue, request.actor)
    if delivery:
        say(request, _("A test is on its way to %(address)s.") % {"address": delivery.address})
    else:
        warn(request, _("Enter your own mail address first."))
    return redirect(issue)


@objecting
def issue_send(request: HttpRequest, pk: int) -> HttpResponse:
    """Once more what leaves, to how many; then it leaves."""
    issue = the_issue(request, pk)
    if request.method == "POST":
        publishing.send(issue, request.actor)
        say(request, _("It is on its way."))
        return redirect(issue)
    return render(request, "newsletter/issue_send.html", about_to_leave(issue) | {"form": None})


def about_to_leave(issue: Issue) -> dict[str, Any]:
    readers, left_out = count_of(issue)
    checks = [check for check in checks_of(issue, readers) if check.level != "good"]
    is_held = any(check.level == "stop" for check in checks)
    return {"issue": issue, "readers": readers, "left_out": left_out, "checks": checks, "is_held": is_held}


@objecting
def issue_schedule(request: HttpRequest, pk: int) -> HttpResponse:
    issue = the_issue(request, pk)
    issue.refuse_if_not_draft()
    form = ScheduleForm(timezone.get_current_timezone_name(), request.POST or None)
    if form.is_bound and form.is_valid():
        told = {"moment": form.moment(), "zone": form.cleaned_data["zone"]}
        if form.hand_to(publishing.schedule, issue=issue, by=request.actor, **told):
            say(request, _("It leaves by itself."))
            return redirect(issue)
    context = about_to_leave(issue) | {"form": form, "zones": ZONES}
    return render(request, "newsletter/issue_schedule.html", context, status=form.status)


@require_POST
@objecting
def issue_unschedule(request: HttpRequest, pk: int) -> HttpResponse:
    issue = the_issue(request, pk)
    issue.unschedule(request.actor)
    say(request, _("It is a draft again."))
    return redirect(issue)


@objecting
def issue_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it back; asked once more, since it cannot be undone."""
    issue = the_issue(request, pk)
    if request.method == "POST":
        count = issue.stop(request.actor)
        say(request, _("Called back: %(count)d. What has left already cannot be.") % {"count": count})
        return redirect(issue)
    return render(request, "newsletter/issue_stop.html", {"issue": issue, "numbers": publishing.numbers_of(issue)})


@objecting
def issue_newcomers(request: HttpRequest, pk: int) -> HttpResponse:
    """Who came since, by name; then it leaves to them."""
    issue = the_issue(request, pk)
    if request.method == "POST":
        count = publishing.send_to_newcomers(issue, request.actor)
        say(request, _("It is on its way to newcomers: %(count)d.") % {"count": count})
        return redirect(issue)
    context = {"issue": issue, "newcomers": publishing.newcomers_of(issue)}
    return render(request, "newsletter/issue_newcomers.html", context)
