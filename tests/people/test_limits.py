"""What the database refuses, whichever code asks."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from people.models import EmailChange, Network, Person


@pytest.mark.parametrize(
    "fields",
    [
        {"email": ""},
        {"is_backbone": True, "is_active": False},
        {"version": 0},
        {"erased_at": timezone.now()},
    ],
    ids=["an empty address", "backbone staff switched off", "no version", "erased with an address"],
)
def test_a_person_cannot_have(ben, fields):
    with pytest.raises(IntegrityError):
        Person.objects.filter(pk=ben.pk).update(**fields)


def test_an_address_changes_only_after_both_mailboxes_said_yes(ben):
    now = timezone.now()
    with pytest.raises(IntegrityError):
        EmailChange.objects.create(person=ben, new_email="b@example.org", new_confirmed_at=now, done_at=now)


def test_an_accent_is_a_degree_of_the_wheel(db):
    with pytest.raises(IntegrityError):
        Network.objects.create(pk=1, hue=360)


def test_there_is_one_network(db):
    with pytest.raises(IntegrityError):
        Network.objects.create(pk=2)
