from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from network.lib.tokens import unseal
from people.models import AuditEntry, Delivery, EmailChange, Link, Person

NEW = "ben.new@example.org"


def path_of(address):
    delivery = Delivery.objects.filter(kind="address_change", address=address).latest("pk")
    return f"/l/{unseal(delivery.sealed)[0]}/"


def address_of(person):
    return Person.objects.get(pk=person.pk).email


@pytest.fixture
def asked(ben):
    return EmailChange.ask(ben, NEW)


def test_both_mailboxes_are_asked(ben, as_):
    assert as_(ben).post("/me/address/", {"new_email": "Ben.New@example.org"})["Location"] == "/me/"
    assert sorted(Delivery.objects.values_list("address", flat=True)) == [NEW, "ben@example.org"]
    assert AuditEntry.objects.get().act == "person.address_asked"
    assert NEW not in str(AuditEntry.objects.get().detail)


@pytest.mark.parametrize("order", [["ben@example.org", NEW], [NEW, "ben@example.org"]], ids=["old first", "new first"])
def test_the_address_changes_with_the_second_yes(ben, asked, order):
    first, second = (path_of(address) for address in order)
    page = Client().post(first).content.decode()
    assert ("Thank you, one yes is in" in page, address_of(ben)) == (True, "ben@example.org")
    page = Client().post(second).content.decode()
    assert ("Your new address is in use" in page, address_of(ben)) == (True, NEW)


def test_looking_at_both_links_changes_nothing(ben, asked):
    for address in ("ben@example.org", NEW):
        assert Client().get(path_of(address)).status_code == 200
    asked.refresh_from_db()
    assert (asked.old_confirmed_at, asked.new_confirmed_at, address_of(ben)) == (None, None, "ben@example.org")


def test_one_mailbox_saying_yes_twice_is_one_yes(ben, asked):
    for _ in range(2):
        Client().post(path_of(NEW))
    assert address_of(ben) == "ben@example.org"


def test_my_page_says_what_is_still_missing(ben, asked, as_):
    client = as_(ben)
    pages = [client.get("/me/").content.decode()]
    Client().post(path_of("ben@example.org"))
    pages.append(client.get("/me/").content.decode())
    assert "Please open the mail in both mailboxes" in pages[0]
    assert "the mail to the new one is still to be opened" in pages[1]


def test_keeping_the_old_address_makes_both_links_useless(ben, asked, as_):
    paths = [path_of("ben@example.org"), path_of(NEW)]
    as_(ben).post("/me/address/keep/")
    assert [Client().post(path).status_code for path in paths] == [410, 410]
    assert "waits for a yes" not in as_(ben).get("/me/").content.decode()


def test_asking_for_another_address_replaces_the_first_wish(ben, asked):
    paths = [path_of("ben@example.org"), path_of(NEW)]
    EmailChange.ask(ben, "third@example.org")
    assert [Client().post(path).status_code for path in paths] == [410, 410]


def test_a_change_expires_after_three_days(ben, asked):
    paths = [path_of("ben@example.org"), path_of(NEW)]
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        assert [Client().post(path).status_code for path in paths] == [410, 410]
    assert address_of(ben) == "ben@example.org"


def test_nobody_learns_that_an_address_is_taken(ben, dora, as_):
    client = as_(ben)
    free = client.post("/me/address/", {"new_email": NEW}, follow=True).content.decode()
    taken = client.post("/me/address/", {"new_email": dora.email}, follow=True).content.decode()
    assert taken.count("We wrote to both addresses.") == free.count("We wrote to both addresses.") == 1
    assert Delivery.objects.filter(address=dora.email).count() == 1


def test_an_address_of_somebody_else_is_not_taken_over_even_with_both_yeses(ben, dora):
    EmailChange.ask(ben, dora.email)
    Client().post(path_of("ben@example.org"))
    answer = Client().post(path_of(dora.email))
    assert (answer.status_code, address_of(ben), address_of(dora)) == (422, "ben@example.org", "dora@example.org")


def test_the_link_of_one_change_does_not_serve_another(ben, dora, asked):
    stray = Link.create(dora, "address.old", asked)
    assert Client().post(f"/l/{stray.token}/").status_code == 410
    asked.refresh_from_db()
    assert asked.old_confirmed_at is None


@pytest.mark.parametrize("wrong", ["", "no address", "BEN@example.org"], ids=str)
def test_a_wrong_wish_is_refused_where_it_was_typed(ben, as_, wrong):
    answer = as_(ben).post("/me/address/", {"new_email": wrong})
    assert (answer.status_code, f'value="{wrong}"' in answer.content.decode() or not wrong) == (422, True)
    assert Delivery.objects.count() == 0


def test_somebody_without_an_address_needs_one_yes(ben):
    Person.objects.filter(pk=ben.pk).update(email=None)
    EmailChange.ask(Person.objects.get(pk=ben.pk), NEW)
    Client().post(path_of(NEW))
    assert address_of(ben) == NEW


def test_strangers_mailboxes_are_not_filled(ben, as_):
    client = as_(ben)
    answers = [client.post("/me/address/", {"new_email": f"s{number}@example.org"}) for number in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [422]
    assert Delivery.objects.filter(address="s10@example.org").count() == 0
