import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people.models import Delivery, Person
from tests.make import make_person
from tests.people.doors import PASSWORD, mailed_code, sign_in_by_code, who, with_password


@pytest.fixture
def anybody(db):
    return Client()


def test_an_address_asks_for_a_code_and_the_code_opens(ben, anybody):
    answer = anybody.post("/sign-in/", {"login": "Ben@Example.org"})
    assert answer["Location"] == "/sign-in/code/"
    answer = anybody.post("/sign-in/code/", {"code": mailed_code(ben)})
    assert (answer["Location"], who(anybody)) == ("/", str(ben.pk))


def test_the_page_for_the_code_says_no_more_than_it_should(ben, anybody):
    page = anybody.post("/sign-in/", {"login": ben.email}, follow=True).content.decode()
    assert "If we know ben@example.org, a code is on its way there." in page
    assert 'class="says"' not in page


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
    with CaptureQueriesContext(connection) as queries:
        Client().post("/sign-in/", {"login": address})
    kinds = [" ".join(query["sql"].split()[:3]).split("(")[0] for query in queries if "SAVEPOINT" not in query["sql"]]
    return [kind.split("_curs")[0] for kind in kinds]


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
    assert "That was tried too often." in answer.content.decode()


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


def test_nothing_private_is_left_behind_in_the_browser(ben, sandpiper, as_):
    client = as_(ben)
    pages = ("/", "/directory/", f"/people/{ben.pk}/", "/me/", "/directory/people.csv", "/api/v1/people/", "/nowhere/")
    assert {client.get(page)["Cache-Control"] for page in pages} == {"private, no-store"}
