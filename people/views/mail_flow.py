"""Where mail stands as a whole: the circuit breaker, addresses we do not write to, and what a provider reports."""

from django.contrib.auth.decorators import login_not_required, permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from network.lib.pages import page_of
from network.lib.says import say, warn
from people.filters import DeliveryFilter, SuppressionFilter
from people.models import Breaker, Delivery, Suppression
from people.webhook import provider_view

may_view = permission_required("people.view_delivery", raise_exception=True)
may_change = permission_required("people.change_delivery", raise_exception=True)


@may_change
@require_POST
def delivery_resume(request: HttpRequest) -> HttpResponse:
    """Try the mail server at once, since somebody has mended what was wrong."""
    try:
        Breaker.current().resume(by=request.actor)
        say(request, _("Mail flows again."))
    except ValidationError as error:
        warn(request, error.messages[0])
    return redirect("delivery_list")


@may_change
@require_POST
def delivery_cancel_found(request: HttpRequest) -> HttpResponse:
    """Call back everything that waits among what the ledger is narrowed to."""
    found = DeliveryFilter(request.POST).found(Delivery.objects.all())
    count = found.call_back(by=request.actor)
    say(request, _("Mails called back: %d. What had left already is not among them.") % count)
    return redirect("delivery_list")


@may_view
def suppression_list(request: HttpRequest) -> HttpResponse:
    form = SuppressionFilter(request.GET)
    page = page_of(form.found(Suppression.objects.order_by("-pk")), request)
    return render(request, "people/suppression_list.html", {"form": form, "page": page})


@may_change
@require_POST
def suppression_lift(request: HttpRequest, pk: int) -> HttpResponse:
    suppression = get_object_or_404(Suppression, pk=pk)
    try:
        suppression.write_again(by=request.actor)
        say(request, _("We write to %(address)s again.") % {"address": suppression.address})
    except ValidationError as error:
        warn(request, error.messages[0])
    return redirect("suppression_list")


@csrf_exempt
@login_not_required
@never_cache
@require_http_methods(["HEAD", "POST"])
def mail_webhook(request: HttpRequest) -> HttpResponse:
    """What the mail provider tells; it shows the secret of the settings. Nobody is here where there is none."""
    answer = provider_view()
    if answer is None:
        raise Http404
    return answer(request)
