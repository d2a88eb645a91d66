from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from people.models import AuditEntry, Delivery, Link, Person
from tests.make import make_person


def path(link):
    return f"/l/{link.token}/"


def who(client):
    return client.session.get("_auth_user_id")


def test_an_invitation_brings_a_personal_link_with_the_inviters_words(asha, ben):
    link = ben.invite(by=asha, words="So glad you are with us.")
    delivery = Delivery.objects.get()
    assert (delivery.kind, delivery.address) == ("invitation", "ben@example.org")
    assert "So glad you are with us." in delivery.text
    assert f"http://127.0.0.1:8000{path(link)}" in delivery.unsealed()[1]
    assert link.token not in str(delivery.__dict__)
    assert AuditEntry.objects.get().act == "person.invited"


def test_looking_at_the_link_changes_nothing(asha, ben):
    link, client = ben.invite(by=asha), Client()
    page = client.get(path(link)).content.decode()
    assert "Welcome, Ben" in page
    assert (who(client), Link.find(link.token) is not None, AuditEntry.objects.count()) == (None, True, 1)


def test_the_button_brings_its_bearer_in_once(asha, ben):
    link, client = ben.invite(by=asha), Client()
    words = {"time_zone": "Europe/Berlin", "password": "four words in a row"}
    assert client.post(path(link), words)["Location"] == "/"
    ben.refresh_from_db()
    assert (who(client), ben.time_zone, ben.check_password("four words in a row")) == (
        str(ben.pk),
        "Europe/Berlin",
        True,
    )
    assert AuditEntry.objects.order_by("number").last().act == "person.arrived"
    assert Client().post(path(link), words).status_code == 410


def test_no_password_is_asked_for(asha, ben):
    link, client = ben.invite(by=asha), Client()
    assert client.post(path(link), {"time_zone": "", "password": ""})["Location"] == "/"
    ben.refresh_from_db()
    assert (ben.has_usable_password(), who(client)) == (False, str(ben.pk))


@pytest.mark.parametrize("wrong", [{"password": "1234"}, {"time_zone": "Middle Earth"}], ids=str)
def test_a_bad_answer_does_not_spend_the_link(asha, ben, wrong):
    link, client = ben.invite(by=asha), Client()
    assert client.post(path(link), {"time_zone": "", "password": "", **wrong}).status_code == 422
    assert (who(client), Link.find(link.token) is not None) == (None, True)


def test_a_later_invitation_replaces_the_earlier_one(asha, ben):
    first, second = ben.invite(by=asha), ben.invite(by=asha)
    assert [Client().get(path(link)).status_code for link in (first, second)] == [410, 200]
    assert list(Delivery.objects.order_by("pk").values_list("state", flat=True)) == ["cancelled", "queued"]


def test_an_invitation_expires_after_thirty_days(asha, ben):
    link = ben.invite(by=asha)
    answers = []
    for days in (29, 31):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            answers.append(Client().get(path(link)).status_code)
    assert answers == [200, 410]


def test_with_a_second_factor_the_link_alone_is_not_enough_and_sets_no_password(asha, ben):
    TOTP.activate(ben, generate_totp_secret())
    link, client = ben.invite(by=asha), Client()
    answer = client.post(path(link), {"time_zone": "", "password": "four words in a row"})
    ben.refresh_from_db()
    assert (answer["Location"], who(client)) == ("/sign-in/second-factor/", None)
    assert not ben.has_usable_password()


def test_a_password_that_is_there_is_not_replaced_by_an_invitation(asha, ben):
    ben.set_password("four words in a row")
    ben.save()
    link = ben.invite(by=asha)
    Client().post(path(link), {"time_zone": "", "password": "somebody else s words"})
    ben.refresh_from_db()
    assert ben.check_password("four words in a row")


def test_coming_in_replaces_whoever_sat_at_the_machine(asha, ben, dora, as_):
    client = as_(dora)
    client.post(path(ben.invite(by=asha)), {"time_zone": ""})
    assert who(client) == str(ben.pk)


def test_an_invitation_goes_to_those_who_can_come_only(asha, ben):
    nobody = make_person(email=None)
    Person.objects.filter(pk=nobody.pk).update(email=None)
    bounced = make_person()
    bounced.bounce()
    for person in (Person.objects.get(pk=nobody.pk), bounced, make_person(is_active=False)):
        with pytest.raises(ValidationError):
            person.invite(by=asha)
    assert Delivery.objects.count() == 0


def test_the_link_of_somebody_switched_off_is_dead(asha, ben):
    link = ben.invite(by=asha)
    ben.deactivate(by=asha)
    assert Client().get(path(link)).status_code == 410


def test_the_link_of_a_demo_person_works_while_developing_only(asha, settings):
    person = make_person(is_demo=True)
    settings.DEBUG = True
    link = person.invite(by=asha)
    assert Client().get(path(link)).status_code == 200
    settings.DEBUG = False
    assert Client().get(path(link)).status_code == 410


def test_the_backbone_invites_from_the_persons_page(asha, ben, as_):
    answer = as_(asha).post(f"/people/{ben.pk}/invite/", {"words": "Come and see."}, follow=True)
    assert answer.redirect_chain == [(f"/people/{ben.pk}/", 302)]
    assert "An invitation is on its way to Ben Okafor." in answer.content.decode()
    assert "Come and see." in Delivery.objects.get().text
    ben.bounce()
    answer = as_(asha).post(f"/people/{ben.pk}/invite/", follow=True)
    assert "Enter a mail address that works first." in answer.content.decode()


def test_words_no_mail_can_hold_do_not_keep_an_invitation_from_leaving(asha, ben, as_):
    as_(asha).post(f"/people/{ben.pk}/invite/", {"words": "Do\x00 come."})
    assert "Do come." in Delivery.objects.get(kind="invitation").text
