"""Ties out of what partners and people do together."""

from datetime import timedelta

import pytest
from django.utils import timezone

from backbone.models import ImportedTie, TieImport
from backbone.network_map.sources import BACKBONE, Sources, of_partner, of_person
from backbone.network_map.ties import CROWD, Stay, Ties, recency, telling
from network.lib.dates import today
from partners.models import Introduction
from tests.make import make_affiliation, make_partner
from tests.make_common_agenda import make_agenda, make_goal, make_strategy
from tests.make_gatherings import make_gathering, make_rsvp
from tests.make_groups import make_group, make_member
from tests.make_network import make_guest, make_relationship, make_round
from tests.make_plan import make_activity
from tests.make_promises import make_appointment, make_role

DAY = today()


def weights(kind: str = "partners", day=DAY) -> dict:
    return {pair: dict(kinds) for pair, kinds in Sources(kind, day).ties.weights.items()}


def pair(one, other) -> tuple[str, str]:
    keys = sorted((of_partner(one.pk), of_partner(other.pk)))
    return keys[0], keys[1]


def meet(*partners, in_days: int = -1):
    """A gathering where somebody of each of these was."""
    gathering = make_gathering(in_days=in_days)
    return [make_rsvp(gathering, partner=partner, answer="yes", attended=True) for partner in partners]


def test_time_halves_a_tie_each_year_and_forgets_it_after_three():
    days = [recency(DAY - timedelta(days=days), DAY) for days in (0, 365, 730, 3 * 365, 3 * 365 + 1, -1)]
    assert days == [1, 0.5, 0.25, 0.125, 0, 0]


def test_the_more_were_there_the_less_it_counts_and_a_crowd_nothing():
    ties = Ties(DAY)
    ties.met("gathering", ["a", "b", "c"], DAY)
    ties.met("gathering", [f"x{number}" for number in range(CROWD + 1)], DAY)
    assert ties.weights == {pair: {"gathering": 0.5} for pair in (("a", "b"), ("a", "c"), ("b", "c"))}


def test_only_who_was_there_at_the_same_time_is_tied():
    ties, year = Ties(DAY), timedelta(days=365)
    ties.stayed("group", [Stay("a", DAY - 2 * year), Stay("b", DAY - 2 * year, DAY - year), Stay("c", DAY - year / 2)])
    assert ties.weights == {("a", "b"): {"group": 0.25}, ("a", "c"): {"group": 0.5}}


def test_having_sat_in_a_large_meeting_once_is_no_tie():
    seen = {("a", "b"): {"gathering": 0.2}, ("a", "c"): {"gathering": 0.2, "job": 0.1}, ("b", "c"): {"gathering": 0.3}}
    assert list(telling(seen)) == [("a", "c"), ("b", "c")]


@pytest.mark.django_db
def test_partners_are_tied_by_gatherings_groups_jobs_activities_and_introductions(asha, sandpiper, clinic, dora, ben):
    meet(sandpiper, clinic)
    group, role = make_group(), make_role()
    for person, partner in ((ben, sandpiper), (dora, clinic)):
        make_member(group, person, partner)
        make_appointment(role, partner)
    make_activity(sandpiper, make_strategy(make_goal(make_agenda()))).helpers.add(clinic)
    Introduction.objects.create(seeker=sandpiper, helper=clinic, progress="made", made_at=timezone.now())
    found = weights()[pair(sandpiper, clinic)]
    assert found.pop("gathering") == pytest.approx(recency(DAY - timedelta(days=1), DAY))
    assert found == {"group": 1, "job": 1, "activity": 1, "introduction": 1}


@pytest.mark.django_db
def test_the_backbone_stands_for_itself_and_people_for_themselves(asha, sandpiper, ben):
    gathering = make_gathering(in_days=-1)
    make_rsvp(gathering, ben, "yes", partner=sandpiper, attended=True)
    make_rsvp(gathering, asha, "yes", attended=True)
    assert list(weights()) == [(BACKBONE, of_partner(sandpiper.pk))]
    assert list(weights("people")) == [tuple(sorted((of_person(asha.pk), of_person(ben.pk))))]
    assert (of_person(ben.pk), of_partner(sandpiper.pk)) in weights("both")


@pytest.mark.django_db
def test_the_newest_round_counts_and_a_tie_is_as_strong_as_the_mean_of_both(asha, sandpiper, clinic):
    old = make_round()
    make_relationship(make_guest(old, sandpiper), make_partner("Elsewhere"))
    old.close(asha)
    new = make_round()
    guests = [make_guest(new, sandpiper), make_guest(new, clinic)]
    guests[0].say(clinic, 4, {})
    guests[1].say(sandpiper, 2, {})
    sources = Sources("partners", DAY)
    found = {pair: dict(kinds) for pair, kinds in sources.ties.weights.items()}
    ends = pair(sandpiper, clinic)
    assert (found, sources.arcs) == ({ends: {"round": pytest.approx(0.6)}}, {ends, ends[::-1]})


@pytest.mark.django_db
def test_who_did_not_answer_is_not_counted_against_reciprocity(sandpiper, clinic):
    guest, _silent = make_guest(round := make_round(), sandpiper), make_guest(round, clinic)
    guest.say(clinic, 4, {})
    assert Sources("partners", DAY).arcs == set()


@pytest.mark.django_db
def test_a_picture_of_an_earlier_day_knows_nothing_of_later(asha, sandpiper, clinic):
    meet(sandpiper, clinic, in_days=-2)
    TieImport.bring_in(asha, "a.csv", [ImportedTie(one=sandpiper, other=clinic, on=DAY, strength=5)], [])
    ends = pair(sandpiper, clinic)
    before, now = weights(day=DAY - timedelta(days=1))[ends], weights()[ends]
    assert (set(before), set(now)) == ({"gathering"}, {"gathering", "imported"})
    assert weights(day=DAY - timedelta(days=3)) == {}


@pytest.mark.django_db
def test_everybody_of_the_directory_stands_on_the_map_tied_or_not(sandpiper, clinic, ben):
    make_partner("Former", stage="former")
    make_affiliation(clinic)
    assert Sources("partners", DAY).keys() == sorted(of_partner(one.pk) for one in (sandpiper, clinic))
    assert len(Sources("people", DAY).keys()) == 2
