"""One story for each kind of person, walked to its end in a real browser, mails included."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from backbone import tasks
from partners.models import Partner
from people.models import AuditEntry, Person
from tests.browser.conftest import link_in
from tests.make import make_person

pytestmark = pytest.mark.browser

HSDS = """id,alternate_name,description,email,name,website,year_incorporated
7,Shelf,Lends picture books to families on the north shore.,,Northshore Book Shelf,https://shelf.example,1998
8,,Warm meals for children after school.,hello@kitchen.example,Quayside Kitchen,,
"""


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def test_backbone_imports_invites_and_sees_the_profile_confirmed(open_as, world, post, tmp_path):
    asha = open_as(world.asha, "/import/")
    shelf = import_book_shelf(asha, tmp_path)
    add_greta(asha, shelf)
    shelf.refresh_from_db()
    shelf.change_stage(world.asha, "active", "Came to two gatherings")
    asha.goto(shelf.get_absolute_url())
    press(asha, "Ask to confirm")
    correct_and_confirm(open_as(None, link_in(post("greta@shelf.example")), width=390))
    asha.goto("/directory/?q=board+books")
    expect(asha.get_by_text("Northshore Book Shelf").first).to_be_visible()
    asha.goto("/audit/")
    expect(asha.locator("tbody tr, main li").filter(has_text="Greta Holm").filter(has_text="confirmed")).to_be_visible()
    assert AuditEntry.objects.filter(act="partner.confirmed").latest("number").actor.name == "Greta Holm"


def import_book_shelf(page: Page, folder: Path) -> Partner:
    """Choose the file, look at the preview, import, wait for the worker's round."""
    file = folder / "organizations.csv"
    file.write_text(HSDS)
    page.locator("input[type=file]").set_input_files(str(file))
    press(page, "Look at it first")
    tasks.run_imports()
    page.reload()
    expect(page.get_by_text("new").first).to_be_visible()
    page.get_by_role("button", name="Import", exact=True).click()
    tasks.run_imports()
    page.reload()
    expect(page.get_by_role("button", name="Undo").first).to_be_visible()
    return Partner.objects.get(name="Northshore Book Shelf")


def add_greta(page: Page, partner: Partner) -> None:
    page.goto(partner.get_absolute_url())
    page.get_by_role("link", name="Add a colleague").first.click()
    page.get_by_label("Name").fill("Greta Holm")
    page.get_by_label("Mail address").first.fill("greta@shelf.example")
    press(page, "Add this colleague")
    expect(page.get_by_text("Greta Holm").first).to_be_visible()


def correct_and_confirm(page: Page) -> None:
    page.get_by_role("link", name="Change something").first.click()
    page.get_by_label("What we are working on").fill("A cargo bike full of board books.")
    press(page, "Save")
    press(page, "All of this is true")
    expect(page.get_by_text("Thank you.", exact=True)).to_be_visible()


def test_a_contact_comes_in_by_invitation(open_as, world, post):
    greta = make_person("Greta Holm", "greta@shelf.example")
    asha = open_as(world.asha, greta.get_absolute_url())
    asha.get_by_text("Invite to come in").click()
    press(asha, "Send the invitation")
    door = open_as(None, link_in(post(greta.email)), width=390)
    press(door, "Come in")
    expect(door.get_by_role("heading", level=1)).to_contain_text("Greta")
    again = open_as(None, link_in(post(greta.email)))
    expect(again.get_by_role("heading", level=1)).to_have_text("This link no longer works")


def test_ben_signs_in_by_code_and_adds_a_colleague(open_as, world, post):
    ben = open_as(None, "/sign-in/?next=/directory/")
    ben.get_by_label("Mail address").fill(world.ben.email)
    press(ben, "Send me a code")
    letter = post(world.ben.email, "Your sign-in code")
    code = re.search(r"^([A-Z0-9]{3,}-?[A-Z0-9]{3,})$", letter.body, re.MULTILINE).group(1)
    ben.get_by_label("Code").fill(code)
    ben.get_by_role("main").get_by_role("button").first.click()
    expect(ben).to_have_url(re.compile("/directory/$"))
    ben.goto(world.a.get_absolute_url())
    ben.get_by_role("link", name="Add a colleague").first.click()
    ben.get_by_label("Name").fill("Tomasz Wilk")
    press(ben, "Add this colleague")
    ben.goto("/directory/people/?q=tomasz")
    expect(ben.get_by_text("Tomasz Wilk").first).to_be_visible()


def test_a_stranger_asks_to_join_and_is_welcomed(open_as, world, post):
    stranger = open_as(None, "/join/", width=390)
    for label, words in {
        "Name of your organisation": "Pier Street Nursery", "What you do": "Forty places by the sea.",
        "What draws you to this network": "We want to be less alone.", "Your name": "Ruth Alder",
        "Your mail address": "ruth@pier.example",
    }.items():  # fmt: skip
        stranger.get_by_label(label).fill(words)
    stranger.wait_for_timeout(3500)  # a form that comes back at machine speed is not believed
    press(stranger, "Ask to join")
    expect(stranger).to_have_url(re.compile("/join/thanks/$"))
    asha = open_as(world.asha, "/applications/")
    asha.get_by_role("link", name="Pier Street Nursery", exact=True).click()
    asha.locator("textarea").first.fill("We are glad to have you with us.")
    press(asha, "Welcome them")
    expect(asha.get_by_role("heading", level=1)).to_have_text("Pier Street Nursery")
    assert Partner.objects.get(name="Pier Street Nursery").stage == "active"
    assert "We are glad to have you with us." in post("ruth@pier.example", "Welcome").body


def test_two_people_edit_and_nothing_is_lost(open_as, world):
    path = f"{world.a.get_absolute_url()}edit/"
    ben, asha = open_as(world.ben, path), open_as(world.asha, path)
    ben.get_by_label("What we do", exact=False).first.fill("Ben’s words.")
    asha.get_by_label("What we do", exact=False).first.fill("Asha’s words.")
    press(ben, "Save")
    expect(ben).to_have_url(re.compile(f"{world.a.get_absolute_url()}$"))
    press(asha, "Save")
    expect(asha.get_by_text("Ben’s words.").first).to_be_visible()
    expect(asha.get_by_label("What we do", exact=False).first).to_have_value("Asha’s words.")
    world.a.refresh_from_db()
    assert world.a.summary == "Ben’s words."


def test_elif_sees_the_directory_and_takes_a_copy_of_her_data(open_as, world):
    elif_ = open_as(world.elif_, "/directory/")
    expect(elif_.get_by_text("Rivermouth Clinic").first).to_be_visible()
    elif_.goto("/me/data/")
    with elif_.expect_download() as download:
        press(elif_, "Download my data")
    assert world.elif_.email in download.value.path().read_text()


def test_search_is_a_key_away(open_as, world):
    chidi = open_as(world.chidi, "/")
    chidi.keyboard.press("/")
    chidi.keyboard.type("rivermouth")
    chidi.keyboard.press("Enter")
    expect(chidi.get_by_role("main").get_by_role("link", name="Rivermouth Clinic").first).to_be_visible()


def test_everybody_can_leave_by_the_menu(open_as, world):
    dora = open_as(world.dora, "/", width=390)
    dora.get_by_text("My menu").locator("..").click()
    press(dora, "Sign out")
    expect(dora).to_have_url(re.compile("/sign-in/"))
    assert Person.objects.filter(pk=world.dora.pk).exists()
