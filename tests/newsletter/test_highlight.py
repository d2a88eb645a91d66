"""A partner's turn: planned, asked, written, approved, shown; or let pass, swapped, brought back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from newsletter.models import Highlight, HighlightPause
from partners.merging import merge
from people.models import Delivery
from tests.make_newsletter import make_highlight

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def test_a_month_has_one_highlight_and_a_partner_one_open_turn(asha, sandpiper, clinic):
    Highlight.plan(asha, sandpiper, MARCH)
    with pytest.raises(ValidationError, match="This month has all its highlights already"):
        Highlight.plan(asha, clinic, MARCH)
    with pytest.raises(ValidationError, match="This partner has a turn already"):
        Highlight.plan(asha, sandpiper, APRIL)


def test_swapped_turns_exchange_months_and_keep_what_was_written(asha, sandpiper, clinic):
    one, other = make_highlight(sandpiper, MARCH, "answered"), make_highlight(clinic, APRIL)
    one.swap_with(asha, other)
    found = Highlight.objects.order_by("month").values_list("partner__name", "month", "state")
    assert list(found) == [(clinic.name, MARCH, "planned"), (sandpiper.name, APRIL, "answered")]


def test_asked_answered_approved_and_shown(asha, ben, sandpiper):
    highlight = Highlight.plan(asha, sandpiper, MARCH)
    mail = highlight.ask(by=None)
    assert (mail.person, highlight.state, highlight.asked_person) == (ben, "asked", ben)
    highlight.answer(ben, highlight.version, working_on="Two more villages.", to_profile=True)
    highlight.approve(ben, highlight.version).show(None)
    sandpiper.refresh_from_db()
    assert (highlight.state, sandpiper.working_on) == ("shown", "Two more villages.")


def test_whatever_the_backbone_changes_needs_the_partners_yes_again(asha, ben, sandpiper):
    highlight = make_highlight(sandpiper, MARCH, "approved")
    highlight.edit(asha, highlight.version, working_on="Two villages more.")
    assert (highlight.state, highlight.approved_at) == ("answered", None)
    assert [mail.subject for mail in Delivery.objects.filter(person=ben)] == ["May we show it like this?"]
    with pytest.raises(ValidationError, match="has not said yes"):
        highlight.show(None)


def test_when_two_entries_become_one_the_turns_move_along(asha, sandpiper, clinic):
    make_highlight(sandpiper, MARCH)
    make_highlight(clinic, APRIL)
    make_highlight(clinic, date(2025, 4, 1), "shown")
    HighlightPause.objects.create(partner=clinic, until=date(2027, 1, 1))
    merge(asha, sandpiper, clinic, set())
    turns = Highlight.objects.filter(partner=sandpiper).order_by("month").values_list("month", "state")
    assert list(turns) == [(date(2025, 4, 1), "shown"), (MARCH, "planned"), (APRIL, "skipped")]
    assert sandpiper.highlight_pause.until == date(2027, 1, 1)
