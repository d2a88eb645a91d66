"""How allauth behaves here: no sign-up, mails through our outbox, the same work for known and unknown addresses."""

from typing import Any
from uuid import uuid4

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.db import DEFAULT_DB_ALIAS, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from network.lib.limits import address_of
from network.lib.mail import Message
from network.lib.tokens import seal, unseal
from people import emails
from people.door import second_factor_is_due
from people.models import AuditEntry, Delivery, Network, Person

# allauth's note to the owner → our act in the audit, and what the mail says.
NOTES = {
    "account/email/password_changed": ("person.password_set", _("Your password was changed.")),
    "account/email/password_set": ("person.password_set", _("You have a password now.")),
    "account/email/password_reset": ("person.password_set", _("Your password was changed.")),
    "mfa/email/totp_activated": ("person.second_factor_added", _("A second factor was added.")),
    "mfa/email/totp_deactivated": ("person.second_factor_removed", _("The second factor was taken away.")),
    "mfa/email/recovery_codes_generated": ("person.recovery_codes_made", _("New recovery codes were made.")),
}
SAYS = {
    "account/messages/password_changed.txt": _("Your new password works from now on. Other devices were signed out."),
    "account/messages/password_set.txt": _("You can sign in with this password from now on."),
    "mfa/messages/totp_activated.txt": _("From now on we ask for a code of your app when you sign in."),
    "mfa/messages/totp_deactivated.txt": _("The second factor is gone."),
    "mfa/messages/recovery_codes_generated.txt": _("Keep these codes where you keep important papers."),
}  # fmt: skip


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Address and password do not belong together. A code by mail always works."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This is not the code. Look at it again, or ask for a new one."),
        "too_many_login_attempts": _("That was tried too often. Please wait a few minutes, then it works again."),
        "rate_limited": _("That was tried too often. Please wait a few minutes, then it works again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request) or super().get_client_ip(request)

    def is_safe_url(self, url: str) -> bool:
        """Only pages of ours, named without a host."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """Somebody who may not sign in gets the answer of a wrong password."""
        person = super().authenticate(request, **credentials)
        return person if person and person.may_sign_in else None

    def pre_login(self, request: HttpRequest, user: Person, **details: Any) -> HttpResponse | None:
        """Every way in passes here."""
        if user.may_sign_in:
            return None
        clear_login(request)
        return redirect("account_login")

    def set_password(self, user: Person, password: str) -> None:
        """A new password ends every session; whoever set it here keeps this one."""
        super().set_password(user, password)
        user.end_sessions()

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("security")

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _dash, token = key.partition("-")
        return f"{settings.SITE_URL}{reverse('account_reset_password_from_key', args=[uid, token])}"

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """In our words; where we have none, the page itself says enough."""
        text = message or SAYS.get(message_template or "")
        if text:
            messages.add_message(request, messages.SUCCESS if text != message else level, text)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if template_prefix == "account/email/login_code":
            queue_code(email, context["code"])
        elif template_prefix == "account/email/password_reset_key":
            queue_reset(email, context["password_reset_url"])

    @transaction.atomic
    def send_notification_mail(self, template_prefix: str, user: Person, *_args: Any, **_more: Any) -> None:
        act, what = NOTES[template_prefix]
        AuditEntry.record(act, by=user, target=user)
        Delivery.queue("security_note", f"security:{uuid4()}", emails.security_note(user, str(what)), user)


class MfaAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This is not the code your app shows now."),
        "cannot_delete_authenticator": _("The network asks you for a second factor, so it stays."),
    }

    def encrypt(self, text: str) -> str:
        return seal([text])

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)[0]

    def get_totp_issuer(self) -> str:
        return Network.current().name

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Where the network asks for a second factor, it stays."""
        return not second_factor_is_due(authenticator.user, Network.current())

    def build_totp_svg(self, url: str) -> SafeString:
        """One path in the page itself: the Content-Security-Policy allows neither data: addresses nor styles."""
        code = qrcode.QRCode(border=2)
        code.add_data(url)
        rows = code.get_matrix()
        dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        return mark_safe(f'<svg viewBox="0 0 {len(rows)} {len(rows)}" aria-hidden="true"><path d="{dots}"/></svg>')  # noqa: S308 — digits only


def queue_code(email: str, code: str) -> Delivery | None:
    person = Person.objects.filter(email=email.lower()).first()
    message = emails.sign_in_code(person or Person(), code)
    return _queue("sign_in_code", message, email, person, code)


def queue_reset(email: str, url: str) -> Delivery | None:
    person = Person.objects.filter(email=email.lower()).first()
    return _queue("password_reset", emails.password_reset(person or Person(), url), email, person, url.split("/")[-2])


def _queue(kind: str, message: Message, email: str, person: Person | None, secret: str) -> Delivery | None:
    return Delivery.queue(kind, f"{kind}:{uuid4()}", message, person, address=email, secrets=[secret])


@transaction.atomic
def pretend(kind: str, email: str) -> None:
    """The work of a mail, for an address nobody here has: the clock must not tell who is known. Nothing is sent."""
    queue = {"sign_in_code": queue_code, "password_reset": queue_reset}[kind]
    secret = "0000-0000" if kind == "sign_in_code" else f"{settings.SITE_URL}/sign-in/new-password/0/0-0/"
    delivery = queue(email, secret)
    if delivery:
        Delivery.objects.filter(pk=delivery.pk)._raw_delete(DEFAULT_DB_ALIAS)  # one statement: nothing hangs on it
