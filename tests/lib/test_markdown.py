"""Markdown at output: what is typed reads well and can do no harm."""

from time import perf_counter

import pytest

from network.lib.markdown import html_of, plain_of, quoted


def test_headings_stand_below_the_pages_own():
    assert html_of("# Minutes\n\n- one\n- two") == "<h2>Minutes</h2>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "[go](javascript:alert(1))",
        "![x](https://example.org/x.png)",
        '<a href="x" onclick="alert(1)">x</a>',
    ],
)
def test_nothing_dangerous_comes_through(text):
    html = html_of(text)
    assert [tag for tag in ("<script", "<img", "<a onclick", 'href="javascript') if tag in html] == []


def test_a_link_says_where_it_comes_from_to_nobody():
    html = html_of("[us](https://example.org/)")
    assert html == '<p><a href="https://example.org/" rel="noopener noreferrer nofollow">us</a></p>\n'


def test_open_brackets_keep_nobody_waiting():
    started = perf_counter()
    assert plain_of("[a](" * 1500) == "[a](" * 1500
    assert perf_counter() - started < 1


@pytest.mark.parametrize("line", ["# of families", "- 5 places", "> all", "1 in 3"])
def test_plain_words_stay_plain(line):
    assert html_of(quoted(line)) == f"<p>{line.replace('>', '&gt;')}</p>\n"
