"""The demo network: everything real, made by the verbs the pages use."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from gatherings import pulse
from gatherings.models import Commitment, Initiative, Minutes, Run, Series
from partners.models import Application, Partner, Sector, Stage
from people.demo import CAST, PASSWORD
from people.models import AuditEntry, Bounce, Delivery, Network, Person, Suppression


@pytest.fixture(scope="module")
def demo_network(lasting) -> None:
    call_command("demo", stdout=StringIO())


@pytest.fixture
def demo(demo_network, db) -> None:
    """The demo network, made once for all tests here."""


def test_the_demo_is_the_network_of_the_readme(demo):
    assert Network.current().name == "Harbour County Early Years"
    assert (Partner.objects.count(), Person.objects.count()) == (28, 70)
    assert Counter(Partner.objects.values_list("stage", flat=True)) == {
        Stage.ACTIVE: 18, Stage.ALIGNED: 3, Stage.PROSPECT: 2, Stage.APPLICANT: 2, Stage.FORMER: 2, Stage.PAUSED: 1,
    }  # fmt: skip
    assert {*Partner.objects.values_list("sector", flat=True)} == {*Sector.values}
    assert Counter(Application.objects.values_list("state", flat=True)) == {"held": 2, "welcomed": 1, "declined": 1}


def test_the_cast_signs_in_while_developing(demo, settings):
    settings.DEBUG = True
    cast = Person.objects.in_bulk(CAST, field_name="email")
    assert [cast[email].check_password(PASSWORD) and cast[email].may_sign_in for email in CAST] == [True] * 5
    assert [cast["asha@example.org"].is_backbone, cast["chidi@example.org"].is_facilitator] == [True, True]
    assert cast["ben@example.org"].has_perm("partners.change_partner", Partner.objects.get(slug="sandpiper-playgroup"))


def test_nobody_of_the_demo_signs_in_elsewhere(demo, settings):
    settings.DEBUG = False
    assert [person.name for person in Person.objects.all() if person.may_sign_in] == []


def test_the_history_is_a_year_long_and_whole(demo):
    moments = list(AuditEntry.objects.order_by("number").values_list("at", flat=True))
    assert AuditEntry.first_broken() is None
    assert moments == sorted(moments)
    assert 360 <= (timezone.now() - moments[0]).days <= 366
    assert moments[-1] <= timezone.now()


def test_no_mail_of_the_past_waits_to_be_sent(demo):
    waiting = Delivery.objects.in_state("queued").values_list("created_at", flat=True)
    assert {timezone.localdate(moment) for moment in waiting} <= {timezone.localdate()}
    states = Delivery.objects.counts()
    assert {*states} - {"queued", "digest", "suppressed"} == {"sent", "cancelled", "unknown", "failed"}
    assert (states["unknown"], Bounce.objects.count(), Suppression.objects.count() > 0) == (1, 1, True)


def test_no_two_partners_say_the_same(demo):
    for field in ("summary", "working_on", "fit", "needs_help", "can_help", "best_at", "call_for", "not_for"):
        texts = [text for text in Partner.objects.values_list(field, flat=True) if text]
        assert len(texts) == len(set(texts)), field


def test_a_year_of_gatherings_was_kept(demo):
    assert Minutes.objects.approved().count() >= 10
    assert {*Commitment.objects.values_list("state", flat=True)} == {"open", "kept", "still", "let_go"}
    assert len(pulse.trend(Series.objects.filter(rule__contains="MONTHLY").first().gatherings.all())) >= 10
    assert sorted(Initiative.objects.values_list("part", "state")) == [("connect", "running"), ("implement", "running")]
    assert [run.plan(run.rows()).current is not None for run in Run.objects.all()] == [True]
