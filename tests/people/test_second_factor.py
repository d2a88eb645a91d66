import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from people.models import AuditEntry, Network
from tests.people.doors import PASSWORD, app_code, sign_in_by_code, who, with_password


@pytest.fixture
def anybody(db):
    return Client()


@pytest.fixture
def secret(ben):
    secret = generate_totp_secret()
    TOTP.activate(ben, secret)
    return secret


def test_a_second_factor_is_added_with_a_picture_and_a_code(ben, as_):
    client = as_(ben)
    page = client.get("/me/security/second-factor/add/").content.decode()
    assert re.search(r'<svg viewBox="0 0 \d+ \d+" aria-hidden="true"><path d="M', page)
    assert "data:" not in page
    secret = client.session["mfa.totp.secret"]
    assert client.post("/me/security/second-factor/add/", {"code": "000000"}).status_code == 422
    answer = client.post("/me/security/second-factor/add/", {"code": app_code(secret)})
    assert answer["Location"] == "/me/security/recovery-codes/"
    assert len(re.findall(r"<li>\d{8}</li>", client.get(answer["Location"]).content.decode())) == 10


def test_the_secret_of_the_app_is_sealed_in_the_database(ben, secret):
    assert secret not in str(ben.authenticator_set.get().data)


@pytest.mark.parametrize("way", ["code", "password"])
def test_with_a_second_factor_the_first_is_not_enough(ben, secret, anybody, way):
    with_password(ben)
    if way == "code":
        answer = sign_in_by_code(anybody, ben)
    else:
        answer = anybody.post("/sign-in/", {"login": ben.email, "password": PASSWORD})
    assert (answer["Location"], who(anybody)) == ("/sign-in/second-factor/", None)
    assert anybody.post("/sign-in/second-factor/", {"code": "000000"}).status_code == 422
    answer = anybody.post("/sign-in/second-factor/", {"code": app_code(secret)})
    assert (answer["Location"], who(anybody)) == ("/", str(ben.pk))


def test_a_code_of_the_app_works_once(ben, secret):
    for expected in ("/", None):
        client = Client()
        sign_in_by_code(client, ben)
        assert client.post("/sign-in/second-factor/", {"code": app_code(secret)}).get("Location") == expected


def test_guessing_the_second_factor_is_slowed_down(ben, secret, anybody):
    sign_in_by_code(anybody, ben)
    for _ in range(5):
        anybody.post("/sign-in/second-factor/", {"code": "000000"})
    anybody.post("/sign-in/second-factor/", {"code": app_code(secret)})
    assert who(anybody) is None


def test_the_second_factor_is_taken_away_after_asking_once_more(ben, secret, as_):
    client = as_(ben)
    asked = client.get("/me/security/second-factor/remove/")
    assert asked["Location"].startswith("/me/security/confirm/code/")
    client.post("/me/security/confirm/code/", {"code": app_code(secret), "next": "/me/security/second-factor/remove/"})
    assert client.post("/me/security/second-factor/remove/")["Location"] == "/me/security/"
    assert ben.authenticator_set.count() == 0
    assert AuditEntry.objects.get().act == "person.second_factor_removed"


# Where the network asks backbone staff for a second factor


@pytest.fixture
def asked_for_it(asha):
    return Network(pk=1).describe(by=asha, second_factor_required=True)


def test_backbone_staff_add_a_second_factor_before_anything_else(asha, asked_for_it, as_):
    client = as_(asha)
    answers = [client.get(path).get("Location") for path in ("/", "/settings/", "/me/", "/audit/export/")]
    assert answers == ["/me/security/second-factor/add/"] * 4
    assert client.get("/me/security/second-factor/add/").status_code == 200


def test_others_are_not_asked_for_it(ben, asked_for_it, as_):
    assert as_(ben).get("/me/").status_code == 200


def test_with_a_second_factor_backbone_staff_go_on_and_cannot_take_it_away(asha, asked_for_it, as_):
    secret = generate_totp_secret()
    TOTP.activate(asha, secret)
    client = as_(asha)
    assert client.get("/settings/").status_code == 200
    client.post("/me/security/confirm/code/", {"code": app_code(secret)})
    assert client.post("/me/security/second-factor/remove/").status_code == 422
    assert asha.authenticator_set.count() == 1


def test_the_api_says_so_too(asha, asked_for_it, as_):
    token = asha.make_token(by=asha, days=1)
    by_token = Client().get("/api/v1/people/", headers={"Authorization": f"Token {token}"})
    assert (by_token.status_code, as_(asha).get("/api/v1/people/").status_code) == (403, 403)
