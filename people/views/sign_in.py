"""The doors: allauth's views in our frame. Nothing else of allauth has an address here."""

from functools import wraps

from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from people.demo import CAST
from people.door import has_second_factor
from people.links import View
from people.models import Person
from people.models.person_queryset import PersonQuerySet


def in_our_frame(view: View) -> View:
    """A form that came back with errors answers 422, as all our forms do; nothing of these pages is kept anywhere."""

    @never_cache
    @wraps(view)
    def inner(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if request.method == "POST" and response.status_code == 200 and form is not None and form.errors:
            response.status_code = 422
        return response

    return inner


def demo_cast() -> PersonQuerySet:
    """Who can come in with one click: five people of the demo network, and only while developing."""
    if not settings.DEBUG:
        return Person.objects.none()
    return Person.objects.present().filter(is_demo=True, email__in=CAST)


@require_POST
@login_not_required
def sign_in_as_demo(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(demo_cast(), pk=pk)
    return perform_login(request, person, redirect_url=None)


@require_POST
@login_not_required
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Start over with another address."""
    request.session.flush()
    return redirect("account_login")


@wraps(totp.activate_totp)
def then_show_codes(request: HttpRequest) -> HttpResponse:
    """Whoever has just typed the first code of the app need not type another one to see the recovery codes."""
    response = totp.activate_totp(request)
    if request.method == "POST" and has_second_factor(request.user):
        record_authentication(request, request.user, method="mfa", type="totp", reauthenticated=True)
    return response


sign_in = in_our_frame(account.LoginView.as_view(extra_context={"demo_cast": demo_cast}))
mailed_code = in_our_frame(account.confirm_login_code)
second_factor = in_our_frame(mfa.authenticate)
sign_out = require_POST(login_not_required(account.LogoutView.as_view()))

password_forgotten = in_our_frame(account.password_reset)
password_mailed = in_our_frame(account.password_reset_done)
password_from_mail = in_our_frame(account.password_reset_from_key)

password_change = in_our_frame(account.password_change)
password_first = in_our_frame(account.password_set)
password_again = in_our_frame(account.reauthenticate)
second_factor_again = in_our_frame(mfa.reauthenticate)
second_factor_add = in_our_frame(then_show_codes)
second_factor_remove = in_our_frame(totp.deactivate_totp)
recovery_codes_view = in_our_frame(recovery_codes.view_recovery_codes)
recovery_codes_make = in_our_frame(recovery_codes.generate_recovery_codes)
