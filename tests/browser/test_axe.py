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
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from people.models import Person
from tests.access.world import World, make_world
from tests.browser.conftest import own_browser, watch
from tests.browser.look import Look
from tests.browser.pages import NOT_PAGES, PAGES
from tests.house.routes import routes

pytestmark = [pytest.mark.browser, pytest.mark.once]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
STRICT = {"default-src": "'none'"} | dict.fromkeys(("script-src", "style-src", "connect-src", "form-action"), "'self'")
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
def seats(browser: Browser, standing: tuple[World, str]) -> Iterator[dict[str, tuple[Page, list[str]]]]:
    """Who looks → a page in a browser of their own, which keeps files it has fetched, and what was refused there."""
    taken: dict[str, tuple[Page, list[str]]] = {}
    yield taken
    for page, _troubles in taken.values():
        page.context.close()


@pytest.fixture
def opened(browser: Browser, standing: tuple[World, str], seats: dict) -> Iterator[Any]:
    """opened(look): the page, once it has come; afterwards nothing may have been refused."""
    world, server = standing
    refused: list[str] = []

    def go(look: Look) -> Page:
        nonlocal refused
        if look.who not in seats:
            seats[look.who] = take_seat(browser, server, getattr(world, look.who) if look.who else None)
        page, refused = seats[look.who]
        answer = page.goto(reverse(look.route, args=look.at(world)) + look.query)
        assert loose_in(answer.headers["content-security-policy"]) == []
        return page

    yield go
    there, refused[:] = list(refused), []
    assert there == []


def take_seat(browser: Browser, server: str, person: Person | None) -> tuple[Page, list[str]]:
    page = own_browser(browser, server, person, reduced_motion="reduce").new_page()
    troubles: list[str] = []
    watch(page, server, troubles)
    return page, troubles


def loose_in(policy: str) -> list[str]:
    """The directives of a Content-Security-Policy that let in more than what is ours."""
    directives = dict(directive.strip().split(" ", 1) for directive in policy.split(";"))
    return [name for name, allowed in STRICT.items() if directives.get(name) != allowed]


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


def test_a_loose_policy_is_seen():
    policy = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'; connect-src 'self'"
    assert loose_in(policy) == ["script-src", "form-action"]


def test_axe_sees_what_is_there_to_see(opened):
    page = opened(Look("account_login", who=""))
    page.evaluate("document.body.append(document.createElement('img'))")
    assert [finding.split(":")[0] for finding in findings(page) if "image-alt" in finding] == ["image-alt"]
