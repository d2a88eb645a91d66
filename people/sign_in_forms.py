"""allauth's forms in our words and under our rules."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from people.adapter import pretend


def say_it_our_way(form: forms.Form, **labels: Any) -> None:
    """Our labels; no placeholders, because a label stands above."""
    for name, field in form.fields.items():
        field.widget.attrs.pop("placeholder", None)
        field.label = labels.get(name, field.label)
        if name.startswith("password"):
            field.help_text = PASSWORD_HINT if name == "password1" else ""


PASSWORD_HINT = _("At least 8 characters, not only digits people guess. Three or four words in a row are good.")


class SignIn(account.LoginForm):
    """An address asks for a code; with a password it signs in at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_it_our_way(self, login=_("Mail address"), password=_("Password"))
        self.fields["password"].required = False
        self.fields["login"].widget.attrs["autocomplete"] = "username"

    def _clean_without_password(self, email: str | None, phone: str | None) -> Any:
        cleaned = super()._clean_without_password(email, phone)
        self.user = self.user if self.user and self.user.may_sign_in else None
        return cleaned

    def _login_by_code(self, request: HttpRequest, redirect_url: str | None, credentials: dict) -> HttpResponse:
        if self.user is None:
            pretend("sign_in_code", credentials["email"])
        return super()._login_by_code(request, redirect_url, credentials)


class MailedCode(account.ConfirmLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_it_our_way(self, code=_("Code of the mail"))
        self.fields["code"].widget.attrs.update(autofocus=True, autocapitalize="characters", spellcheck="false")


class AskNewPassword(account.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_it_our_way(self, email=_("Mail address"))

    def clean_email(self) -> str:
        email = super().clean_email()
        self.users = [person for person in self.users if person.may_sign_in]
        return email

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        if not self.users:
            pretend("password_reset", self.cleaned_data["email"])
        return super().save(request, **kwargs)


class ResetPassword(account.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_it_our_way(self, password1=_("New password"), password2=_("The same again"))


class ChangePassword(account.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_it_our_way(
            self, oldpassword=_("Password until now"), password1=_("New password"), password2=_("The same again")
        )


class FirstPassword(account.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_it_our_way(self, password1=_("New password"), password2=_("The same again"))


class PasswordAgain(account.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_it_our_way(self, password=_("Password"))


class SecondFactor(mfa.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_it_our_way(self, code=_("Code of your app, or a recovery code"))
        self.fields["code"].widget.attrs.update(autofocus=True, inputmode="numeric")


class SecondFactorAgain(mfa.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_it_our_way(self, code=_("Code of your app, or a recovery code"))
        self.fields["code"].widget.attrs.update(autofocus=True, inputmode="numeric")


class FirstCode(totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_it_our_way(self, code=_("Six digits your app shows"))
        self.fields["code"].widget.attrs.update(inputmode="numeric")
