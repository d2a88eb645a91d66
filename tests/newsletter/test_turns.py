"""Asking in time: who is next is planned, asked, reminded once; where no answer comes the next in line steps in."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from network.lib.dates import today
from newsletter import turns
from newsletter.models import Highlight, HighlightPause, HighlightRhythm
from newsletter.rotation import months_after
from newsletter.tasks import turn_highlights
from people.models import Delivery, Link
from tests.make import make_affiliation, make_partner
from tests.make_newsletter import make_highlight

THIS = today().replace(day=1)
NEXT = months_after(THIS, 1)


def turn_of(partner):
    return partner.highlights.values_list("month", "state")


@pytest.fixture
def early(asha):
    """A network that asks one day before the month, so that months are planned one by one."""
    return HighlightRhythm.current().set(asha, lead_days=1)


def test_the_timetable_plans_the_next_in_line_once_however_often_it_looks(ben, dora, sandpiper, clinic, early):
    make_highlight(sandpiper, date(2024, 5, 1), "shown")
    for _twice in range(2):
        turn_highlights()
    planned = Highlight.objects.open().order_by("month").values_list("partner__name", "month")
    assert next(iter(planned)) == (clinic.name, NEXT)
    assert Highlight.objects.open().count() == len(set(planned.values_list("month")))


def test_whose_time_has_come_is_asked_by_mail(asha, ben, sandpiper):
    highlight = Highlight.plan(asha, sandpiper, NEXT)
    turn_highlights()
    turn_highlights()
    highlight.refresh_from_db()
    assert (highlight.state, Delivery.objects.filter(kind="highlight_ask", person=ben).count()) == ("asked", 1)


@pytest.fixture
def many(db):
    """Five partners more, each with somebody to ask."""
    for number in range(5):
        make_affiliation(make_partner(f"Zebra {number}"))


def days_pass(highlight, days):
    """The question to this partner is so many days old, and the timetable looks."""
    Highlight.objects.filter(pk=highlight.pk).update(asked_at=timezone.now() - timedelta(days=days, minutes=1))
    turn_highlights()
    highlight.refresh_from_db()


def test_who_does_not_answer_is_reminded_once_and_then_the_next_in_line_is_asked(asha, ben, sandpiper, many):
    rhythm = HighlightRhythm.current()
    highlight = Highlight.plan(asha, sandpiper, NEXT)
    highlight.ask(None)
    days_pass(highlight, rhythm.remind_after_days)
    days_pass(highlight, rhythm.remind_after_days + 1)
    subjects = Delivery.objects.filter(person=ben).order_by("pk").values_list("subject", flat=True)
    assert [subject.partition(":")[0] for subject in subjects[1:]] == ["Still time"]
    days_pass(highlight, rhythm.silent_after_days)
    assert (highlight.state, highlight.passed) == ("skipped", "silent")
    heir = Highlight.objects.standing().get(month=NEXT)
    assert (heir.partner.name.split()[0], heir.state) == ("Zebra", "asked")
    assert Delivery.objects.filter(person=ben).latest("pk").subject == "Another time, gladly"


@pytest.mark.parametrize(("why", "opens"), [("partner", True), ("team", False), ("silent", False)])
def test_by_its_link_a_partner_may_think_better_of_letting_it_pass(asha, ben, sandpiper, why, opens):
    highlight = Highlight.plan(asha, sandpiper, NEXT)
    highlight.ask(asha)
    highlight.let_pass(asha, why)
    assert Link.objects.usable().filter(person=ben).exists() is opens


def test_a_network_that_asks_by_hand_is_left_alone(asha, ben, sandpiper):
    HighlightRhythm.current().set(asha, is_on=False)
    Highlight.plan(asha, sandpiper, NEXT)
    turn_highlights()
    assert list(turn_of(sandpiper)) == [(NEXT, "planned")]


def test_who_is_left_out_until_a_day_loses_its_turn_before_it_and_gets_none(asha, ben, sandpiper):
    Highlight.plan(asha, sandpiper, NEXT)
    HighlightPause.ask_for(ben, sandpiper, months_after(NEXT, 12))
    turn_highlights()
    assert list(turn_of(sandpiper)) == [(NEXT, "skipped")]
    HighlightPause.end_for(ben, sandpiper)
    assert [one.until for one in turns.standings()] == [None]


def test_coverage_counts_partners_that_had_their_turn_this_year(sandpiper, clinic):
    make_highlight(sandpiper, date(2026, 1, 1), "shown")
    make_highlight(clinic, date(2026, 2, 1), "planned")
    assert turns.coverage(2026) == turns.Coverage(had=1, coming=1, of=2)
