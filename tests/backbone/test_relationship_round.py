"""The two-minute round: asked by mail, answered by link, reminded once a day, closed once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from backbone.models import ANSWER, Relationship, RelationshipRound, RoundGuest
from backbone.network_map.scale import ASPECTS
from network.lib.dates import today
from partners.merging import merge
from people.holdings import erase
from people.models import AuditEntry, Delivery, Link, Person
from tests.day import day_of
from tests.make import make_partner
from tests.make_network import make_guest, make_relationship, make_round
from tests.queries import assert_same_queries

LATER = today() + timedelta(days=14)


def link_of(guest: RoundGuest) -> str:
    return reverse("link", args=[Link.create(guest.person, ANSWER, guest).token])


def test_opening_asks_every_active_partner_with_somebody_to_write_to(asha, ben, dora):
    make_partner("Nobody There")
    make_partner("Gone", stage="former")
    round = RelationshipRound.begin(asha, LATER, "Why we ask.")
    asked = list(Delivery.objects.order_by("address").values_list("kind", "address"))
    assert asked == [("relationship_asked", "ben@example.org"), ("relationship_asked", "dora@example.org")]
    assert [str(partner) for partner in round.unasked()] == ["Nobody There"]
    assert (round.invite(asha), round.askable().exists()) == (0, False)


def test_only_one_round_is_open_and_the_database_refuses_a_second(asha, ben):
    RelationshipRound.begin(asha, LATER)
    with pytest.raises(ValidationError, match="open already"):
        RelationshipRound.begin(asha, LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_round()


@pytest.mark.parametrize("days", [0, -1, 121])
def test_a_round_ends_between_tomorrow_and_four_months_from_now(asha, ben, days):
    with pytest.raises(ValidationError):
        RelationshipRound.begin(asha, today() + timedelta(days=days))


def test_who_has_not_answered_is_reminded_once_a_day(asha, ben, dora, clinic):
    round = RelationshipRound.begin(asha, LATER)
    round.guests.get(person=ben).choose([clinic])
    assert round.remind(asha) == 1
    with pytest.raises(ValidationError, match="today already"):
        round.remind(asha)
    keys = Delivery.objects.filter(key__contains="reminded").values_list("address", flat=True)
    assert list(keys) == ["dora@example.org"]


def test_closing_ends_links_and_mails_and_tells_who_answered(asha, ben, dora, clinic):
    round = RelationshipRound.begin(asha, LATER)
    guest = round.guests.get(person=ben)
    url = link_of(guest)
    guest.choose([clinic])
    round.close(asha)
    states = {(one.address, one.kind): one.state for one in Delivery.objects.all()}
    assert states == {
        ("ben@example.org", "relationship_asked"): "cancelled",
        ("dora@example.org", "relationship_asked"): "cancelled",
        ("ben@example.org", "relationship_closed"): "queued",
    }
    assert Client().get(url).status_code == 410
    with pytest.raises(ValidationError, match="closed"):
        guest.say(clinic, 3, {})
    with pytest.raises(ValidationError, match="closed"):
        round.close(asha)


def test_a_round_nobody_closes_is_closed_the_day_after(asha, ben):
    round = make_round(closes_on=today() - timedelta(days=1))
    assert list(RelationshipRound.objects.over(today())) == [round]
    assert list(RelationshipRound.objects.over(round.closes_on)) == []


def test_a_partner_answers_by_link_one_after_the_other_and_may_skip_anything(sandpiper, ben, clinic):
    guest, other = make_guest(make_round(), sandpiper, ben), make_partner("Zebra Crossing")
    client, url = Client(), link_of(guest)
    first = client.post(url, {"partners": [clinic.pk, other.pk]})
    assert first.url == f"{url}with/{clinic.pk}/"
    second = client.post(first.url, {"level": "4", "openness": "2", "mission": ""})
    last = client.post(second.url, {})
    assert (second.url, last.url) == (f"{url}with/{other.pk}/", f"{url}with/thanks/")
    said = [(row.about, row.level, row.openness, row.mission) for row in guest.relationships.with_names()]
    assert said == [(clinic, 4, 2, None), (other, None, None, None)]
    assert "Zebra Crossing" in client.get(last.url).content.decode()


def test_a_tap_is_kept_at_once(sandpiper, ben, clinic):
    guest = make_guest(make_round(), sandpiper, ben)
    make_relationship(guest, clinic, level=None)
    answer = Client().post(f"{link_of(guest)}with/{clinic.pk}/", {"level": "5"}, headers={"HX-Request": "true"})
    assert ("Saved." in answer.content.decode(), guest.relationships.get().level) == (True, 5)


def test_who_is_not_chosen_any_more_is_forgotten_and_none_takes_feelings_along(sandpiper, ben, clinic):
    guest = make_guest(make_round(), sandpiper, ben)
    row = guest.say(clinic, 0, {"openness": 4})
    assert (row.level, row.openness) == (0, None)
    guest.choose([])
    assert list(guest.relationships.all()) == []
    with pytest.raises(ValidationError, match="yourselves"):
        guest.choose([sandpiper])


@pytest.mark.parametrize("wrong", [{"level": 6}, {"openness": 5}, {"openness": 0}])
def test_the_database_refuses_answers_beyond_the_scale(sandpiper, ben, clinic, wrong):
    guest = make_guest(make_round(), sandpiper, ben)
    with pytest.raises(IntegrityError), transaction.atomic():
        Relationship.objects.create(guest=guest, about=clinic, **wrong)


def test_answering_leaves_no_trace_in_the_audit(sandpiper, ben, clinic):
    guest, before = make_guest(make_round(), sandpiper, ben), AuditEntry.objects.count()
    guest.choose([clinic])
    guest.say(clinic, 3, {"openness": 2})
    assert AuditEntry.objects.count() == before


def test_whoever_is_erased_leaves_with_whom_they_work_and_not_how_it_feels(asha, sandpiper, ben, clinic):
    row = make_relationship(make_guest(make_round(), sandpiper, ben), clinic, **dict.fromkeys(ASPECTS, 2))
    erase(ben, asha)
    row.refresh_from_db()
    assert (row.level, [getattr(row, aspect) for aspect in ASPECTS]) == (3, [None] * 6)


def test_merged_partners_keep_one_answer_and_have_no_tie_to_themselves(asha, sandpiper, ben, clinic, dora):
    round, twin = make_round(), make_partner("Sandpiper")
    guest, other = make_guest(round, sandpiper, ben), make_guest(round, clinic, dora)
    make_guest(round, twin)
    for about in (sandpiper, twin):
        make_relationship(other, about)
    make_relationship(guest, twin)
    merge(asha, sandpiper, twin, set())
    left = [(row.guest, row.about) for row in Relationship.objects.all()]
    assert (left, list(round.guests.order_by("pk"))) == ([(other, sandpiper)], [guest, other])


def test_the_list_of_rounds_asks_as_often_for_one_as_for_three(asha, as_):
    def one_more():
        round = make_round()
        make_guest(round)
        round.close(asha)

    assert_same_queries(as_(asha), reverse("relationship_round_list"), one_more, expected=5)


def test_who_was_asked_costs_the_same_for_one_as_for_three(asha, as_):
    round = make_round()
    assert_same_queries(as_(asha), round.get_absolute_url(), lambda: make_guest(round), expected=9)


def about_rounds(*people: Person) -> list[tuple[str, str]]:
    """(check, address) of the lines about rounds on the day of these people."""
    lines = [line for person in people for group in day_of(person) for line in group.lines]
    return [(line.cue, line.url) for line in lines if line.cue.startswith("relationship.")]


def test_today_tells_who_was_asked_and_the_backbone_before_a_round_ends(asha, sandpiper, ben):
    guest = make_guest(round := make_round(closes_on=today() + timedelta(days=3)), sandpiper, ben)
    remind = reverse("relationship_round_remind", args=[round.pk])
    asked = [("relationship.own", guest.get_absolute_url()), ("relationship.ending", remind)]
    assert about_rounds(ben, asha) == asked
    guest.choose([])
    assert about_rounds(ben, asha) == []
