"""The web archive: what was sent, each issue at an address that stays, and a feed of the public ones."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.lib import picture_store
from network.lib.mail import NO_LETTERS
from network.lib.pages import page_of
from newsletter.issue_emails import page_words
from newsletter.models import Issue, Section
from newsletter.models.section import PICTURES
from people.models import Network

NEWEST = 20


@require_safe
@login_not_required
def issue_archive(request: HttpRequest) -> HttpResponse:
    """For the people of the network all that was sent; for everybody what is public."""
    found = Issue.objects.published().visible_to(request.actor).newest_first()
    return render(request, "newsletter/issue_archive.html", {"page": page_of(found, request)})


@require_safe
@login_not_required
def issue_read(request: HttpRequest, pk: int) -> HttpResponse:
    """One issue, as it was sent."""
    found = Issue.objects.published().visible_to(request.actor).select_related("edition")
    issue = get_object_or_404(found, pk=pk)
    content = issue.edition.content
    sections = [{**section, "html": page_words(section["words"])} for section in content["sections"]]
    return render(request, "newsletter/issue_read.html", {"issue": issue, "content": content, "sections": sections})


@require_safe
@login_not_required
def issue_picture(request: HttpRequest, name: str) -> HttpResponse:
    """A picture of an issue, for whoever gets the mail: its name is random."""
    stored = picture_store.name_of(name, PICTURES)
    if not Section.objects.filter(picture=stored).exists() or not picture_store.exists(stored):
        raise Http404
    with default_storage.open(stored) as file:
        response = HttpResponse(file.read(), content_type="image/webp")
    response["Cache-Control"] = "public, max-age=604800"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def lettered(text: str) -> str:
    """Without the control characters that come along when one copies a text, and that XML cannot hold."""
    return NO_LETTERS.sub("", text)


class PublicIssues(Feed):
    """The public issues as an Atom feed."""

    feed_type = Atom1Feed
    link = reverse_lazy("issue_archive")

    def title(self) -> str:
        return lettered(_("%(network)s: newsletter") % {"network": Network.current().name})

    def subtitle(self) -> str:
        return lettered(Network.current().description[:200])

    def feed_url(self) -> str:
        return reverse("issue_feed")

    def items(self) -> Any:
        return Issue.objects.published().public().newest_first()[:NEWEST]

    def item_title(self, item: Issue) -> str:
        return lettered(item.subject)

    def item_description(self, item: Issue) -> str:
        return lettered(item.preheader)

    def item_link(self, item: Issue) -> str:
        return item.archive_url

    def item_pubdate(self, item: Issue) -> datetime | None:
        return item.begun_at

    def item_updateddate(self, item: Issue) -> datetime | None:
        return item.begun_at


issue_feed = login_not_required(require_safe(PublicIssues()))
