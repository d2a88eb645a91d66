"""What the Content-Security-Policy refuses is noticed in a browser; test_axe.py sees on each page that it is strict."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.browser


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
