"""Every page in a real browser. That nothing is refused or comes from elsewhere, open_as() itself looks after."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page

from tests.access.world import World
from tests.browser.look import Look
from tests.browser.pages import NOT_PAGES, PAGES
from tests.house.routes import routes

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@cache
def axe() -> str:
    return (Path(settings.NPM_ROOT) / "axe-core" / "axe.min.js").read_text()


def findings(page: Page) -> list[str]:
    """What axe finds on the page as it stands. It comes in by the debugger's door, past the CSP."""
    page.evaluate(axe())
    violations = page.evaluate("rules => axe.run(document, rules).then(result => result.violations)", RULES)
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}" for found in violations for node in found["nodes"]
    ]


def open_look(open_as: Any, world: World, look: Look, **options: Any) -> Page:
    person = getattr(world, look.who) if look.who else None
    return open_as(person, reverse(look.route, args=look.at(world)) + look.query, reduced_motion="reduce", **options)


def test_every_route_is_looked_at_or_is_no_page():
    names = {route.name for route in routes() if not route.path.startswith("api/")}
    assert sorted(names - {look.route for look in PAGES} - set(NOT_PAGES.split())) == []


@pytest.mark.parametrize("look", PAGES, ids=str)
def test_everybody_can_use_the_page(open_as, world, look):
    """No finding of axe, light and dark, wide and narrow; one heading; no sideways scrolling; a strict CSP, kept."""
    page = open_look(open_as, world, look)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{scheme} {width}: {finding}" for finding in findings(page)]
    assert "\n".join(found) == ""
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator("h1").count() == 1


def test_axe_sees_what_is_there_to_see(open_as, world):
    page = open_as(None, reverse("account_login"))
    page.evaluate("document.body.append(document.createElement('img'))")
    assert [finding.split(":")[0] for finding in findings(page) if "image-alt" in finding] == ["image-alt"]
