"""Pausing to reflect in real browsers: everybody's own words, and what reaches the facilitator."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import link_in
from tests.make_gatherings import make_rsvp, make_running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

QUESTION = "What are we not saying?"
NAMED, UNNAMED = "With my name", "Without my name"


@pytest.fixture
def gathering(world):
    gathering = make_running("Northside Friday", world.chidi)
    for person in (world.ben, world.dora):
        make_rsvp(gathering, person, "yes")
    return gathering


def put_the_question(page):
    page.get_by_label("The question in our own words").fill(QUESTION)
    page.get_by_label("Mail everybody who comes a personal link").check()
    page.get_by_role("button", name="Put the question to the room").click()
    expect(page.get_by_role("heading", name=QUESTION)).to_be_visible()


def write(page, words: str, sharing: str = "", press: str = "Keep it so"):
    page.get_by_label("Your words").fill(words)
    if sharing:
        page.get_by_role("radio", name=sharing).check()
    page.get_by_role("button", name=press).click()


def in_the_room(open_as, gathering, words: str):
    """Somebody without an account, whose phone read the code on the wall."""
    page = open_as(None, f"/reflect/{gathering.pauses.get().token}/", width=390)
    write(page, words, UNNAMED, press="Share it")
    expect(page.get_by_text("Shared. You can change it until the pause ends.")).to_be_visible()


def leaves(page) -> list[str]:
    """What is shared, as the page shows it, in the order of the alphabet."""
    page.reload()
    return sorted(page.locator(".leaf__words").all_inner_texts())


def test_everybody_writes_and_the_facilitator_reads_only_what_is_shared(open_as, world, gathering, post):
    facilitator = open_as(world.chidi, f"/gatherings/{gathering.pk}/reflections/new/")
    put_the_question(facilitator)
    facilitator.goto(f"/gatherings/{gathering.pk}/reflections/")
    ben = open_as(None, link_in(post("ben@example.org", "quiet minute")), width=390)
    write(ben, "That I am tired of it.")
    expect(ben.get_by_text("Kept, for you alone.").first).to_be_visible()
    dora = open_as(None, link_in(post("dora@example.org", "quiet minute")), width=390)
    write(dora, "That the clinic opens late.", NAMED)
    expect(dora.get_by_text("with your name")).to_be_visible()
    assert leaves(facilitator) == ["That the clinic opens late."]
    assert "Ben Okafor" not in facilitator.locator("main").inner_text()


def test_words_without_a_name_come_all_at_once_from_three_on(open_as, world, gathering, post):
    facilitator = open_as(world.chidi, f"/gatherings/{gathering.pk}/reflections/new/")
    put_the_question(facilitator)
    ben = open_as(None, link_in(post("ben@example.org", "quiet minute")), width=390)
    write(ben, "One", UNNAMED)
    expect(ben.get_by_text("It waits with those of others")).to_be_visible()
    for words in ("Two", "Three"):
        in_the_room(open_as, gathering, words)
        assert leaves(facilitator) == []
    facilitator.goto(f"/gatherings/{gathering.pk}/reflections/{gathering.pauses.get().pk}/wall/")
    facilitator.get_by_role("button", name="End the pause").click()
    expect(facilitator.locator(".leaf__words").first).to_be_visible()
    assert leaves(facilitator) == ["One", "Three", "Two"]


def test_two_without_a_name_are_too_few_to_be_shown(open_as, world, gathering, post):
    facilitator = open_as(world.chidi, f"/gatherings/{gathering.pk}/reflections/new/")
    put_the_question(facilitator)
    for words in ("One", "Two"):
        in_the_room(open_as, gathering, words)
    facilitator.goto(f"/gatherings/{gathering.pk}/reflections/{gathering.pauses.get().pk}/wall/")
    facilitator.get_by_role("button", name="End the pause").click()
    expect(facilitator.get_by_text("Everybody kept their words.")).to_be_visible()
    assert leaves(facilitator) == []
