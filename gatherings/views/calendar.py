"""Gatherings as a file, and as a feed that calendar programs come back to."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from gatherings.calendar import public_ics, published_ics
from gatherings.models import Feed, Gathering, Scope
from network.lib.files import as_file
from network.lib.says import say
from people.models import Network

CALENDAR = "text/calendar; charset=utf-8"


@never_cache
def calendar_subscribe(request: HttpRequest, new: Feed | None = None) -> HttpResponse:
    """What one subscribes to, and how. `new` is a feed just made, whose address is shown this once."""
    there = {feed.scope: feed for feed in request.user.feeds.all()}
    feeds = [(scope, there.get(scope.value)) for scope in Scope]
    response = render(request, "gatherings/calendar_subscribe.html", {"feeds": feeds, "new": new})
    response["Referrer-Policy"] = "no-referrer" if new else "same-origin"
    return response


@require_POST
def calendar_renew(request: HttpRequest, scope: str) -> HttpResponse:
    """The new address stands in the answer itself, once, and is kept nowhere."""
    return calendar_subscribe(request, Feed.renew(request.user, known(scope)))


@require_POST
def calendar_stop(request: HttpRequest, scope: str) -> HttpResponse:
    Feed.stop(request.user, known(scope))
    say(request, _("That address no longer works. What your calendar has fetched, you may delete there."))
    return redirect("calendar_subscribe")


def known(scope: str) -> str:
    if scope not in Scope.values:
        raise Http404
    return scope


@login_not_required
@require_GET
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """For calendar programs. Who holds the address sees what its owner would see, and can do nothing with it."""
    feed = Feed.find(token)
    if feed is None:
        return HttpResponse(_("This calendar address no longer works."), status=410, content_type="text/plain")
    now = timezone.now()
    feed.note_fetch(now)
    text = published_ics(feed.gatherings(now), Network.current().name, feed.shows_link_of)
    return HttpResponse(text, content_type=CALENDAR)


@login_not_required
@require_GET
def calendar_public(request: HttpRequest) -> HttpResponse:
    """For everybody's calendar programs: what the network shows to the public."""
    text = public_ics(Feed.of_the_public(timezone.now()), Network.current().name)
    return HttpResponse(text, content_type=CALENDAR)


@require_GET
def gathering_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """One gathering, to be put into a calendar by hand."""
    gathering = get_object_or_404(Gathering.objects.visible_to(request.actor), pk=pk, is_date_open=False)
    text = published_ics([gathering], with_link=lambda row: request.actor.has_perm("gatherings.see_link", row))
    return as_file(HttpResponse(text, content_type=CALENDAR), f"gathering-{gathering.pk}.ics")
