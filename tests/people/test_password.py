import re

import pytest
from django.test import Client

from network.lib.tokens import unseal
from people.models import AuditEntry, Delivery
from tests.people.doors import PASSWORD, who, with_password


@pytest.fixture
def anybody(db):
    return Client()


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(ben, anybody):
    with_password(ben)
    anybody.post("/sign-in/password-forgotten/", {"email": ben.email})
    delivery = Delivery.objects.get(kind="password_reset")
    link = re.search(r"https?://\S+", delivery.unsealed()[1])[0]
    assert link.startswith("http://127.0.0.1:8000/sign-in/new-password/")
    assert unseal(delivery.sealed)[0] not in delivery.text
    page = anybody.get(link.removeprefix("http://127.0.0.1:8000"))
    answer = anybody.post(page["Location"], {"password1": "another four words", "password2": "another four words"})
    assert (answer["Location"], who(anybody)) == ("/", str(ben.pk))
    assert "This link no longer works" in Client().get(link.removeprefix("http://127.0.0.1:8000")).content.decode()


def test_a_new_password_ends_all_other_sessions_and_is_told_by_mail(ben, as_):
    with_password(ben)
    here, there = as_(ben), as_(ben)
    words = {"oldpassword": PASSWORD, "password1": "another four words", "password2": "another four words"}
    assert here.post("/me/security/password/", words)["Location"] == "/me/security/"
    assert (here.get("/me/").status_code, there.get("/me/").status_code) == (200, 302)
    assert Delivery.objects.get().subject == "A change to how you sign in"
    assert AuditEntry.objects.get().act == "person.password_set"


def test_a_first_password_needs_no_old_one(ben, as_):
    client = as_(ben)
    words = {"password1": "another four words", "password2": "another four words"}
    assert client.post("/me/security/password/first/", words)["Location"] == "/me/security/"
    ben.refresh_from_db()
    assert ben.check_password("another four words")


def test_a_password_people_guess_is_refused(ben, as_):
    answer = as_(ben).post("/me/security/password/first/", {"password1": "password", "password2": "password"})
    assert answer.status_code == 422
    ben.refresh_from_db()
    assert not ben.has_usable_password()
