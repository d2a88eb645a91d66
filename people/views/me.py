"""My own pages: details, how I sign in, my data."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from network.lib.dates import today
from network.lib.files import as_file
from network.lib.says import say, warn
from network.lib.zones import ZONES
from people.door import has_second_factor
from people.forms import Erasure, MyDetails, TokenForm
from people.holdings import erase, hand_out_copy
from people.models import EmailChange, Person


def me(request: HttpRequest) -> HttpResponse:
    person = request.user
    form = MyDetails(person, request.POST or None)
    if request.method == "POST" and form.is_valid() and form.save_since(person.edit, by=person):
        say(request, _("Saved."))
        return redirect("me")
    now = Person.objects.get(pk=person.pk)
    context = {"form": form.opened_again(), "zones": ZONES, "now": now, "change": EmailChange.open_for(now)}
    return render(request, "people/me.html", context, status=form.status)


@never_cache
def security(request: HttpRequest, new_token: str = "", form: TokenForm | None = None) -> HttpResponse:
    person = request.user
    codes = Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
    context = {
        "has_password": person.has_usable_password(),
        "has_second_factor": has_second_factor(person),
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "sessions": open_sessions(person),
        "this_session": request.session.session_key,
        "tokens": person.auth_token_set.order_by("-created"),
        "now": timezone.now(),
        "new_token": new_token,
        "token_form": form or TokenForm(),
    }
    return render(request, "people/security.html", context, status=422 if form and form.errors else 200)


def open_sessions(person: Person) -> list[UserSession]:
    """Where this person is signed in, newest first."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(UserSession.objects.filter(user=person, session_key__in=alive).order_by("-created_at"))


@require_POST
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    if session.session_key == request.session.session_key:
        logout(request)
    session.end()
    say(request, _("That device is signed out."))
    return redirect("security")


@require_POST
def sessions_end_others(request: HttpRequest) -> HttpResponse:
    request.user.end_sessions()
    update_session_auth_hash(request, request.user)
    UserSession.objects.create_from_request(request)
    say(request, _("All other devices are signed out."))
    return redirect("security")


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    request.user.sign_out_everywhere(by=request.user)
    logout(request)
    say(request, _("You are signed out everywhere. Personal links and tokens no longer work."))
    return redirect("account_login")


@require_POST
@reauthentication_required
def token_make(request: HttpRequest) -> HttpResponse:
    """The new token is shown in the answer itself, once, and kept nowhere."""
    form = TokenForm(request.POST)
    token = request.user.make_token(by=request.user, days=form.cleaned_data["days"]) if form.is_valid() else ""
    return security(request, new_token=token, form=form)


@require_POST
def token_revoke(request: HttpRequest, token_key: str) -> HttpResponse:
    if not request.user.revoke_token(by=request.user, token_key=token_key):
        warn(request, _("This token was revoked before."))
    return redirect("security")


def my_data(request: HttpRequest) -> HttpResponse:
    return render(request, "people/my_data.html", {"is_last_backbone": request.user.is_last_backbone()})


@require_POST
def my_data_copy(request: HttpRequest) -> HttpResponse:
    """Everything we hold about me, as a file."""
    copy = hand_out_copy(request.user, by=request.user)
    answer = JsonResponse(copy, json_dumps_params={"indent": 2, "ensure_ascii": False})
    return as_file(answer, f"my-data-{today()}.json")


@reauthentication_required
def my_data_erase(request: HttpRequest) -> HttpResponse:
    form = Erasure(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            erase(request.user, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            logout(request)
            return render(request, "people/my_data_erased.html")
    return render(request, "people/my_data_erase.html", {"form": form}, status=422 if form.errors else 200)
