"""The Content-Security-Policy is strict on every page, and nothing on it is refused."""

import pytest
from django.urls import reverse

from tests.browser.pages import PAGES
from tests.browser.test_axe import open_look

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("look", PAGES, ids=str)
def test_nothing_is_refused_and_nothing_comes_from_elsewhere(open_as, world, look, troubles):
    page = open_look(open_as, world, look)
    page.wait_for_load_state("networkidle")
    header = page.request.get(page.url).headers["content-security-policy"]
    assert "unsafe" not in header
    assert "script-src 'self';" in f"{header};"
    assert troubles == []


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
