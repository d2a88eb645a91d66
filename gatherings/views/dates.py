"""Finding a date: proposing several, asking, taking one."""

from functools import partial

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from gatherings import polling
from gatherings.forms.dates import DatesForm
from gatherings.views.gathering import the_gathering
from network.lib.says import say, warn

INVITE = "gatherings.invite_guests"


def date_poll(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, INVITE)
    form = DatesForm(gathering, request.POST or None)
    propose = partial(polling.propose, gathering, request.actor)
    if form.is_bound and form.is_valid() and form.hand_to(propose, slots=form.slots()):
        say(request, _("These dates stand to choose from. Nobody has been asked yet."))
        return redirect("date_poll", pk)
    context = {
        "gathering": gathering, "form": form, "table": polling.table_of(gathering), "to_ask": polling.to_ask(gathering),
    }  # fmt: skip
    return render(request, "gatherings/date_poll.html", context, status=form.status)


@require_POST
def date_ask(request: HttpRequest, pk: int) -> HttpResponse:
    gathering = the_gathering(request, pk, INVITE)
    try:
        count = len(polling.ask(gathering, request.actor))
        say(request, ngettext("%(n)d person is asked.", "%(n)d people are asked.", count) % {"n": count})
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect("date_poll", pk)


@require_POST
def date_take(request: HttpRequest, pk: int, date: int) -> HttpResponse:
    gathering = the_gathering(request, pk, INVITE)
    chosen = get_object_or_404(gathering.proposed_dates.all(), pk=date)
    try:
        polling.take(gathering, request.actor, chosen)
        say(request, _("The date is set, and everybody who was asked hears of it."))
    except ValidationError as error:
        warn(request, " ".join(error.messages))
    return redirect(gathering)
