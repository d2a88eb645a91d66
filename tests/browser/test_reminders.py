"""The backbone changes the words of a reminder, sees who gets it next week, pauses all of them, and lets them go."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from network.lib.dates import today
from people.models import ReminderPlan
from tests.make import make_affiliation, make_partner
from tests.make_mous import make_active

pytestmark = pytest.mark.browser


def test_words_are_changed_names_are_seen_and_all_is_paused_and_resumed(open_as, world):
    choir = make_partner("Harbour Choir")
    make_affiliation(choir, world.dora, is_primary=True, may_edit=True)
    make_active(world.asha, choir, until=today() + timedelta(days=92))
    page = open_as(world.asha, "/reminders/")
    page.get_by_role("link", name="Agreements that end").click()
    page.get_by_label("Text").fill("{partner}, shall we talk over tea?")
    page.get_by_role("button", name="Preview").click()
    letter = page.frame_locator("iframe[name=letter]")
    expect(letter.get_by_text("Sandpiper Playgroup, shall we talk over tea?").last).to_be_visible()
    assert ReminderPlan.of("mou_renewal").is_ours
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert ReminderPlan.of("mou_renewal").text == "{partner}, shall we talk over tea?"

    page.get_by_role("link", name="Exactly who gets what, and why").click()
    expect(page.get_by_text("signs for Harbour Choir")).to_be_visible()
    page.get_by_role("link", name="All of them").click()
    page.get_by_label("Reminders go again from").fill(str(today() + timedelta(days=9)))
    page.get_by_role("button", name="Pause all reminders").click()
    expect(page.get_by_text("All reminders are paused until")).to_be_visible()
    page.get_by_role("link", name="Next 7 days").click()
    expect(page.get_by_text("falls into the pause").first).to_be_visible()
    page.get_by_role("button", name="Let them go again").click()
    expect(page.get_by_text("Reminders go out again.")).to_be_visible()
