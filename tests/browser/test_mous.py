"""An agreement from the offer to the seal, in real browsers, from mailed links, on a phone."""

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from partners.models import Mou
from tests.browser.conftest import link_in

pytestmark = pytest.mark.browser


def sign(page: Page) -> None:
    page.get_by_label("Your position").fill("coordinator")
    page.get_by_label("I may sign for").check()
    page.get_by_label("I have read").check()
    page.get_by_role("button", name="Sign", exact=True).click()
    expect(page.get_by_role("heading", name="Thank you,")).to_be_visible()


def taken(page: Page, folder: Path) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    path = folder / "agreement.pdf"
    download.value.save_as(path)
    return path.read_bytes()


def check(page: Page, pdf: bytes, words: str) -> None:
    page.goto("/verify/")
    file = {"name": "agreement.pdf", "mimeType": "application/pdf", "buffer": pdf}
    page.get_by_label("The PDF or the bundle").set_input_files(files=[file])
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text(words)).to_be_visible()


def is_accepted_by_a_pdf_reader(folder: Path) -> None:
    if shutil.which("pdfsig"):
        told = subprocess.run(["pdfsig", folder / "agreement.pdf"], capture_output=True, text=True).stdout
        assert "Signature is Valid." in told


def test_an_agreement_from_the_offer_to_signatures_on_phones_and_a_checked_copy(open_as, world, post, tmp_path):
    mou = world.mous.draft
    asha = open_as(world.asha, f"/mous/{mou.pk}/")
    asha.get_by_role("link", name="Offer it", exact=True).click()
    asha.get_by_role("button", name="Send it").click()

    dora = open_as(None, link_in(post("dora@example.org", "please read and sign")), width=390)
    dora.get_by_text("Say something about this clause: Duration").click()
    dora.locator("#proposal-duration").fill("This agreement holds for a year.")
    dora.locator("#clause-duration").get_by_role("button", name="Send it to the other side").click()
    expect(dora.get_by_text("waits for an answer").last).to_be_visible()

    asha.goto(f"/mous/{mou.pk}/")
    asha.locator("#clause-duration").get_by_role("button", name="Take these words").click()
    asha.get_by_role("link", name="Offer the new version").click()
    asha.get_by_label("What has changed").fill("A year, as you said.")
    asha.get_by_role("button", name="Send it").click()

    for address, subject in (("dora@example.org", "new version"), ("asha@example.org", "ready for your signature")):
        phone = open_as(None, link_in(post(address, subject)), width=390)
        phone.get_by_role("link", name="Go on to sign").first.click()
        sign(phone)
    assert Mou.objects.get(pk=mou.pk).state == "active"
    look_at_the_copy(open_as(None, "/verify/", width=390), taken(phone, tmp_path), tmp_path)


def look_at_the_copy(anybody: Page, pdf: bytes, folder: Path) -> None:
    is_accepted_by_a_pdf_reader(folder)
    check(anybody, pdf, "nothing in it was changed")
    check(anybody, pdf[:-900] + bytes([pdf[-900] ^ 1]) + pdf[-899:], "something in it differs")
