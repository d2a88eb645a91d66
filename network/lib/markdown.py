"""Longer texts with headings and lists: Markdown as it was typed, made into clean HTML at output."""

import re
from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {
    "p", "br", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "blockquote", "code", "pre", "hr", "a", "s", "table",
    "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
# The page has its own h1, so the headings of a text stand one level lower.
# What was taken in is not given back: else a text of open brackets keeps a process busy for minutes.
LINK = re.compile(r"\[([^\]]++)\]\(\s*+<?([^)\s>]++)>?[^)]*+\)")
STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
LOWER = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])


def html_of(text: str) -> SafeString:
    """Markdown as HTML that may stand in a page: no tags of the writer's own, no scripts, no pictures, links marked."""
    tokens = _reader().parse(text)
    for token in tokens:
        token.tag = LOWER.get(token.tag, token.tag)
    rendered = _reader().renderer.render(tokens, _reader().options, {})
    clean = nh3.clean(
        rendered,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
    return mark_safe(clean)  # noqa: S308 — nh3 has just cleaned it


def quoted(text: str) -> str:
    """Plain words as one line of Markdown that reads as typed: what would begin a heading or a list does not."""
    line = " ".join(text.split())
    return f"\\{line}" if line[:1] in tuple("#>-+*=~`|_") else line


def plain_of(text: str) -> str:
    """Markdown as a mail without formatting reads it: addresses behind their words, marks of headings and weight gone.

    >>> plain_of("# News\\nCome to **our** [page](https://example.org/).")
    'News\\nCome to our page (https://example.org/).'
    """
    linked = LINK.sub(lambda found: f"{found[1]} ({found[2]})", text)
    return HEADING.sub("", STRONG.sub(r"\2", linked)).replace("\r\n", "\n").strip()
