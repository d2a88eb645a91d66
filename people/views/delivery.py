"""The ledger of mails: what went to whom, what waits and why, and what to do where a person has to decide."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace, csp_update
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from network.lib import mail
from network.lib.pages import page_of
from network.lib.says import say, warn
from people import emails
from people.filters import DeliveryFilter
from people.kinds import ENCLOSURES, KINDS
from people.models import Delivery
from people.waiting import flow_of_mail, waiting_mail, why_waiting

FRAME = {"frame-src": [SELF]}
# A mail carries its style with it. It is shown in a frame of its own, where nothing runs and nothing can be asked.
MAIL_PAGE = {
    "default-src": [NONE],
    **{name: [NONE] for name in ("script-src", "img-src", "font-src", "connect-src", "form-action", "manifest-src")},
    "style-src": [UNSAFE_INLINE],
    "frame-ancestors": [SELF],
    "sandbox": True,
}
may_view = permission_required("people.view_delivery", raise_exception=True)
may_change = permission_required("people.change_delivery", raise_exception=True)


@may_view
def delivery_list(request: HttpRequest) -> HttpResponse:
    form = DeliveryFilter(request.GET)
    context = {
        "form": form,
        "page": page_of(form.found(Delivery.objects.for_list()), request),
        "flow": flow_of_mail(),
        "wait": waiting_mail(),
    }
    return render(request, "people/delivery_list.html", context)


@may_view
@csp_update(FRAME)
def delivery_detail(request: HttpRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(Delivery.objects.select_related("person"), pk=pk)
    subject, text, _html = delivery.masked()
    context = {
        "delivery": delivery,
        "subject": subject,
        "text": text,
        "encloses": delivery.kind in ENCLOSURES,
        "bounces": delivery.bounces.all(),
        "reasons": why_waiting(delivery),
    }
    return render(request, "people/delivery_detail.html", context)


@may_view
@never_cache
@xframe_options_sameorigin
@csp_replace(MAIL_PAGE)
def delivery_html(request: HttpRequest, pk: int) -> HttpResponse:
    return HttpResponse(get_object_or_404(Delivery, pk=pk).masked()[2])


@may_change
@require_POST
def delivery_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(Delivery, pk=pk)
    return decided(request, delivery, lambda: delivery.cancel(by=request.actor), _("The mail was called back."))


@may_change
@require_POST
def delivery_send_again(request: HttpRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(Delivery, pk=pk)
    return decided(request, delivery, lambda: delivery.send_again(by=request.actor), _("The mail leaves once more."))


@may_change
@require_POST
def delivery_leave(request: HttpRequest, pk: int) -> HttpResponse:
    delivery = get_object_or_404(Delivery, pk=pk)
    return decided(request, delivery, lambda: delivery.leave(by=request.actor), _("The mail stays as it is."))


def decided(request: HttpRequest, delivery: Delivery, act, words: str) -> HttpResponse:
    """Do it and say so; what came too late is said, too."""
    try:
        act()
        say(request, words)
    except ValidationError as error:
        warn(request, error.messages[0])
    return redirect(delivery)


@may_change
@require_POST
def delivery_test(request: HttpRequest) -> HttpResponse:
    """A mail to myself, to see whether mail leaves and arrives."""
    number = Delivery.objects.about_to(request.actor).filter(kind="test").count() + 1
    delivery = Delivery.queue(
        "test", f"test:{request.actor.pk}:{number}", emails.test_mail(request.actor), request.actor
    )
    say(request, _("A test is on its way to %(address)s.") % {"address": delivery.address})
    return redirect(delivery)


@may_view
@csp_update(FRAME)
def message_list(request: HttpRequest) -> HttpResponse:
    """Every kind of mail we write, from its sample."""
    name = request.GET.get("kind") or next(iter(KINDS))
    if name not in KINDS:
        raise Http404
    subject, text, _html = sample(request, name)
    context = {"kinds": KINDS.values(), "chosen": KINDS[name], "subject": subject, "text": text}
    return render(request, "people/message_list.html", context)


@may_view
@never_cache
@xframe_options_sameorigin
@csp_replace(MAIL_PAGE)
def message_html(request: HttpRequest, name: str) -> HttpResponse:
    if name not in KINDS:
        raise Http404
    return HttpResponse(sample(request, name)[2])


def sample(request: HttpRequest, name: str) -> tuple[str, str, str]:
    """Subject, text and HTML of a kind's example, as this network would send it."""
    message = KINDS[name].sample()
    return (message.one_line_subject(), *mail.render(message, request.network.name, request.network.hue))
