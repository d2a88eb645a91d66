"""A partner's turn: planned, asked, written, approved, shown; or let pass, swapped, brought back."""

import re
from datetime import date
from itertools import count

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from network.lib.dates import today
from newsletter.models import Highlight, HighlightPause
from newsletter.rotation import months_after
from partners.merging import merge
from people.models import Delivery
from tests.make_newsletter import make_highlight
from tests.partners.test_logos import picture
from tests.queries import assert_same_queries

SOON, LATER = months_after(today().replace(day=1), 3), months_after(today().replace(day=1), 4)


def test_a_month_has_one_highlight_and_a_partner_one_open_turn(asha, sandpiper, clinic):
    Highlight.plan(asha, sandpiper, SOON)
    with pytest.raises(ValidationError, match="This month has all its highlights already"):
        Highlight.plan(asha, clinic, SOON)
    with pytest.raises(ValidationError, match="This partner has a turn already"):
        Highlight.plan(asha, sandpiper, LATER)


def test_swapped_turns_exchange_months_and_keep_what_was_written(asha, sandpiper, clinic):
    one, other = make_highlight(sandpiper, SOON, "answered"), make_highlight(clinic, LATER)
    one.swap_with(asha, other)
    found = Highlight.objects.order_by("month").values_list("partner__name", "month", "state")
    assert list(found) == [(clinic.name, SOON, "planned"), (sandpiper.name, LATER, "answered")]


def test_asked_answered_approved_and_shown(asha, ben, sandpiper):
    highlight = Highlight.plan(asha, sandpiper, SOON)
    mail = highlight.ask(by=None)
    assert (mail.person, highlight.state, highlight.asked_person) == (ben, "asked", ben)
    highlight.answer(ben, highlight.version, working_on="Two more villages.", to_profile=True)
    highlight.approve(ben, highlight.version).show(None)
    sandpiper.refresh_from_db()
    assert (highlight.state, sandpiper.working_on) == ("shown", "Two more villages.")


def test_whatever_the_backbone_changes_needs_the_partners_yes_again(asha, ben, sandpiper):
    highlight = make_highlight(sandpiper, SOON, "approved")
    highlight.edit(asha, highlight.version, working_on="Two villages more.")
    assert (highlight.state, highlight.approved_at) == ("answered", None)
    assert [mail.subject for mail in Delivery.objects.filter(person=ben)] == ["May we show it like this?"]
    with pytest.raises(ValidationError, match="has not said yes"):
        highlight.show(None)


def test_when_two_entries_become_one_the_turns_move_along(asha, sandpiper, clinic):
    make_highlight(sandpiper, SOON)
    make_highlight(clinic, LATER)
    make_highlight(clinic, date(2025, 4, 1), "shown")
    HighlightPause.objects.create(partner=clinic, until=date(2027, 1, 1))
    merge(asha, sandpiper, clinic, set())
    turns = Highlight.objects.filter(partner=sandpiper).order_by("month").values_list("month", "state")
    assert list(turns) == [(date(2025, 4, 1), "shown"), (SOON, "planned"), (LATER, "skipped")]
    assert sandpiper.highlight_pause.until == date(2027, 1, 1)


# On pages


def test_a_partner_answers_by_the_link_of_the_mail_looks_and_says_yes(asha, ben, sandpiper):
    sandpiper.edit(asha, working_on="Open mornings.", can_help="A kitchen.")
    mail = Highlight.plan(asha, sandpiper, SOON).ask(None)
    door = re.search(r"http://\S+(/l/\S+/)", mail.unsealed()[1])[1]
    visitor = Client()
    questions = visitor.get(door, follow=True)
    assert "Open mornings." in questions.text
    said = {"working_on": "Two more villages.", "photo_alt": "Beans.", "to_profile": "on", "version": 1}
    look = visitor.post(f"{door}highlight/answer/", {**said, "picture": picture()}, follow=True)
    highlight = Highlight.objects.get()
    assert ("Two more villages." in look.text, highlight.photo_name in look.text) == (True, True)
    visitor.post(f"{door}highlight/approve/", {"version": highlight.version})
    highlight.refresh_from_db()
    sandpiper.refresh_from_db()
    assert (highlight.state, highlight.approved_by, sandpiper.working_on) == ("approved", ben, "Two more villages.")


def test_a_yes_to_words_that_were_changed_meanwhile_counts_for_nothing(as_, asha, ben, sandpiper):
    highlight = make_highlight(sandpiper, SOON, "answered")
    highlight.edit(asha, working_on="Other words.")
    page = as_(ben).post(f"/highlights/{highlight.pk}/approve/", {"version": 1}, follow=True)
    highlight.refresh_from_db()
    assert ("Somebody changed" in page.text, highlight.state) == (True, "answered")


def test_two_who_write_at_once_lose_nobodys_text(as_, asha, ben, sandpiper):
    highlight = make_highlight(sandpiper, SOON, "answered")
    highlight.edit(asha, working_on="Theirs.")
    page = as_(ben).post(f"/highlights/{highlight.pk}/answer/", {"working_on": "Mine.", "version": 1})
    assert (page.status_code, "Mine." in page.text) == (409, True)


def test_a_photo_needs_words_for_who_cannot_see_it(as_, ben, sandpiper):
    highlight = make_highlight(sandpiper, SOON, "asked")
    page = as_(ben).post(
        f"/highlights/{highlight.pk}/answer/", {"working_on": "A.", "picture": picture(), "version": 1}
    )
    assert (page.status_code, page.context["form"].errors["photo_alt"]) == (
        422, ["Say in a few words what the photo shows."],
    )  # fmt: skip


def test_the_backbone_cannot_say_yes_for_a_partner(as_, asha, sandpiper):
    highlight = make_highlight(sandpiper, SOON, "answered")
    assert as_(asha).post(f"/highlights/{highlight.pk}/approve/", {"version": 1}).status_code == 403


def test_letting_a_turn_pass_can_be_undone_as_long_as_the_month_is_free(as_, asha, sandpiper, clinic):
    highlight = make_highlight(sandpiper, date(2027, 3, 1))
    client = as_(asha)
    client.post(f"/highlights/{highlight.pk}/pass/")
    client.post(f"/highlights/{highlight.pk}/return/")
    highlight.refresh_from_db()
    assert highlight.state == "planned"
    client.post(f"/highlights/{highlight.pk}/pass/")
    make_highlight(clinic, date(2027, 3, 1))
    page = client.post(f"/highlights/{highlight.pk}/return/", follow=True)
    assert "This month has all its highlights already" in page.text


def test_the_year_asks_the_database_as_often_for_three_as_for_one(as_, dora):
    months = count(1)
    year = "/highlights/?year=2025"
    assert_same_queries(as_(dora), year, lambda: make_highlight(None, date(2025, next(months), 1), "shown"), 14)


def test_the_page_of_a_partner_shows_what_the_network_reads_and_no_draft(as_, dora, sandpiper):
    make_highlight(sandpiper, date(2025, 3, 1), "shown", working_on="Beans in raised beds.")
    make_highlight(sandpiper, date(2027, 3, 1), "answered", working_on="Not yet for you.")
    page = as_(dora).get(f"/partners/{sandpiper.slug}/").text
    assert ("Beans in raised beds." in page, "Not yet for you." in page) == (True, False)


@pytest.mark.parametrize("month", [date(1, 1, 1), months_after(today().replace(day=1), -1), date(9999, 12, 1)])
def test_nobody_is_planned_for_a_month_that_is_over_or_years_away(asha, sandpiper, month):
    with pytest.raises(ValidationError, match="Choose a month from this one on"):
        Highlight.plan(asha, sandpiper, month)
