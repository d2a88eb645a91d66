import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from network.lib.tokens import unseal
from people.models import AuditEntry, Delivery, Network, Person
from tests.make import make_person

PASSWORD = "four words in a row"
MOMENT = 30  # seconds that one code of an app is shown


@pytest.fixture
def anybody(db):
    return Client()


def with_password(person):
    person.set_password(PASSWORD)
    person.save()
    return person


def mailed_code(person):
    return unseal(Delivery.objects.filter(person=person, kind="sign_in_code").latest("pk").sealed)[0]


def sign_in_by_code(client, person, **query):
    client.post("/sign-in/", {"login": person.email, **query})
    return client.post("/sign-in/code/", {"code": mailed_code(person), **query})


def who(client):
    return client.session.get("_auth_user_id")


def app_code(secret, late=0):
    return format_hotp_value(hotp_value(secret, int(timezone.now().timestamp()) // MOMENT + late))


def test_an_address_asks_for_a_code_and_the_code_opens(ben, anybody):
    answer = anybody.post("/sign-in/", {"login": "Ben@Example.org"})
    assert answer["Location"] == "/sign-in/code/"
    answer = anybody.post("/sign-in/code/", {"code": mailed_code(ben)})
    assert (answer["Location"], who(anybody)) == ("/", str(ben.pk))


def test_the_code_rests_sealed_and_is_shown_nowhere(ben, anybody):
    anybody.post("/sign-in/", {"login": ben.email})
    delivery = Delivery.objects.get()
    code = mailed_code(ben)
    assert (delivery.kind, delivery.address) == ("sign_in_code", "ben@example.org")
    assert [code in body for body in (delivery.text, delivery.html, delivery.sealed, *delivery.masked())] == [False] * 6
    assert code in delivery.unsealed()[1]


def test_a_password_opens_at_once(ben, anybody):
    with_password(ben)
    answer = anybody.post("/sign-in/", {"login": ben.email, "password": PASSWORD})
    assert (answer["Location"], who(anybody), Delivery.objects.count()) == ("/", str(ben.pk), 0)


def test_a_wrong_password_is_refused_and_the_address_stays_typed(ben, anybody):
    with_password(ben)
    answer = anybody.post("/sign-in/", {"login": ben.email, "password": "wrong"})
    assert (answer.status_code, who(anybody)) == (422, None)
    assert 'value="ben@example.org"' in answer.content.decode()


def test_signing_out_happens_by_post_only(ben, as_):
    client = as_(ben)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert who(client) is None


def body_without_token(answer):
    return re.sub(r'(name="csrfmiddlewaretoken" value|content)="[^"]*"', "", answer.content.decode())


def answers_for(address, **more):
    client = Client()
    first = client.post("/sign-in/", {"login": address, **more})
    pages = [first] if more else [first, client.get("/sign-in/code/"), client.post("/sign-in/code/", {"code": "ABCD"})]
    return [(page.status_code, page.get("Location"), body_without_token(page).replace(address, "…")) for page in pages]


@pytest.mark.parametrize("more", [{}, {"password": "wrong"}], ids=["code", "password"])
def test_known_and_unknown_addresses_get_the_same_answer(ben, more):
    with_password(ben)
    switched_off = make_person(email="off@example.org", is_active=False)
    demo = make_person(email="demo@example.org", is_demo=True)
    known = answers_for(ben.email, **more)
    unknown = [answers_for(address, **more) for address in ("nobody@example.org", switched_off.email, demo.email)]
    assert unknown == [known] * 3


def statements(address):
    """The kinds of statements by table: the work that an answer costs."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        Client().post("/sign-in/", {"login": address})
    return [" ".join(query["sql"].split()[:3]).split("(")[0] for query in queries if "SAVEPOINT" not in query["sql"]]


def test_known_and_unknown_addresses_cost_the_same_work(ben):
    statements("warm.up@example.org")
    known, unknown = statements(ben.email), statements("nobody@example.org")
    assert [line for line in unknown if not line.startswith('DELETE FROM "people_delivery"')] == known
    assert [line.split()[2] for line in unknown if line.startswith("INSERT")].count('"people_delivery"') == 1


def test_nothing_is_sent_to_an_unknown_address(db, anybody):
    anybody.post("/sign-in/", {"login": "nobody@example.org"})
    anybody.post("/sign-in/password-forgotten/", {"email": "nobody@example.org"})
    assert Delivery.objects.count() == 0


def test_a_wrong_code_is_refused_and_three_end_the_try(ben, anybody):
    anybody.post("/sign-in/", {"login": ben.email})
    tries = [anybody.post("/sign-in/code/", {"code": "WRONG"}).status_code for _ in range(3)]
    assert tries == [422, 422, 302]
    assert anybody.post("/sign-in/code/", {"code": mailed_code(ben)})["Location"] == "/sign-in/"
    assert who(anybody) is None


def test_a_code_expires(ben, anybody):
    anybody.post("/sign-in/", {"login": ben.email})
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert anybody.post("/sign-in/code/", {"code": mailed_code(ben)})["Location"] == "/sign-in/"
    assert who(anybody) is None


def test_a_code_works_in_the_browser_that_asked_for_it_only(ben, anybody):
    anybody.post("/sign-in/", {"login": ben.email})
    assert Client().post("/sign-in/code/", {"code": mailed_code(ben)})["Location"] == "/sign-in/"


def test_guessing_passwords_is_slowed_down_for_that_address(ben, anybody):
    with_password(ben)
    for _ in range(5):
        anybody.post("/sign-in/", {"login": ben.email, "password": "wrong"})
    answer = anybody.post("/sign-in/", {"login": ben.email, "password": PASSWORD})
    assert (answer.status_code, who(anybody)) == (422, None)
    assert "Too many failed login attempts" in answer.content.decode()


def test_asking_for_codes_is_slowed_down(ben, anybody):
    for _ in range(3):
        Client().post("/sign-in/", {"login": ben.email})
    answer = anybody.post("/sign-in/", {"login": ben.email})
    assert (answer.status_code, Delivery.objects.count()) == (422, 3)


def test_a_flood_from_one_machine_is_told_to_wait(db, anybody):
    codes = [anybody.post("/sign-in/", {"login": "x", "password": "y"}).status_code for _ in range(31)]
    assert codes == [422] * 30 + [429]


def test_signing_in_gives_a_new_session(ben, anybody):
    anybody.post("/sign-in/", {"login": ben.email})
    before = anybody.session.session_key
    anybody.post("/sign-in/code/", {"code": mailed_code(ben)})
    assert anybody.session.session_key != before
    planted = Client()
    planted.cookies["sessionid"] = before
    assert who(planted) is None


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        "http://testserver/me/",
    ],
)
def test_signing_in_leads_to_no_other_place(ben, anybody, target):
    assert sign_in_by_code(anybody, ben, next=target)["Location"] == "/"


def test_signing_in_leads_back_to_where_one_wanted_to_go(ben, anybody):
    assert anybody.get("/me/data/")["Location"] == "/sign-in/?next=/me/data/"
    assert sign_in_by_code(anybody, ben, next="/me/data/")["Location"] == "/me/data/"


def test_who_is_switched_off_gets_the_answer_of_a_wrong_password(ben, anybody):
    with_password(ben).deactivate(by=ben)
    answer = anybody.post("/sign-in/", {"login": ben.email, "password": PASSWORD})
    assert (answer.status_code, who(anybody)) == (422, None)


def test_a_session_ends_with_the_right_to_sign_in(ben, asha, as_):
    client = as_(ben)
    ben.deactivate(by=asha)
    assert client.get("/me/")["Location"] == "/sign-in/?next=/me/"


# The demo network


@pytest.fixture
def demo_ben(ben):
    Person.objects.filter(pk=ben.pk).update(is_demo=True)
    ben.refresh_from_db()
    return with_password(ben)


def test_demo_people_come_in_by_no_door_outside_development(demo_ben, as_, anybody):
    session = as_(demo_ben)
    assert session.get("/me/").status_code == 302
    assert anybody.post("/sign-in/", {"login": demo_ben.email, "password": PASSWORD}).status_code == 422
    anybody.post("/sign-in/", {"login": demo_ben.email})
    assert Delivery.objects.count() == 0
    assert anybody.post(f"/sign-in/as/{demo_ben.pk}/").status_code == 404
    assert "Or look around" not in Client().get("/sign-in/").content.decode()


def test_demo_people_come_in_with_one_click_while_developing(demo_ben, anybody, settings):
    settings.DEBUG = True
    assert "Come in" in anybody.get("/sign-in/").content.decode()
    assert anybody.get(f"/sign-in/as/{demo_ben.pk}/").status_code == 405
    assert anybody.post(f"/sign-in/as/{demo_ben.pk}/")["Location"] == "/"
    assert who(anybody) == str(demo_ben.pk)


def test_one_click_is_for_the_demo_cast_only(asha, anybody, settings):
    settings.DEBUG = True
    other = make_person(email="other@example.org", is_demo=True)
    assert [anybody.post(f"/sign-in/as/{person.pk}/").status_code for person in (asha, other)] == [404, 404]


# Passwords


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


# The second factor


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


# What is not there


@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/accounts/signup/", "/sign-up/", "/accounts/email/", "/accounts/password/reset/"]
)
def test_nothing_else_of_the_sign_in_package_can_be_reached(asha, as_, path):
    assert as_(asha).get(path).status_code == 404


def test_signing_in_keeps_no_second_list_of_addresses(ben, anybody):
    sign_in_by_code(anybody, ben)
    anybody.post("/sign-out/")
    anybody.post("/sign-in/password-forgotten/", {"email": ben.email})
    assert EmailAddress.objects.count() == 0
