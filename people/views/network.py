"""What the network says about itself, and its accent."""

from django.contrib.auth.decorators import login_not_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from network.lib.says import say
from network.lib.zones import ZONES
from people.forms import NetworkForm
from people.models import Network


@login_not_required
@cache_control(public=True, max_age=31_536_000, immutable=True)
def theme(request: HttpRequest, hue: int) -> HttpResponse:
    """The accent the network chose, as a stylesheet: a strict CSP allows no inline style."""
    css = f"@layer tokens {{ :root {{ --hue: {hue % 360}; }} }}"
    return HttpResponse(css, content_type="text/css; charset=utf-8")


@permission_required("people.change_network", raise_exception=True)
def settings(request: HttpRequest) -> HttpResponse:
    network = Network.current()
    form = NetworkForm(network, request.POST or None)
    if request.method == "POST" and form.is_valid() and form.hand_to(network.describe, by=request.user):
        say(request, _("Saved."))
        return redirect("settings")
    return render(request, "people/settings.html", {"form": form, "zones": ZONES}, status=form.status)
