"""What the database refuses, whichever code asks."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from network.lib.dates import today
from partners.models import Affiliation, Application, Partner
from tests.make import make_affiliation

ANSWERS = {"organisation": "Curlew", "what_we_do": "Read.", "why": "To read.", "contact_email": "c@example.org"}


@pytest.mark.parametrize(
    "fields",
    [{"name": ""}, {"stage": "friend"}, {"version": 0}],
    ids=["no name", "an unknown stage", "no version"],
)
def test_a_partner_cannot_have(sandpiper, fields):
    with pytest.raises(IntegrityError):
        Partner.objects.filter(pk=sandpiper.pk).update(**fields)


def test_nobody_confirms_a_profile_without_a_moment(sandpiper, ben):
    with pytest.raises(IntegrityError):
        Partner.objects.filter(pk=sandpiper.pk).update(confirmed_by=ben, confirmed_at=None)


def test_what_was_merged_is_archived(sandpiper, clinic):
    with pytest.raises(IntegrityError):
        Partner.objects.filter(pk=sandpiper.pk).update(merged_into=clinic, archived_at=None)


def test_nothing_is_merged_into_itself(sandpiper):
    with pytest.raises(IntegrityError):
        Partner.objects.filter(pk=sandpiper.pk).update(merged_into=sandpiper, archived_at=timezone.now())


@pytest.mark.parametrize("fields", [{"is_primary": True}, {"may_edit": True}, {"started_on": today() + timedelta(1)}])
def test_who_has_left_holds_nothing_and_did_not_leave_before_coming(sandpiper, fields):
    row = make_affiliation(sandpiper, ended_on=today())
    with pytest.raises(IntegrityError):
        Affiliation.objects.filter(pk=row.pk).update(**fields)


@pytest.mark.parametrize(
    "fields",
    [{"state": "welcomed"}, {"decided_at": timezone.now()}, {"state": "maybe"}],
    ids=["answered at no moment", "held and answered", "an unknown state"],
)
def test_an_application_cannot_be(db, fields):
    with pytest.raises(IntegrityError):
        Application.objects.create(**ANSWERS, contact_name="Cora", **fields)


def test_an_application_that_was_not_welcomed_has_no_partner(sandpiper):
    with pytest.raises(IntegrityError):
        Application.objects.create(**ANSWERS, contact_name="Cora", partner=sandpiper)
