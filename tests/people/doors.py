"""What tests of signing in share: walking through the door."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from network.lib.tokens import unseal
from people.models import Delivery, Person

PASSWORD = "four words in a row"
MOMENT = 30  # seconds that one code of an app is shown


def with_password(person: Person) -> Person:
    person.set_password(PASSWORD)
    person.save()
    return person


def mailed_code(person: Person) -> str:
    return unseal(Delivery.objects.filter(person=person, kind="sign_in_code").latest("pk").sealed)[0]


def sign_in_by_code(client: Client, person: Person, **query: str) -> HttpResponse:
    client.post("/sign-in/", {"login": person.email, **query})
    return client.post("/sign-in/code/", {"code": mailed_code(person), **query})


def who(client: Client) -> str | None:
    """The id of whoever is signed in."""
    return client.session.get("_auth_user_id")


def app_code(secret: str) -> str:
    """What an app on a phone shows now."""
    return format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // MOMENT))
