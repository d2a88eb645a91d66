import pytest

from network.lib.markdown import to_html


def test_plain_emphasis_and_lists_are_shown():
    assert to_html("**bold**\n\n- one") == "<p><strong>bold</strong></p>\n<ul>\n<li>one</li>\n</ul>\n"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "![x](https://elsewhere.example/x.png)",
        '<a href="#" onclick="x">x</a>',
    ],
)
def test_nothing_that_runs_or_loads_gets_through(text):
    html = to_html(text).lower()
    assert [word for word in ("<script", "<img", 'href="javascript', "<a href") if word in html] == []


def test_links_do_not_tell_where_the_reader_came_from():
    assert to_html("[us](https://example.org)") == (
        '<p><a href="https://example.org" rel="nofollow noopener noreferrer">us</a></p>\n'
    )
