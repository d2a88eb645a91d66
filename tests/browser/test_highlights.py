"""A partner answers on a phone by the link of a mail and says yes; a visitor subscribes, confirms and leaves."""

import re

import pytest
from playwright.sync_api import expect

from network.lib.dates import today
from newsletter.models import Highlight, Subscription
from people.models import Delivery

pytestmark = pytest.mark.browser


def path_in(mail) -> str:
    return re.search(r"https?://[^/\s]+(/(?:l|newsletter)/\S+/)", mail.unsealed()[1])[1]


def test_a_partner_answers_by_its_link_says_yes_and_the_directory_shows_it(open_as, world):
    Highlight.objects.all().delete()
    turn = Highlight.objects.create(partner=world.b, month=today().replace(day=1))
    phone = open_as(None, path_in(turn.ask(None)), width=390)
    phone.get_by_label("What we are working on").fill("Two more villages, from spring on.")
    phone.get_by_role("button", name="See how it looks").click()
    expect(phone.get_by_text("This is how it looks.", exact=True)).to_be_visible()
    phone.get_by_role("button", name="Yes, show it like this").click()
    expect(phone.get_by_text("Thank you, that was all.")).to_be_visible()
    chidi = open_as(world.chidi, "/directory/")
    chidi.get_by_text("Two more villages").click()
    expect(chidi.get_by_role("heading", name=world.b.name)).to_be_visible()


def test_a_visitor_subscribes_confirms_and_leaves(open_as, world):
    page = open_as(None, "/newsletter/subscribe/", width=390)
    page.get_by_label("Your mail address").fill("mo@home.example")
    page.wait_for_timeout(3100)  # nobody writes faster
    page.get_by_role("button", name="Subscribe").click()
    expect(page.get_by_role("heading", name="Please look into your mailbox")).to_be_visible()
    page.goto(path_in(Delivery.objects.get(address="mo@home.example")))
    page.get_by_role("button", name="Yes, send it to me").click()
    expect(page.get_by_role("heading", name="Our newsletter comes to you")).to_be_visible()
    assert Subscription.objects.confirmed().of_address("mo@home.example")
    page.get_by_role("button", name="Stop the newsletter").click()
    expect(page.get_by_role("heading", name="It does not come any more")).to_be_visible()
    assert Subscription.objects.confirmed().of_address("mo@home.example") is None
