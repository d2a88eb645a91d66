"""Turning a curve: six questions about a measure become notes and commitments of the gathering."""

import pytest
from django.core.exceptions import ValidationError

from gatherings import drafting
from gatherings.models import Commitment
from gatherings.turning import QUESTIONS, turn
from tests.make_gatherings import make_rsvp, make_running
from tests.make_measures import make_measure

ANSWERS = {"story": "Visits wait for the letter.", "propose": "Ask the ward\nWrite to the doulas"}


@pytest.fixture
def running(chidi, ben):
    gathering = make_running("Steering", chidi)
    make_rsvp(gathering, ben, "yes")
    return gathering


def test_answers_become_minutes_and_commitments(chidi, ben, running):
    turn(chidi, running, make_measure("Visited in time"), ANSWERS, person=ben)
    minutes = drafting.draft(running)
    assert "Visited in time: What is the story behind the curve? Visits wait for the letter." in minutes
    assert list(Commitment.objects.values_list("text", "person")) == [
        ("Ask the ward", ben.pk), ("Write to the doulas", ben.pk),
    ]  # fmt: skip


def test_sent_twice_it_stands_once(chidi, ben, running):
    measure = make_measure()
    for _time in range(2):
        turn(chidi, running, measure, ANSWERS, person=ben)
    assert (running.ideas.count(), Commitment.objects.count()) == (1, 2)


def test_a_proposal_needs_somebody_and_nothing_is_half_written(chidi, running):
    with pytest.raises(ValidationError, match="Who takes care"):
        turn(chidi, running, make_measure(), ANSWERS)
    assert not running.ideas.exists()


def test_the_page_asks_six_questions_and_keeps_what_was_typed(as_, chidi, ben, running):
    measure = make_measure("Visited in time")
    url = f"/gatherings/{running.pk}/turn/{measure.slug}/"
    page = as_(chidi).post(url, ANSWERS)
    assert (page.status_code, all(str(question) in page.text for question in QUESTIONS.values())) == (422, True)
    assert "Visits wait for the letter." in page.text
    assert "Written down" in as_(chidi).post(url, {**ANSWERS, "person": ben.pk}, follow=True).text
