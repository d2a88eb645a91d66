"""Putting lines of one's day off, and bringing them back."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from backbone.forms import SnoozeForm
from backbone.models import Snooze
from backbone.morning import sleepers
from network.lib.dates import plain_day
from network.lib.pages import back_to_today
from network.lib.says import say, warn


@require_safe
def snooze_list(request: HttpRequest) -> HttpResponse:
    """What sleeps, and until when."""
    return render(request, "backbone/snooze_list.html", {"sleepers": sleepers(request.user)})


@require_POST
def snooze_new(request: HttpRequest) -> HttpResponse:
    form = SnoozeForm(request.POST)
    if not form.is_valid():
        warn(request, next(iter(form.errors.values()))[0])
        return redirect(back_to_today(request) or "today")
    key, row, until = form.cleaned_data["cue"], form.cleaned_data["row"], form.cleaned_data["until"]
    try:
        Snooze.put_off(request.user, key, row, until)
    except ValidationError as error:
        warn(request, error.messages[0])
    else:
        undo = reverse("snooze_wake", args=[key, row])
        say(request, _("It sleeps until %(day)s.") % {"day": plain_day(until)}, undo=undo)
    return redirect(back_to_today(request) or "today")


@require_POST
def snooze_wake(request: HttpRequest, key: str, row: int) -> HttpResponse:
    if Snooze.wake(request.user, key, row):
        say(request, _("It is back in your list."))
    return redirect("today")
