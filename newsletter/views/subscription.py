"""Subscribing in public, the yes by mail, leaving in one click; and the list of the backbone."""

from django.contrib.auth.decorators import login_not_required, permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from network.lib.dates import today
from network.lib.files import as_file
from network.lib.limits import too_often
from network.lib.pages import page_of
from network.lib.says import say, warn
from newsletter.forms.subscription import AddSubscriberForm, SubscribeForm, SubscriberFilter
from newsletter.models import Subscription
from newsletter.subscription_export import subscribers_csv

MOST_AN_HOUR = 10
VIEW = "newsletter.view_subscriptions"


@login_not_required
def subscription_subscribe(request: HttpRequest) -> HttpResponse:
    """The same answer for every address, known or not."""
    form = SubscribeForm(request.POST if request.method == "POST" else None)
    status = form.status
    if form.is_bound and form.is_valid():
        if too_often(request, "subscribe", most=MOST_AN_HOUR, seconds=3600):
            form.add_error(None, _("Many addresses came from your network just now. Please try again in an hour."))
            status = 429
        else:
            Subscription.ask_for(**form.said())
            return redirect("subscription_thanks")
    return render(request, "newsletter/subscription_subscribe.html", {"form": form}, status=status)


@login_not_required
def subscription_thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "newsletter/subscription_thanks.html")


@login_not_required
def subscription_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing (mail scanners look, too): the yes is a button."""
    subscription = Subscription.by_confirm_token(token)
    if subscription is None:
        return no_longer(request)
    if request.method == "POST":
        subscription.confirm()
        return redirect("subscription_leave", subscription.leave_token)
    return render(request, "newsletter/subscription_confirm.html")


@csrf_exempt
@login_not_required
def subscription_leave(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows the subscription; POST ends it, also when a mail program sends it (RFC 8058), or begins it again."""
    subscription = Subscription.by_leave_token(token)
    if subscription is None:
        return no_longer(request)
    if request.method == "POST":
        try:
            subscription.resume() if "again" in request.POST else subscription.end()
        except ValidationError as error:
            warn(request, " ".join(error.messages))
    context = {"subscription": subscription, "wants": subscription.is_wanted()}
    return render(request, "newsletter/subscription_leave.html", context)


def no_longer(request: HttpRequest) -> HttpResponse:
    """For who knows us by the newsletter only: signing in would lead nowhere."""
    return render(request, "newsletter/subscription_gone.html", status=410)


@permission_required(VIEW, raise_exception=True)
def subscription_list(request: HttpRequest) -> HttpResponse:
    """Who asked for the newsletter from outside, and how it stands."""
    form = SubscriberFilter(request.GET)
    rows = form.found(Subscription.objects.visible_to(request.actor))
    context = {"page": page_of(rows, request), "form": form, "counts": Subscription.objects.counts()}
    return render(request, "newsletter/subscription_list.html", context)


@permission_required(VIEW, raise_exception=True)
def subscription_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The list as it is narrowed, as a file."""
    rows = SubscriberFilter(request.GET).found(Subscription.objects.visible_to(request.actor))
    answer = StreamingHttpResponse(subscribers_csv(rows), content_type="text/csv; charset=utf-8")
    return as_file(answer, f"subscribers-{today()}.csv")


@permission_required(VIEW, raise_exception=True)
def subscription_new(request: HttpRequest) -> HttpResponse:
    form = AddSubscriberForm(request.POST or None)
    if form.is_bound and form.is_valid():
        Subscription.ask_for(**form.cleaned_data, by=request.actor)
        say(request, _("One mail asks %(address)s for a yes.") % {"address": form.cleaned_data["address"]})
        return redirect("subscription_list")
    return render(request, "newsletter/subscription_new.html", {"form": form}, status=form.status)


@require_POST
@permission_required(VIEW, raise_exception=True)
def subscription_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody asked by another way to be taken off."""
    subscription = get_object_or_404(Subscription.objects.visible_to(request.actor), pk=pk)
    subscription.end(request.actor)
    say(request, _("%(address)s gets nothing more.") % {"address": subscription.address})
    return redirect("subscription_list")
