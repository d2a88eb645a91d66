"""The Content-Security-Policy is strict, and what it refuses is noticed."""

import pytest
from django.urls import reverse

from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("look", [look for look in PAGES if look.route in ("about", "today", "link")], ids=str)
def test_the_policy_is_strict(open_as, world, look):
    person = getattr(world, look.who) if look.who else None
    page = open_as(person, reverse(look.route, args=look.at(world)) + look.query)
    policy = page.request.get(page.url).headers["content-security-policy"]
    directives = dict(directive.strip().split(" ", 1) for directive in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert {directives[name] for name in ("script-src", "style-src", "connect-src", "form-action")} == {"'self'"}


def test_an_inline_style_is_noticed(open_as, world, troubles):
    page = open_as(None, reverse("account_login"))
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_timeout(200)
    assert [trouble for trouble in troubles if "style-src-attr inline" in trouble] != []
    troubles.clear()


def test_a_request_to_another_host_is_noticed(open_as, world, troubles):
    page = open_as(None, reverse("account_login"))
    page.evaluate("fetch('http://localhost:9/elsewhere').catch(() => {})")
    page.wait_for_timeout(200)
    assert [trouble for trouble in troubles if "localhost:9" in trouble] != []
    troubles.clear()
