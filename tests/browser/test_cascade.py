"""A question goes up and its answer comes down, in a real browser, mails included."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import link_in
from tests.make_gatherings import make_gathering
from tests.make_plans import remind
from working_groups.models import Ask, Receipt, Report

pytestmark = pytest.mark.browser


def test_a_chair_reports_on_a_phone_the_committee_answers_the_group_acknowledges(open_as, world, post):
    Ask.objects.all().delete()
    Report.objects.all().delete()
    Receipt.objects.all().delete()
    meeting = make_gathering("Committee meets", world.chidi, group=world.groups.committee, in_days=4)
    remind("report")
    ben = open_as(None, link_in(post("ben@example.org", "Five minutes")), width=390)
    ben.get_by_label("What did we do?").fill("Forty boxes of books.")
    ben.get_by_label("What do we ask?").fill("May we spend 300?")
    ben.get_by_role("button", name="Send the report").click()
    expect(ben.get_by_role("heading", name="The report is sent. Thank you.")).to_be_visible()

    chidi = open_as(world.chidi, f"/gatherings/{meeting.pk}/agenda/")
    expect(chidi.get_by_role("link", name="Early reading asks: May we spend 300?")).to_be_visible()
    chidi.goto(Ask.objects.get().get_absolute_url())
    chidi.get_by_label("Answer").fill("Yes, from the book fund.")
    chidi.get_by_role("button", name="Answer").click()
    answer_is_heard(open_as, world, post)


def answer_is_heard(open_as, world, post):
    assert "Yes, from the book fund." in post("ben@example.org", "Answer of Steering").body
    ben = open_as(world.ben, world.groups.group.get_absolute_url(), width=390)
    ben.get_by_role("button", name="We heard it").click()
    expect(ben.get_by_text("Steering knows that you heard it.")).to_be_visible()
    assert Receipt.objects.open().count() == 0
