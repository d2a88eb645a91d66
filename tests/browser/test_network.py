"""The backbone opens a round, a partner answers on a phone, the map shows the tie, and two are introduced."""

import re

import pytest
from playwright.sync_api import Page, expect

from backbone.models import ImportedTie, RelationshipRound, TieImport
from network.lib.dates import today
from partners.models import Introduction
from tests.browser.conftest import link_in
from tests.make import make_affiliation, make_partner, make_person

pytestmark = pytest.mark.browser


def test_from_a_round_to_an_introduction(open_as, world, post):
    library = make_partner("Harbour Library")
    make_affiliation(library, make_person("Lena Novak", "lena@example.org"), is_primary=True)
    RelationshipRound.objects.all().delete()
    backbone = open_as(world.asha, "/network/rounds/new/")
    backbone.get_by_role("button", name="Open the round and write to all").click()
    expect(backbone.get_by_text("everybody gets a mail")).to_be_visible()
    answer_on_a_phone(open_as(None, link_in(post("lena@example.org")), width=390))
    ties = [ImportedTie(one=world.a, other=world.b, on=today(), strength=5)]
    TieImport.bring_in(world.asha, "ties.csv", ties, [])
    backbone.goto("/network/")
    backbone.get_by_role("button", name="Draw anew").click()
    backbone.get_by_label("Find").fill("Harbour Library")
    backbone.get_by_label("Find").press("Enter")
    expect(backbone.locator("#beside")).to_contain_text("said: coordination")
    introduce(backbone, "Harbour Library", "Sandpiper Playgroup")
    assert Introduction.objects.of(library).of(world.a).count() == 1


def answer_on_a_phone(phone: Page) -> None:
    phone.get_by_label("Rivermouth Clinic").check()
    phone.get_by_role("button", name="Save and go on").click()
    phone.get_by_text("Coordination").click()
    expect(phone.get_by_text("Saved.")).to_be_visible()
    phone.get_by_role("group", name="We can rely on them.").get_by_text("mostly").click()
    phone.get_by_role("button", name="Save and finish").click()
    expect(phone.get_by_text("we fit our work together")).to_be_visible()


def introduce(page: Page, one: str, other: str) -> None:
    """Begin the introduction that the map suggests."""
    meeting = page.get_by_role("listitem").filter(has_text=one).filter(has_text=other)
    meeting.get_by_role("link", name="Introduce").click()
    page.get_by_role("button", name="Ask first").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("An introduction")


def test_the_map_by_keyboard(open_as, world):
    page = open_as(world.asha, "/network/")
    canvas = page.locator("[data-map-canvas]")
    expect(canvas).to_be_visible()
    canvas.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-map-says]")).to_contain_text(": 1")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("focus=p"))
    expect(page.locator("#beside")).to_contain_text(re.compile("Sandpiper Playgroup|Rivermouth Clinic"))
    page.keyboard.press("Escape")
    expect(page.locator("#beside")).to_contain_text("Who bridges")


def test_without_javascript_the_drawing_and_its_links_do(open_as, world):
    page = open_as(world.asha, "/network/", java_script_enabled=False)
    page.get_by_role("link", name="Rivermouth Clinic").first.click()
    expect(page.locator("#beside h2")).to_have_text("Rivermouth Clinic")
    expect(page.locator("svg.net .net__dot--focus")).to_have_count(1)
