"""A figure by link, in a real browser: a partner enters it on a phone, and the chart of all moves."""

import pytest
from playwright.sync_api import expect

from learning import asking
from tests.browser.conftest import link_in

pytestmark = pytest.mark.browser


def test_a_partner_enters_a_figure_by_link_and_the_chart_moves(open_as, world, post):
    address = f"/measures/{world.measures.inside.slug}/"
    asha = open_as(world.asha, address)
    before = asha.locator(".curve-box__wide svg").get_attribute("aria-label")
    asking.ask(world.measures.owed)
    asking.ask(world.measures.owed_b)
    for address_of, figure in (("ben@example.org", "52"), ("dora@example.org", "60")):
        page = open_as(None, link_in(post(address_of, "your figure")), width=390)
        page.get_by_label("%", exact=True).or_(page.get_by_label("Number")).fill(figure)
        page.get_by_role("button", name="Enter the figure").click()
        expect(page.get_by_text("Thank you. It stands on the chart.")).to_be_visible()
    asha.goto(address)
    after = asha.locator(".curve-box__wide svg").get_attribute("aria-label")
    assert ("2025: 112 %" in before, "2025: 112 %" in after) == (False, True)
    expect(asha.locator(".curve-table")).to_contain_text("112 %")
