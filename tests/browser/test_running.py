"""A gathering run on a phone to its end, a network that goes away, a pulse given from a mail: in a real browser."""

import pytest
from playwright.sync_api import expect

from gatherings import closing
from gatherings.models import Commitment, Decision, Feedback, Idea
from tests.browser.conftest import link_in
from tests.make_after import make_block, make_commitment
from tests.make_gatherings import make_rsvp, make_running

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def gathering(world):
    gathering = make_running("Northside Friday", world.chidi)
    make_rsvp(gathering, world.ben, "yes")
    for title in ("Arrive", "Talk"):
        make_block(gathering, title, 20)
    return gathering


def write(page, what: str, text: str) -> None:
    page.get_by_role("radio", name=what, exact=True).check()
    page.get_by_label("In a line").fill(text)
    page.get_by_role("button", name="Write down").click()


def test_a_facilitator_runs_it_on_a_phone_and_closes_it(open_as, world, gathering, post):
    page = open_as(world.chidi, f"/gatherings/{gathering.pk}/run/", width=390)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Arrive")).to_be_visible()
    page.get_by_role("button", name="Ben Okafor").click()
    expect(page.get_by_role("button", name="Ben Okafor")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Next block").click()
    expect(page.get_by_role("heading", name="Talk")).to_be_visible()
    page.get_by_role("radio", name="Decision").check()
    page.get_by_label("wholehearted").fill("4")
    write(page, "Decision", "Northside gets its Friday")
    expect(page.locator("#run-lines").get_by_text("Northside gets its Friday").first).to_be_visible()
    page.get_by_role("radio", name="Commitment").check()
    page.get_by_label("Who will do it").select_option(label="Ben Okafor")
    write(page, "Commitment", "Bring the tables")
    expect(page.locator("#run-lines").get_by_text("Bring the tables").first).to_be_visible()
    page.get_by_role("button", name="Close the gathering").click()
    expect(page.get_by_text("Here is a first draft of the minutes.")).to_be_visible()
    page.get_by_role("button", name="Approve and send").click()
    expect(page.get_by_text("sent to 1 person")).to_be_visible()
    assert Decision.objects.get(gathering=gathering).wholehearted == 4
    assert Commitment.objects.get(gathering=gathering).person == world.ben


def test_a_participant_gives_the_pulse_from_a_mail(open_as, world, gathering, post):
    gathering.rsvps.update(attended=True)
    make_commitment(gathering, world.ben, "Bring the tables")
    closing.approve(closing.close(gathering, world.chidi), world.chidi)
    ben = open_as(None, link_in(post("ben@example.org", "how was it")), width=390)
    for question in ("How connected did you feel?", "Did we get on?"):
        ben.get_by_role("group", name=question).get_by_role("radio", name="4").check()
    ben.get_by_role("group", name="Did it feel rushed?").get_by_role("radio", name="No").check()
    ben.get_by_label("One thing to change").fill("Begin with the bus")
    ben.get_by_role("button", name="Send it").click()
    expect(ben.get_by_text("That was all.")).to_be_visible()
    ben.get_by_role("link", name="Read the minutes").click()
    expect(ben.get_by_text("Bring the tables").first).to_be_visible()
    assert Feedback.objects.get(gathering=gathering).change == "Begin with the bus"


def test_nothing_typed_is_lost_when_the_network_is(open_as, world, gathering):
    page = open_as(world.chidi, f"/gatherings/{gathering.pk}/run/")
    page.get_by_role("button", name="Begin").click()
    page.context.set_offline(True)
    for text in ("Twelve families came", "A shelf in the ferry"):
        write(page, "Idea", text)
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    expect(page.locator("[data-waiting]").get_by_text("A shelf in the ferry")).to_be_visible()
    assert Idea.objects.filter(gathering=gathering).count() == 0
    page.context.set_offline(False)
    expect(page.get_by_text("Not saved yet")).to_be_hidden()
    expect(page.locator("#run-lines").get_by_text("Twelve families came").first).to_be_visible()
    assert sorted(Idea.objects.filter(gathering=gathering).values_list("text", flat=True)) == [
        "A shelf in the ferry", "Twelve families came",
    ]  # fmt: skip


def test_a_line_that_lacks_something_says_what_and_no_more(open_as, world, gathering):
    page = open_as(world.chidi, f"/gatherings/{gathering.pk}/run/")
    page.get_by_role("button", name="Begin").click()
    write(page, "Commitment", "Bring cake")
    expect(page.get_by_text("Whose commitment is it?")).to_be_visible()
    expect(page.get_by_text("sent as soon as the network is back")).to_be_hidden()
    page.get_by_role("button", name="Put it back into the field").click()
    expect(page.locator("[name=text]")).to_have_value("Bring cake")


def test_a_press_the_network_did_not_carry_is_said(open_as, world, gathering):
    page = open_as(world.chidi, f"/gatherings/{gathering.pk}/run/")
    page.get_by_role("button", name="Begin").click()
    page.context.set_offline(True)
    page.get_by_role("button", name="Next block").click()
    expect(page.get_by_text("The network is away, and nothing was changed.")).to_be_visible()
    expect(page.get_by_role("heading", name="Arrive")).to_be_visible()


def test_two_facilitators_see_each_others_doing(open_as, world, gathering):
    path = f"/gatherings/{gathering.pk}/run/"
    chidi = open_as(world.chidi, path)
    chidi.get_by_role("button", name="Begin").click()
    asha = open_as(world.asha, path)
    expect(asha.get_by_role("heading", name="Arrive")).to_be_visible()
    chidi.get_by_role("button", name="Next block").click()
    expect(asha.get_by_role("heading", name="Talk")).to_be_visible()
    write(asha, "Idea", "A shelf in the ferry")
    expect(chidi.locator("#run-lines").get_by_text("A shelf in the ferry").first).to_be_visible()
