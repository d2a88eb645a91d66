"""Every page in a real browser. That nothing is refused or comes from elsewhere is looked after at each."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.access.world import World, make_world
from tests.browser.conftest import own_browser, watch
from tests.browser.look import Look
from tests.browser.pages import NOT_PAGES, PAGES
from tests.house.routes import routes

pytestmark = [pytest.mark.browser, pytest.mark.once]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# All rules where the light and the width of the page may matter; in the dark only colours are others.
SIGHTS = [("light", 1280, RULES), ("dark", 1280, OF_COLOURS), ("dark", 390, OF_COLOURS), ("light", 390, RULES)]


@pytest.fixture(scope="module")
def transactional_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """In place of pytest-django's: emptied after all looks, not after each, since to look changes nothing."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def standing(transactional_db: None) -> Iterator[tuple[World, str]]:
    """One world and one server for all looks."""
    server = LiveServer("localhost")
    with override_settings(SITE_URL=server.url):
        yield make_world(), server.url
    server.stop()


@pytest.fixture(scope="module")
def contexts(browser: Browser, standing: tuple[World, str]) -> Iterator[dict[str, BrowserContext]]:
    """Who looks → a browser of their own, which keeps the files it has fetched."""
    opened: dict[str, BrowserContext] = {}
    yield opened
    for context in opened.values():
        context.close()


@pytest.fixture
def opened(browser: Browser, standing: tuple[World, str], contexts: dict) -> Iterator[Any]:
    """opened(look): the page, once it has come; afterwards nothing may have been refused."""
    world, server = standing
    troubles: list[str] = []
    pages: list[Page] = []

    def go(look: Look) -> Page:
        if look.who not in contexts:
            person = getattr(world, look.who) if look.who else None
            contexts[look.who] = own_browser(browser, server, person, reduced_motion="reduce")
        page = contexts[look.who].new_page()
        pages.append(page)
        watch(page, server, troubles)
        page.goto(reverse(look.route, args=look.at(world)) + look.query)
        return page

    yield go
    for page in pages:
        page.close()
    assert troubles == []


@cache
def axe() -> str:
    return (Path(settings.NPM_ROOT) / "axe-core" / "axe.min.js").read_text()


def findings(page: Page, rules: dict = RULES) -> list[str]:
    """What axe finds on the page as it stands. It comes in by the debugger's door, past the CSP."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    options = {**rules, "resultTypes": ["violations"]}
    violations = page.evaluate("rules => axe.run(document, rules).then(result => result.violations)", options)
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}" for found in violations for node in found["nodes"]
    ]


def test_every_route_is_looked_at_or_is_no_page():
    names = {route.name for route in routes() if not route.path.startswith("api/")}
    assert sorted(names - {look.route for look in PAGES} - set(NOT_PAGES.split())) == []


@pytest.mark.parametrize("look", PAGES, ids=str)
def test_everybody_can_use_the_page(opened, look):
    """No finding of axe, light and dark, wide and narrow; one heading; no sideways scrolling; a strict CSP, kept."""
    page = opened(look)
    found = []
    for scheme, width, rules in SIGHTS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{scheme} {width}: {finding}" for finding in findings(page, rules)]
    assert "\n".join(found) == ""
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator("h1").count() == 1


def test_axe_sees_what_is_there_to_see(opened):
    page = opened(Look("account_login", who=""))
    page.evaluate("document.body.append(document.createElement('img'))")
    assert [finding.split(":")[0] for finding in findings(page) if "image-alt" in finding] == ["image-alt"]
