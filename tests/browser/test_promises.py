"""Two promises walked to their end in a real browser, mails included: a job is taken, a need is met."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from partners.models import Appointment, Introduction, Need
from tests.browser.conftest import link_in
from tests.make_plans import remind

pytestmark = pytest.mark.browser


def test_a_suggested_job_is_taken_from_a_mail_on_a_phone(open_as, world, post):
    world.b.best_at = "Evaluation, explained plainly."
    world.b.save()
    asha = open_as(world.asha, "/jobs/new/?from=17")
    asha.get_by_role("button", name="Put it on the list").click()
    asha.get_by_role("link", name="Suggest a holder").click()
    asha.get_by_role("combobox", name="Partner").fill("Rivermouth Clinic")
    asha.get_by_label("Why you thought of them").fill("You explain figures so kindly.")
    asha.get_by_role("button", name="Ask them", exact=True).last.click()
    expect(asha.get_by_text("We asked Rivermouth Clinic.")).to_be_visible()

    dora = open_as(None, link_in(post("dora@example.org")), width=390)
    expect(dora.get_by_text("You explain figures so kindly.")).to_be_visible()
    dora.get_by_label("Who does it").select_option(label="Dora Lindqvist")
    dora.get_by_role("button", name="Yes, we take it").click()
    expect(dora.get_by_text("Thank you.")).to_be_visible()
    row = Appointment.objects.held().get(role__name="Evaluator")
    assert (row.partner, row.person) == (world.b, world.dora)


def test_a_need_is_met_and_both_are_asked_what_came_of_it(open_as, world, post):
    Introduction.objects.all().delete()
    dora = open_as(world.dora, "/exchange/", width=390)
    dora.get_by_role("link", name="We can help (Sandpiper Playgroup)").click()
    dora.get_by_label("A few words").fill("Our waiting room is warm on Fridays.")
    dora.get_by_role("button", name="Offer our help").click()
    expect(dora.get_by_text("We asked Sandpiper Playgroup")).to_be_visible()

    ben = open_as(None, link_in(post("ben@example.org", "May we introduce")), width=390)
    expect(ben.get_by_text("Our waiting room is warm on Fridays.")).to_be_visible()
    ben.get_by_role("button", name="Yes, introduce us").click()
    expect(ben.get_by_text("introduced").first).to_be_visible()

    Introduction.objects.update(made_at=timezone.now() - timedelta(days=31))
    remind("introduction")
    ben = open_as(None, link_in(post("ben@example.org", "came of")), width=390)
    ben.get_by_role("button", name="It happened, and it helped").click()
    expect(ben.get_by_text("It counts for both of you.")).to_be_visible()
    one = Introduction.objects.get()
    assert (one.need, one.helper, one.outcome) == (Need.objects.get(partner=world.a), world.b, "helped")
