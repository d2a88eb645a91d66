"""The backbone's morning in a real browser: things done from Today, one put off, a conversation written down."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from network.lib.dates import today
from partners.models import Partner, Touchpoint
from tests.make import make_affiliation, make_partner, make_person

pytestmark = pytest.mark.browser


def make_due(name: str) -> Partner:
    """A partner whose profile is to be confirmed, the first to be asked."""
    long_ago = timezone.now() - timedelta(days=400)
    partner = make_partner(name, confirmed_at=long_ago, confirm_due_on=today() - timedelta(days=200))
    make_affiliation(partner, make_person(), is_primary=True)
    return partner


def line(page: Page, words: str):
    """A line of Today, by what it says."""
    return page.locator("li.line").filter(has_text=words)


def test_three_lines_are_done_from_today_one_sleeps_and_a_call_is_noted(open_as, world):
    due = [make_due(name) for name in ("Aspen Centre", "Birch House", "Cedar Hall")]
    page = open_as(world.asha, "/")
    for partner in due:
        line(page, f"{partner.name} last confirmed").get_by_role("button").first.click()
        expect(page).to_have_title("Today · Our network")
        expect(page.get_by_text("We asked ")).to_be_visible()
        expect(line(page, f"{partner.name} last confirmed")).to_have_count(0)
    row = line(page, "asks to join").first
    row.locator("summary").click()
    row.get_by_role("button", name="Tomorrow").click()
    expect(page.get_by_role("link", name="1 thing sleeps until")).to_be_visible()
    page.get_by_role("link", name="1 thing sleeps until").click()
    page.get_by_role("button", name="Wake it now").click()
    expect(line(page, "asks to join").first).to_be_visible()


def test_a_call_is_noted_on_the_page_of_a_partner_and_taken_back(open_as, world):
    page = open_as(world.asha, world.b.get_absolute_url(), width=390)
    page.get_by_text("Visit", exact=True).click()
    page.get_by_label("What you talked about with Rivermouth Clinic").fill("Evening hours from May.")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_text("Evening hours from May.")).to_be_visible()
    note = Touchpoint.objects.get(partner=world.b)
    assert (note.kind, note.by) == ("visit", world.asha)
    page.get_by_role("button", name="Undo").click()
    note.refresh_from_db()
    assert note.is_withdrawn


def test_after_an_act_one_stays_at_the_next_line(open_as, world):
    first, second, _third = (make_due(name) for name in ("Aspen Centre", "Birch House", "Cedar Hall"))
    page = open_as(world.asha, "/")
    row = line(page, f"{first.name} last confirmed")
    row.get_by_role("button").first.click()
    expect(row).to_have_count(0)
    expect(line(page, f"{second.name} last confirmed").get_by_role("button").first).to_be_focused()
    group = page.locator("section", has=page.get_by_role("heading", name="Establish shared measurement"))
    expect(group.get_by_role("status")).to_contain_text("We asked ")
    row = line(page, f"{second.name} last confirmed")
    row.locator("summary").click()
    row.get_by_role("button", name="Tomorrow").click()
    group.get_by_role("button", name="Undo").click()
    expect(row).to_be_visible()
