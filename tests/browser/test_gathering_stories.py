"""A gathering from its beginning to its end: as a participant lives it, and as a facilitator does."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gatherings import closing, inviting
from gatherings.models import Feedback, Gathering, Pause, Reflection
from tests.browser.conftest import link_in
from tests.make_gatherings import EXPECTATIONS, make_gathering

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

BEN = "ben@example.org"


def say_yes_and_why(page):
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_text("You come. Thank you!")).to_be_visible()
    page.get_by_label("What would make it time well spent?").fill("Less reporting, more deciding.")
    page.get_by_role("button", name="Tell us").click()
    expect(page.get_by_text("It helps to make it worth everybody’s time.")).to_be_visible()


def write_for_oneself(page):
    page.get_by_label("Your words").fill("That I am tired of it.")
    page.get_by_role("button", name="Keep it so").click()
    expect(page.get_by_text("Kept, for you alone.").first).to_be_visible()


def give_the_pulse(page):
    for question in ("How connected did you feel?", "Did we get on?"):
        page.get_by_role("group", name=question).get_by_role("radio", name="4").check()
    page.get_by_role("group", name="Did it feel rushed?").get_by_role("radio", name="No").check()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("That was all.")).to_be_visible()


def hold(gathering):
    """It took place, everybody was there, and the minutes go out."""
    now, by = timezone.now(), gathering.facilitators.get()
    Gathering.objects.filter(pk=gathering.pk).update(starts_at=now - timedelta(hours=1), ends_at=now)
    gathering.refresh_from_db()
    gathering.rsvps.update(attended=True)
    closing.approve(closing.close(gathering, by), by)


def test_a_participant_answers_reflects_and_tells_how_it_was_without_signing_in(open_as, world, post):
    gathering = make_gathering("Northside Friday", world.chidi)
    inviting.choose_guests(gathering, world.chidi, "chosen", people=[world.ben])
    inviting.invite(gathering, world.chidi, [world.ben.pk])
    page = open_as(None, link_in(post(BEN, "Invitation")), width=390)
    say_yes_and_why(page)
    builder = open_as(world.chidi, f"/gatherings/{gathering.pk}/agenda/")
    expect(builder.get_by_text("Less reporting, more deciding.").first).to_be_visible()
    Pause.open(world.chidi, gathering, "What are we not saying?", mail=True)
    page.goto(link_in(post(BEN, "quiet minute")))
    write_for_oneself(page)
    hold(gathering)
    page.goto(link_in(post(BEN, "how was it")))
    give_the_pulse(page)
    assert Reflection.objects.get(person=world.ben, pause__gathering=gathering).sharing == "private"
    assert Feedback.objects.get(gathering=gathering).connection == 4


def plan(page):
    """For now, an hour long."""
    now = timezone.now()
    page.get_by_label("Name").fill("Planning day")
    page.get_by_label("Day").fill(now.date().isoformat())
    page.get_by_label("Begins at").fill(f"{now:%H:%M}")
    page.get_by_label("How many minutes").fill("60")
    page.get_by_label("By the clocks of").fill("Etc/UTC")
    page.get_by_label("What to expect").fill(EXPECTATIONS)
    page.get_by_role("button", name="Plan it").click()
    expect(page.get_by_text("Planning day is planned.")).to_be_visible()


def add_block(page, title: str, minutes: int):
    page.get_by_label("What happens").fill(title)
    page.get_by_label("Minutes", exact=True).fill(str(minutes))
    page.get_by_role("button", name="Add a block").click()
    expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()


def run_and_close(page):
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Arrive")).to_be_visible()
    page.get_by_role("button", name="Next block").click()
    page.get_by_role("radio", name="Idea").check()
    page.get_by_label("In a line").fill("A shelf in the ferry")
    page.get_by_role("button", name="Write down").click()
    expect(page.locator("#run-lines").get_by_text("A shelf in the ferry").first).to_be_visible()
    page.get_by_role("button", name="Close the gathering").click()
    expect(page.get_by_text("Here is a first draft of the minutes.")).to_be_visible()


def test_a_facilitator_plans_takes_a_remedy_runs_it_on_a_phone_and_closes_it(open_as, world):
    page = open_as(world.chidi, "/gatherings/new/")
    plan(page)
    gathering = Gathering.objects.get(name="Planning day")
    page.goto(f"/gatherings/{gathering.pk}/agenda/")
    for title, minutes in (("Arrive", 20), ("Reports", 30), ("Decide", 25)):
        add_block(page, title, minutes)
    expect(page.get_by_text("Too much in too little time?")).to_be_visible()
    expect(page.get_by_text("15 minutes over")).to_be_visible()
    page.get_by_role("link", name="Make it").click()
    page.get_by_role("button", name="Make it longer").click()
    expect(page.get_by_text("The gathering is longer now.")).to_be_visible()
    expect(page.get_by_text("15 minutes over")).to_be_hidden()
    run_and_close(open_as(world.chidi, f"/gatherings/{gathering.pk}/run/", width=390))
    gathering.refresh_from_db()
    assert (gathering.minutes > 75, gathering.is_closed) == (True, True)
