"""Commitments: written down, asked about gently before the next gathering, kept, still going, or let go."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from gatherings import capturing
from gatherings.models import Commitment
from people.models import Delivery
from tests.make_after import make_commitment
from tests.make_gatherings import make_gathering, make_series
from tests.make_plans import remind
from tests.queries import assert_same_queries


@pytest.fixture
def series(chidi):
    return make_series("Early reading", chidi)


@pytest.fixture
def last(series, chidi):
    return make_gathering("Last time", chidi, in_days=-30, series=series)


@pytest.fixture
def coming(series, chidi):
    return make_gathering("Next time", chidi, in_days=3, series=series)


@pytest.fixture
def promise(last, ben):
    return make_commitment(last, ben, "Ask two families")


def ask() -> None:
    remind("commitments")


def path_in(delivery: Delivery) -> str:
    return "/l/" + delivery.unsealed()[1].split("/l/")[1].split()[0]


def test_a_commitment_is_somebodys(last, chidi):
    with pytest.raises(ValidationError, match="Whose commitment"):
        capturing.capture(chidi, last, "commitment", "Do it")
    with pytest.raises(IntegrityError):
        Commitment.objects.create(gathering=last, text="Do it")


def test_who_promised_is_asked_once_before_the_next_gathering(promise, coming):
    ask()
    ask()
    assert [(row.kind, row.address) for row in Delivery.objects.all()] == [("commitments_due", "ben@example.org")]
    assert "Ask two families" in Delivery.objects.get().unsealed()[1]


def test_nobody_is_asked_long_before_nor_about_what_is_settled(promise, last, coming, dora):
    make_commitment(last, dora, state="kept", told_at=timezone.now())
    make_commitment(last, dora, state="let_go", told_at=timezone.now())
    coming.day += timedelta(days=5)
    coming.save()
    ask()
    assert Delivery.objects.count() == 0
    coming.day -= timedelta(days=5)
    coming.save()
    ask()
    assert [row.address for row in Delivery.objects.all()] == ["ben@example.org"]


def test_what_is_still_going_is_asked_about_again_the_time_after(promise, coming, series, ben):
    ask()
    promise.tell(ben, "still")
    coming.state, coming.day = "closed", coming.day - timedelta(days=10)
    coming.save()
    make_gathering("The one after", in_days=2, series=series)
    ask()
    assert Delivery.objects.filter(address="ben@example.org").count() == 2


def test_a_partners_promise_goes_to_its_contact(last, coming, clinic, dora):
    make_commitment(last, partner=clinic, text="Open earlier")
    ask()
    assert [row.address for row in Delivery.objects.all()] == ["dora@example.org"]


def test_one_press_by_the_link_says_what_became_of_it(client, promise, coming):
    ask()
    path = path_in(Delivery.objects.get())
    assert client.get(path).status_code == 200
    promise.refresh_from_db()
    assert promise.state == "open"
    client.post(path, {"commitment": promise.pk, "state": "let_go"})
    promise.refresh_from_db()
    assert promise.state == "let_go"


def test_the_link_tells_of_nobody_elses(client, promise, last, coming, dora):
    other = make_commitment(last, dora, "canary")
    ask()
    path = path_in(Delivery.objects.get(address="ben@example.org"))
    assert "canary" not in client.get(path).content.decode()
    assert client.post(path, {"commitment": other.pk, "state": "kept"}).status_code == 403


def test_telling_is_undone(as_, promise, ben):
    client = as_(ben)
    page = client.post(f"/commitments/{promise.pk}/tell/", {"state": "kept"}, follow=True).content.decode()
    assert f"/commitments/{promise.pk}/as/open/" in page
    client.post(f"/commitments/{promise.pk}/as/open/")
    promise.refresh_from_db()
    assert (promise.state, promise.told_at) == ("open", None)


def test_others_do_not_answer_for_somebody(as_, promise, dora):
    assert as_(dora).post(f"/commitments/{promise.pk}/tell/", {"state": "kept"}).status_code == 403


def test_no_way_back_leads_elsewhere(as_, promise, ben):
    sent = {"state": "kept", "from": "//evil.example/"}
    assert as_(ben).post(f"/commitments/{promise.pk}/tell/", sent)["Location"] == "/commitments/"


def test_the_list_asks_the_same_however_long_it_is(as_, last, ben):
    assert_same_queries(as_(ben), "/commitments/", lambda: make_commitment(last, ben), 7)


def test_the_list_of_a_gathering_asks_the_same_however_long_it_is(as_, last, ben, chidi):
    url = f"/gatherings/{last.pk}/commitments/"
    assert_same_queries(as_(chidi), url, lambda: make_commitment(last, ben), 9)
