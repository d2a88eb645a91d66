"""Markdown, rendered and cleaned where it is shown; what people typed is stored as typed."""

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "a", "blockquote", "code", "h3", "h4", "hr"}
_renderer = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True})


def to_html(text: str) -> str:
    """Safe HTML of somebody's Markdown: a short list of tags, links marked nofollow, no images, no raw HTML."""
    return nh3.clean(
        _renderer.render(text),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="nofollow noopener noreferrer",
    )
