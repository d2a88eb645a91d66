"""Subscribing from outside: the yes by mail, the same answer for everybody, leaving in one click."""

import re
from datetime import timedelta
from itertools import count

import pytest
from django.test import Client
from django.utils import timezone

from newsletter.models import Subscription
from newsletter.subscribing import forget_unconfirmed, ways_out
from people.holdings import copy_of, erase
from people.models import Delivery, Suppression
from tests.make_newsletter import make_subscription
from tests.queries import assert_same_queries

PAGE = "/newsletter/subscribe/"


@pytest.fixture
def slow(db, monkeypatch):
    """A visitor who takes more than three seconds."""
    monkeypatch.setattr("network.lib.public_forms.filled_by_a_person", lambda stamp: True)


def subscribe(address, client=None):
    return (client or Client()).post(PAGE, {"address": address, "name": "Ola", "language": "en"})


def link_in(mail):
    return re.search(r"http://\S+(/newsletter/\S+/)", mail.unsealed()[1])[1]


def test_an_address_counts_after_its_yes_by_mail_only(slow):
    assert subscribe("Ola@Example.net").url == "/newsletter/subscribe/thanks/"
    door = link_in(Delivery.objects.get(address="ola@example.net"))
    subscribe("ola@example.net")  # a second time that day: no mail, and the link of the first stays good
    assert Client().get(door).status_code == 200
    assert not Subscription.objects.confirmed().exists()
    Client().post(door)
    assert [one.address for one in Subscription.objects.confirmed()] == ["ola@example.net"]


def test_the_link_of_the_mail_is_good_for_two_weeks(slow):
    subscribe("ola@example.net")
    door = link_in(Delivery.objects.get(address="ola@example.net"))
    Subscription.objects.update(asked_at=timezone.now() - timedelta(days=14, minutes=1))
    assert (Client().post(door).status_code, Subscription.objects.confirmed().exists()) == (410, False)


def test_known_and_unknown_addresses_get_the_same_answer_and_one_mail_each(slow):
    make_subscription("known@example.net")
    answers = [subscribe(address) for address in ("known@example.net", "new@example.net", "new@example.net")]
    assert {(answer.status_code, answer.url, bytes(answer.content)) for answer in answers} == {
        (302, "/newsletter/subscribe/thanks/", b"")
    }
    mails = Delivery.objects.order_by("address").values_list("address", "subject")
    assert list(mails) == [
        ("known@example.net", "You get our newsletter already"),
        ("new@example.net", "Shall we send you our newsletter?"),
    ]


def test_a_dead_link_of_the_newsletter_leads_to_asking_anew(db):
    for way in ("confirm", "leave"):
        page = Client().get(f"/newsletter/{way}/nothing/")
        assert (page.status_code, f'button--first" href="{PAGE}"' in page.content.decode()) == (410, True)


def test_machines_are_kept_out(db):
    hurried = subscribe("fast@example.net")
    assert (hurried.status_code, Subscription.objects.count()) == (422, 0)


def test_a_mail_program_ends_it_in_one_click_and_what_waits_stays_here(db):
    one = make_subscription()
    program = Client(enforce_csrf_checks=True)
    door = ways_out([one.address])[one.address].removeprefix("http://localhost:8000")
    for _twice in range(2):
        assert program.post(door, {"List-Unsubscribe": "One-Click"}).status_code == 200
    one.refresh_from_db()
    assert (one.state, ways_out([one.address])) == ("ended", {})
    assert Suppression.objects.filter(address=one.address, kind="newsletter").count() == 1
    program.post(door, {"again": "1"})
    assert one.address in ways_out([one.address])


def test_a_person_who_switched_the_newsletter_off_is_no_confirmed_subscriber(ben):
    one = make_subscription(ben.email, person=ben)
    assert Subscription.objects.confirmed().count() == 1
    ben.muted_kinds = ["newsletter"]
    ben.save()
    assert Subscription.objects.confirmed().count() == 0
    one.state = "waiting"
    one.save()
    one.confirm()
    assert Subscription.objects.confirmed().count() == 1


def test_who_never_said_yes_is_forgotten(db):
    old, young = make_subscription("old@example.net", "waiting"), make_subscription("young@example.net", "waiting")
    Subscription.objects.filter(pk=old.pk).update(asked_at=timezone.now() - timedelta(days=15))
    forget_unconfirmed()
    assert list(Subscription.objects.all()) == [young]


def test_a_subscription_is_copied_and_erased_with_its_person(asha, ben):
    make_subscription(ben.email, person=ben)
    assert copy_of(ben)["Subscriptions"][0]["Mail address"] == ben.email
    erase(ben, asha)
    assert not Subscription.objects.exists()


def test_the_list_asks_the_database_as_often_for_three_as_for_one(as_, asha):
    numbers = count()
    assert_same_queries(
        as_(asha), "/newsletter/subscribers/", lambda: make_subscription(f"reader{next(numbers)}@example.net"), 6
    )


def test_the_list_goes_along_as_a_file_as_it_is_narrowed(asha, as_):
    make_subscription("ola@example.net", name="=Ola"), make_subscription("left@example.net", "ended")
    rows = as_(asha).get("/newsletter/subscribers/subscribers.csv?state=confirmed").getvalue().decode().splitlines()
    assert rows[0].startswith("\ufeffname,address,language,state")
    assert [row.split(",")[:4] for row in rows[1:]] == [["'=Ola", "ola@example.net", "en", "confirmed"]]
