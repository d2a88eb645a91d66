"""A new mail address, which both mailboxes have to agree to."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from network.lib.limits import too_often
from network.lib.says import say
from people.forms import NewAddress
from people.links import gone
from people.models import EmailChange

MOST_A_DAY = 10  # each writes to a mailbox that may be a stranger's


def address_change(request: HttpRequest) -> HttpResponse:
    form = NewAddress(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid() and too_often(request, "address", most=MOST_A_DAY, seconds=86_400):
        form.add_error(None, _("You asked for many changes today. Please try again tomorrow."))
    elif request.method == "POST" and form.is_valid():
        EmailChange.ask(request.user, form.cleaned_data["new_email"])
        say(request, _("We wrote to both addresses. Please open both mails and say yes."))
        return redirect("me")
    return render(request, "people/address_change.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def address_keep(request: HttpRequest) -> HttpResponse:
    EmailChange.forget(request.user)
    say(request, _("Your address stays as it is."))
    return redirect("me")


def address_agree(request: HttpRequest, target_id: int | None) -> HttpResponse:
    """The page of a personal link: looking changes nothing, the button says yes for one of the two mailboxes."""
    change = EmailChange.objects.filter(pk=target_id, person=request.actor).first()
    if change is None or not change.is_open:
        return gone(request)
    context = {"change": change, "side": request.link.act.removeprefix("address.")}
    if request.method == "POST":
        try:
            change.confirm(context["side"])
        except ValidationError as error:
            return render(request, "people/address_agree.html", {**context, "error": error.messages[0]}, status=422)
        context["agreed"] = True
    return render(request, "people/address_agree.html", context)
