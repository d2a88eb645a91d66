"""A newsletter from the first button to the reader who has had enough, in real browsers."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from newsletter import publishing
from newsletter.models import Issue
from tests.make_promises import make_need

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def write_subject(page: Page) -> None:
    page.locator(".issue__subject a").click()
    page.get_by_role("textbox", name="Subject", exact=True).fill("A van on Fridays")
    page.get_by_role("textbox", name="The line beside the subject").fill("Who helps the playgroup?")
    expect(page.locator("#plan .issue__subject")).to_contain_text("Who helps the playgroup?")
    press(page, "Done")


def write_words(page: Page) -> None:
    """The first section is the editor's own; it is saved while one types, and moved by the keyboard."""
    page.locator(".section .block__title").first.click()
    page.get_by_role("textbox", name="Words of your own").fill("Dear all, **thank you**.")
    expect(page.locator(".section__words")).to_contain_text("thank you")
    press(page, "Done")
    page.locator("[data-handle]").first.press("ArrowDown")
    expect(page.locator("#spoken")).to_contain_text("Place 2 of")


def add_needs(page: Page) -> None:
    page.get_by_label("Another section").select_option("needs")
    press(page, "Add it")
    expect(page.locator("#plan")).to_contain_text("Somebody who lends us a van")


def choose_readers(page: Page) -> None:
    page.get_by_role("link", name="Choose, and see every name").click()
    page.get_by_label("The partners of the network").check()  # the last issue was for everybody
    page.get_by_label("active", exact=True).uncheck()
    page.get_by_label("paused", exact=True).uncheck()
    page.get_by_label("Subscribers of the public page").uncheck()
    page.get_by_label("The primary contact of each partner").check()
    expect(page.locator("#count")).to_contain_text("2")
    press(page, "These are its readers")
    expect(page.get_by_text("primary contact of Rivermouth Clinic")).to_be_visible()
    expect(page.get_by_text("primary contact of Sandpiper Playgroup")).to_be_visible()


def test_an_issue_is_made_tested_sent_read_and_stopped_by_its_reader(open_as, world, post):
    make_need(world.b, "Somebody who lends us a van")
    asha = open_as(world.asha, "/newsletter/")
    press(asha, "New issue")
    write_subject(asha), write_words(asha), choose_readers(asha)
    issue = Issue.objects.latest("pk")
    asha.goto(issue.get_absolute_url())
    add_needs(asha)
    asha.locator("summary", has_text="More to do here").click()
    press(asha, "Test to myself")
    assert "Somebody who lends us a van" in post("asha@example.org", "Test: A van").body
    asha.get_by_role("link", name="Send", exact=True).click()
    press(asha, "Send it now")
    publishing.go_on()
    letter = post("dora@example.org", "A van on Fridays")
    assert "primary contact of Rivermouth Clinic" in " ".join(letter.body.split())
    dora = open_as(world.dora, f"/newsletter/archive/{issue.pk}/")
    expect(dora.get_by_text("Somebody who lends us a van")).to_be_visible()
    stop = open_as(None, urlsplit(letter.extra_headers["List-Unsubscribe"].strip("<>")).path, width=390)
    press(stop, "Stop these mails")
    expect(stop.get_by_text("You get no more mails of this kind")).to_be_visible()
    world.dora.refresh_from_db()
    assert world.dora.wants("newsletter") is False
