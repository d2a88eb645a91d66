"""How django-allauth signs people in. Nobody signs up: invitations are ours."""

from typing import Any

FORMS = "people.sign_in_forms"
ALLAUTH: dict[str, Any] = {
    "ACCOUNT_ADAPTER": "people.adapter.AccountAdapter",
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],  # nobody signs up; this gives the sign-in form its password
    "ACCOUNT_EMAIL_VERIFICATION": "none",
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
    "ACCOUNT_EMAIL_NOTIFICATIONS": False,
    "ACCOUNT_PREVENT_ENUMERATION": True,
    # The sign-in form itself sends the code; a page of its own to ask for one is not needed.
    "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": 15 * 60,
    "ACCOUNT_LOGIN_ON_PASSWORD_RESET": True,
    "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": False,  # this one session stays, all others end (people.adapter)
    "ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR": "django.contrib.auth.tokens.PasswordResetTokenGenerator",
    "ACCOUNT_SESSION_REMEMBER": True,
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": 15 * 60,
    "ACCOUNT_FORMS": {
        "login": f"{FORMS}.SignIn",
        "confirm_login_code": f"{FORMS}.MailedCode",
        "reset_password": f"{FORMS}.AskNewPassword",
        "reset_password_from_key": f"{FORMS}.ResetPassword",
        "change_password": f"{FORMS}.ChangePassword",
        "set_password": f"{FORMS}.FirstPassword",
        "reauthenticate": f"{FORMS}.PasswordAgain",
    },
    "MFA_ADAPTER": "people.adapter.MfaAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
    "MFA_FORMS": {
        "authenticate": f"{FORMS}.SecondFactor",
        "reauthenticate": f"{FORMS}.SecondFactorAgain",
        "activate_totp": f"{FORMS}.FirstCode",
    },
}
