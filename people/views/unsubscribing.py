"""The way out at the foot of a mail."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from people import unsubscribing
from people.kinds import mails_token
from people.links import gone


@csrf_exempt
@login_not_required
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks; POST does it, also when a mail program sends it, without cookies (RFC 8058)."""
    found = unsubscribing.find(token)
    if found is None:
        return gone(request)
    if request.method == "POST":
        act = unsubscribing.resume if "again" in request.POST else unsubscribing.stop
        act(*found)
    person, kind = found
    mails = reverse("mails_by_link", args=[mails_token(person.pk)])
    context = {"kind": kind, "wants": person.wants(kind.name), "mails_url": mails}
    return render(request, "people/unsubscribe.html", context)
