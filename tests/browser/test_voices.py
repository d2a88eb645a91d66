"""A community member speaks without an account, is read, and hears what came of it."""

import pytest
from playwright.sync_api import expect

from learning.models import Voice

pytestmark = pytest.mark.browser


def said_link(text: str) -> str:
    return "/said/" + text.split("/said/")[1].split("/")[0] + "/"


def speak(open_as) -> None:
    page = open_as(None, "/say/", width=390)
    page.get_by_label("What do you see, hear or wish?").fill("The lamp by the harbour is dark. I am Mo Lee.")
    page.get_by_label("Others may read my words").check()
    page.get_by_label("Your name").fill("Mo Lee")
    page.get_by_label("Your mail address").fill("mo@home.example")
    page.wait_for_timeout(3100)  # nobody writes faster
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_role("heading", name="Thank you for telling us")).to_be_visible()


def test_somebody_speaks_is_read_and_answered(open_as, world, post):
    Voice.objects.filter(state="held").update(state="spam")
    speak(open_as)
    asha = open_as(world.asha, "/voices/all/")
    asha.get_by_role("link", name="The lamp by the harbour").click()
    expect(asha.get_by_label("What others read")).to_have_value("The lamp by the harbour is dark. I am ….")
    asha.get_by_label("What others read").fill("The lamp by the harbour is dark.")
    asha.get_by_role("button", name="Publish these words").click()
    asha.get_by_label("done").check()
    asha.get_by_label("In your words").fill("A new lamp hangs there since Monday.")
    asha.get_by_role("button", name="Answer", exact=True).click()
    expect(asha.get_by_text("Your answer is on its way.")).to_be_visible()

    letter = post("mo@home.example", "this came of it")
    mo = open_as(None, said_link(letter.body), width=390)
    expect(mo.get_by_text("A new lamp hangs there since Monday.")).to_be_visible()
    mo.goto("/voices/")
    expect(mo.get_by_text("The lamp by the harbour is dark.", exact=True)).to_be_visible()
    expect(mo.get_by_text("Mo Lee")).to_have_count(0)
