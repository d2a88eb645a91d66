"""What a template may hold."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

COMMENTS = re.compile(r"{#.*?#}|{% comment.*?{% endcomment %}|<!--.*?-->", re.S)
TRANSLATED = re.compile(r"{% blocktrans(?:late)?\b.*?{% endblocktrans(?:late)? %}", re.S)
TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.S)
INLINE = re.compile(r"<style\b|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=|javascript:", re.I)
LITERALS = re.compile(
    r"""\|default(?:_if_none)?:["'](?=[^"']*[A-Z ])[^"']+["']|{% include [^%]*?\w=["'][A-Z][a-z ][^"']*["']"""
)
CLASSES = re.compile(r"[\w\s-]*--[\w\s-]*")  # the words of {% block width %}page--narrow{% endblock %} are for CSS
LETTERS = re.compile(r"[^\W\d_]{2,}")
SPOKEN = {
    "alt",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "placeholder",
    "title",
    "label",
    "data-label",
}
INCLUDED = re.compile(r"""{% (?:include|extends) ["']([^"']+)["']""")


def templates(root: Path, *suffixes: str) -> Iterator[tuple[str, str]]:
    """(path below templates/, source without comments)."""
    folder = root / "templates"
    for path in sorted(folder.rglob("*")):
        if path.suffix in (suffixes or (".html",)):
            yield path.relative_to(folder).as_posix(), COMMENTS.sub(blank, path.read_text())


def blank(match: re.Match[str]) -> str:
    """As many empty lines as there were, so that line numbers stay right."""
    return "\n" * match.group().count("\n")


def line_of(source: str, position: int) -> int:
    return source.count("\n", 0, position) + 1


def inline_code(root: Path) -> list[str]:
    """Styles and scripts that a strict Content-Security-Policy would refuse."""
    return [
        f"{name}:{line_of(source, found.start())} {found.group().strip()}"
        for name, source in templates(root)
        for found in INLINE.finditer(source)
    ]


def headings(root: Path) -> list[str]:
    """Pages (what extends a frame) with another number of <h1> than one, counting frame and partials."""
    sources = dict(templates(root))
    return [
        f"{name} has {count} <h1>"
        for name, source in sources.items()
        if "{% extends" in source and (count := count_h1(name, sources)) != 1
    ]


def count_h1(name: str, sources: dict[str, str], seen: frozenset[str] = frozenset()) -> int:
    source = "" if name in seen else sources.get(name, "")
    below = INCLUDED.findall(source)
    return len(re.findall(r"<h1\b", source)) + sum(count_h1(part, sources, seen | {name}) for part in set(below))


def untranslated(root: Path) -> list[str]:
    """Visible words, spoken attributes and literals in tags that no {% translate %} is around."""
    return [
        f"{name}:{line} {words!r} is not translatable"
        for name, source in templates(root, ".html", ".mjml", ".txt")
        for line, words in visible_words(source)
    ]


def visible_words(source: str) -> list[tuple[int, str]]:
    reader = Reader()
    reader.feed(TAGS.sub(blank, TRANSLATED.sub(blank, source)))
    reader.close()
    literals = [(line_of(source, found.start()), found.group()) for found in LITERALS.finditer(source)]
    return sorted(reader.found + literals)


class Reader(HTMLParser):
    """Collects (line, words) of what people would read or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = tag if tag in ("script", "style", "mj-style", "mj-attributes") else self.silent
        for name, value in attrs:
            if name in SPOKEN and LETTERS.search(value or ""):
                self.found.append((self.getpos()[0], value or ""))

    def handle_endtag(self, tag: str) -> None:
        self.silent = "" if tag == self.silent else self.silent

    def handle_data(self, data: str) -> None:
        if not self.silent and LETTERS.search(data) and not CLASSES.fullmatch(data):
            self.found.append((self.getpos()[0], " ".join(data.split())))
