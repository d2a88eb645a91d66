"""A real Chromium on a real server. Strict: CSP violations, errors in scripts, requests to other hosts fail."""

import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from people import sending
from people.models import Person
from tests.access.actors import signed_in
from tests.access.world import World, make_world
from tests.needs import chromium as chromium_path

# Playwright keeps an event loop in this thread, in which Django would refuse to ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
expect.set_options(timeout=15_000)  # a busy machine is not a broken page
QUIET_AND_OFFLINE = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]  # fmt: skip
OF_THE_WORLD = ("canary-", "Spring")  # newsletters that wait for everybody before anything happens
TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  const { effectiveDirective, blockedURI, sourceFile, lineNumber } = event;
  console.error(`CSP violation: ${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
});
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=QUIET_AND_OFFLINE)
        yield browser
        browser.close()


@pytest.fixture
def server(transactional_db: None, live_server: Any, settings: Any) -> str:
    """The address of the running server; links in mails lead there, too."""
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def world(server: str) -> World:
    return make_world()


@pytest.fixture
def troubles() -> list[str]:
    """What went wrong behind the pages of this test; a test that provokes it clears the list."""
    return []


@pytest.fixture
def open_as(browser: Browser, server: str, troubles: list[str]) -> Iterator[Callable[..., Page]]:
    """A page in a browser of its own, for somebody (None: not signed in): open_as(asha, "/partners/", width=390)."""
    contexts: list[BrowserContext] = []

    def open_page(person: Person | None, path: str = "/", width: int = 1280, **options: Any) -> Page:
        context = own_browser(browser, server, person, width, **options)
        contexts.append(context)
        page = context.new_page()
        watch(page, server, troubles)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def own_browser(browser: Browser, server: str, person: Person | None, width: int = 1280, **options: Any) -> Any:
    """A browser that shares nothing with others, signed in as somebody (None: not signed in)."""
    context = browser.new_context(base_url=server, viewport={"width": width, "height": 900}, **options)
    if person is not None:
        context.add_cookies([{"name": "sessionid", "value": session_of(person), "url": server}])
    return context


def session_of(person: Person) -> str:
    return signed_in(person).cookies["sessionid"].value


def watch(page: Page, server: str, troubles: list[str]) -> None:
    """Collect what strictness forbids."""

    def hear(message: ConsoleMessage) -> None:
        if "CSP violation" in message.text or "Content Security Policy" in message.text:
            troubles.append(message.text)

    def see(url: str) -> None:
        address = urlsplit(url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != urlsplit(server).netloc:
            troubles.append(f"request to another host: {url}")

    page.add_init_script(TELL_VIOLATIONS)
    page.on("console", hear)
    page.on("request", lambda request: see(request.url))
    page.on("pageerror", lambda error: troubles.append(f"error in a script: {error}"))


@pytest.fixture
def post(settings: Any) -> Any:
    """The newest letter to an address; each look lets the worker do its round."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def newest(address: str, subject: str = "") -> Any:
        for _ in range(75):  # the browser may still be on its way to the server
            do_a_round()
            letters = [letter for letter in mail.outbox if letter.to == [address] and is_about(subject, letter.subject)]
            if letters:
                return letters[-1]
            time.sleep(0.2)
        raise AssertionError(f"no letter for {address}")

    return newest


def is_about(subject: str, of_letter: str) -> bool:
    return subject in of_letter if subject else not of_letter.startswith(OF_THE_WORLD)


def do_a_round() -> None:
    """The worker's: in a thread of its own, since Playwright keeps an event loop in this one."""

    def go() -> None:
        sending.send_due()
        connection.close()

    worker = threading.Thread(target=go)
    worker.start()
    worker.join()


def link_in(letter: Any) -> str:
    """The personal link of a letter's text."""
    return re.search(r"https?://\S+/l/\S+", letter.body).group()
