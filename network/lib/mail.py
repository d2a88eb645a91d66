"""A message as people write one: paragraphs, perhaps a button, why you get it. Rendered once as text, once as HTML."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from math import cos, radians, sin
from textwrap import fill

from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext
from mjml import mjml2html

TEXT_WIDTH = 72
SIGNATURE = "-- "  # RFC 3676: what follows is not the message itself
# Control characters and the like: MJML is XML, which cannot hold them, and nobody can read them in a mail.
NO_LETTERS = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Row = tuple[str, str]


@dataclass(frozen=True)
class Section:
    """One of several things a mail tells: a title, plain text, a small table, and where it goes on."""

    title: str
    paragraphs: Sequence[str]
    facts: Sequence[Row] = ()
    button: Row | None = None


@dataclass(frozen=True)
class Message:
    """What a mail says.

    subject, greeting, paragraphs and why are plain text; button is (label, absolute URL); facts are (label, value)
    rows shown as a small table; why says at the foot for what reason this person gets this mail. calendar is what a
    calendar program makes of it (iCalendar with a METHOD), sent along. of_use_until: afterwards it tells nothing new,
    so it does not wait for a digest that comes later. sections: what a digest gathers; ways_out: (kind of mail, URL) to
    stop one kind of those in it. template: the two files it is set with, .txt and .mjml.
    """

    subject: str
    paragraphs: Sequence[str]
    why: str
    greeting: str = ""
    button: Row | None = None
    facts: list[Row] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    unsubscribe_url: str = ""
    mails_url: str = ""
    calendar: str = ""
    of_use_until: datetime | None = None
    sections: Sequence[Section] = ()
    ways_out: Sequence[Row] = ()
    template: str = "mail/message"

    def one_line_subject(self) -> str:
        return NO_LETTERS.sub("", " ".join(self.subject.split()))[:200]


def dear(name: str) -> str:
    """How every mail greets whoever is known by name. The whole name: its first word may be “Prof.” or “Father”."""
    return gettext("Dear %(name)s,") % {"name": name}


def render(message: Message, sender: str, hue: int) -> tuple[str, str]:
    """The text part and the HTML part of a message from `sender` (the network's name), in its accent `hue`."""
    context = {
        "message": message,
        "sender": sender,
        "language": get_language() or "en",
        "accent": accent(hue, 0.43, 0.085),
        "accent_dark": accent(hue, 0.80, 0.09),
    }
    text = NO_LETTERS.sub("", render_to_string(f"{message.template}.txt", context))
    # No fonts of its own: MJML would load Roboto from another host.
    html = mjml2html(NO_LETTERS.sub("", render_to_string(f"{message.template}.mjml", context)), fonts={})
    return wrapped(text), html


def wrapped(text: str) -> str:
    """Paragraphs folded at 72 columns. A line that holds an address, and a word or code, are never broken."""
    lines = [line if "://" in line or line == SIGNATURE else folded(line) for line in text.splitlines()]
    return "\n".join(squeezed(lines)).strip() + "\n"


def folded(line: str) -> str:
    return fill(line, TEXT_WIDTH, break_long_words=False, break_on_hyphens=False)


def squeezed(lines: list[str]) -> list[str]:
    """The lines with runs of empty ones made one."""
    return [line for index, line in enumerate(lines) if line or (index and lines[index - 1])]


@lru_cache(maxsize=64)
def accent(hue: int, lightness: float, chroma: float) -> str:
    """A colour of static/css/tokens.css as #rrggbb, for mail programs that know no oklch().

    hue in degrees, lightness 0 to 1. Source of the numbers: Björn Ottosson, "A perceptual color space for image
    processing" (2020).
    """
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{channel(part):02x}" for part in linear)


def channel(linear: float) -> int:
    """A linear part of light (0 to 1) as an sRGB byte."""
    light = min(max(linear, 0.0), 1.0)
    return round(255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))
