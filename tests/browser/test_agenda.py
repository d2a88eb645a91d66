"""The agenda builder in a real browser: too much in too little time; two at once; by key; on a phone."""

import pytest
from playwright.sync_api import expect

from gatherings.models import AgendaItem
from tests.make_agendas import make_block, titles
from tests.make_gatherings import make_gathering

pytestmark = pytest.mark.browser


@pytest.fixture
def gathering(world):
    gathering = make_gathering("Planning day", world.chidi, world.asha, minutes=60, purposes=["know", "learn"])
    for title, length, purpose in [("Arrive", 15, "know"), ("Reports", 30, "learn"), ("Decide", 25, "decide")]:
        make_block(gathering, title, minutes=length, purpose=purpose)
    return gathering


@pytest.fixture
def url(gathering):
    return f"{gathering.get_absolute_url()}agenda/"


def test_a_facilitator_sees_too_much_and_takes_a_remedy(open_as, world, gathering, url):
    page = open_as(world.chidi, url)
    expect(page.get_by_text("Too much in too little time?")).to_be_visible()
    expect(page.get_by_text("10 minutes over")).to_be_visible()
    page.get_by_role("link", name="Drop an aim").click()
    page.get_by_label("get to know each other").check()
    page.get_by_role("button", name="Drop it").click()
    expect(page.get_by_text("One aim less. 1 block is parked.")).to_be_visible()
    assert (titles(gathering), gathering.agenda_items.parked().get().title) == ("Reports Decide", "Arrive")


def test_two_write_at_once_and_see_each_other(open_as, world, gathering, url):
    chidi, asha = open_as(world.chidi, url), open_as(world.asha, url)
    for page in (chidi, asha):
        page.get_by_role("link", name="Reports", exact=True).click()
        expect(page.get_by_label("Notes for facilitators")).to_be_visible()
    chidi.get_by_label("Notes for facilitators").fill("Bring the chart.")
    expect(asha.get_by_label("Notes for facilitators")).to_have_value("Bring the chart.", timeout=15_000)
    asha.get_by_label("Materials").fill("Pens")
    expect(chidi.get_by_label("Materials")).to_have_value("Pens", timeout=15_000)
    block = AgendaItem.objects.get(title="Reports")
    assert (block.notes, block.materials) == ("Bring the chart.", "Pens")


def test_a_block_moves_by_key_and_it_is_said_where_it_stands(open_as, world, gathering, url):
    page = open_as(world.chidi, url)
    page.get_by_role("button", name="Drag, or use the arrow keys: Decide").press("ArrowUp")
    expect(page.locator("#spoken")).to_have_text("Moved up: “Decide”. Place 2 of 3, 10:15 to 10:40.")
    expect(page.get_by_role("button", name="Drag, or use the arrow keys: Decide")).to_be_focused()
    assert titles(gathering) == "Arrive Decide Reports"


def test_on_a_phone_buttons_move_and_minutes_are_changed_in_place(open_as, world, gathering, url):
    page = open_as(world.chidi, url, width=390)
    page.get_by_role("button", name="Move up: Reports").click()
    expect(page.locator(".block__title").first).to_have_text("Reports")
    page.get_by_label("Minutes: Decide").fill("10")
    page.get_by_label("Minutes: Decide").press("Enter")
    expect(page.locator("#clock")).to_contain_text("ends 10:55")
    assert titles(gathering) == "Reports Arrive Decide"
