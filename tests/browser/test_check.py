"""The backbone opens a round; people answer on their phones by link; what five said is shown, what four said is not."""

import pytest
from playwright.sync_api import expect

from backbone.models import Check
from tests.make import make_affiliation, make_partner, make_person

pytestmark = pytest.mark.browser
WORDS = "Nobody here works the night shift."


def guests(many: int) -> list[str]:
    """Mail addresses of contacts; in the world there are those of A and B already."""
    people = [make_person(f"Guest {number}", f"guest{number}@example.org") for number in range(many)]
    for person in people:
        make_affiliation(make_partner(), person, is_primary=True)
    return [person.email for person in people]


def open_round(open_as, world):
    Check.objects.open().delete()
    asha = open_as(world.asha, "/check/new/")
    asha.get_by_label("Name of the round").fill("Spring")
    asha.get_by_role("button", name="Open and write to them").click()
    expect(asha.get_by_role("heading", name="Spring")).to_be_visible()
    return asha


def answer(open_as, post, address: str, words: str = "") -> None:
    link = "/l/" + post(address, "How do we work together?").body.split("/l/")[1].split("/")[0] + "/"
    page = open_as(None, link, width=390)
    page.locator("#s5").get_by_role("radio", name="2").check()
    expect(page.get_by_text("1 of 22")).to_be_visible()
    if words:
        page.get_by_label("A few words about statement 5").fill(words)
        page.locator("#s4").get_by_role("radio", name="4").check()
        expect(page.get_by_text("2 of 22")).to_be_visible()
        page.goto(link)  # and comes back later
        expect(page.get_by_label("A few words about statement 5")).to_have_value(words)
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def close(asha) -> None:
    asha.reload()
    asha.get_by_role("link", name="Close the round").click()
    asha.get_by_role("button", name="Close it").click()


def test_five_people_answer_and_the_network_reads_what_they_said(open_as, world, post):
    addresses = guests(5)
    asha = open_round(open_as, world)
    for number, address in enumerate(addresses):
        answer(open_as, post, address, WORDS if number == 0 else "")
    expect(asha.get_by_text("Statement by statement")).to_have_count(0)
    close(asha)
    row = asha.locator("#statement-5")
    expect(row.get_by_text("2.0 or less")).to_be_visible()
    expect(row.get_by_text(WORDS)).to_be_visible()
    expect(asha.locator("#statement-4").get_by_text("too few")).to_be_visible()


def test_what_four_people_said_is_not_shown(open_as, world, post):
    addresses = guests(4)
    asha = open_round(open_as, world)
    for number, address in enumerate(addresses):
        answer(open_as, post, address, WORDS if number == 0 else "")
    close(asha)
    expect(asha.get_by_role("heading", name="Too few answered")).to_be_visible()
    expect(asha.get_by_text(WORDS)).to_have_count(0)
