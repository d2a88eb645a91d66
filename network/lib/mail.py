"""A message as people write one: paragraphs, perhaps a button, why you get it. Rendered once as text, once as HTML."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from textwrap import fill

from django.template.loader import render_to_string
from mjml import mjml2html

TEXT_WIDTH = 72
# The HTML is laid out by MJML once for each message shape, then the words are put in.
Row = tuple[str, str]


@dataclass(frozen=True)
class Message:
    """What a mail says.

    subject, greeting, paragraphs and why are plain text; button is (label, absolute URL); facts are (label, value)
    rows shown as a small table; why says at the foot for what reason this person gets this mail.
    """

    subject: str
    paragraphs: Iterable[str]
    why: str
    greeting: str = ""
    button: Row | None = None
    facts: list[Row] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    unsubscribe_url: str = ""

    def one_line_subject(self) -> str:
        return " ".join(self.subject.split())[:200]


def render(message: Message, sender: str, hue: int) -> tuple[str, str]:
    """The text part and the HTML part of a message from `sender` (the network's name), in its accent `hue` (degrees)."""
    context = {"message": message, "sender": sender, "hue": hue, "paragraphs": list(message.paragraphs)}
    text = render_to_string("mail/message.txt", context)
    html = mjml2html(render_to_string("mail/message.mjml", context))
    return wrapped(text), html


def wrapped(text: str) -> str:
    """Paragraphs folded at 72 columns; a line that holds an address is left whole."""
    lines = [line if "://" in line else fill(line, TEXT_WIDTH) for line in text.splitlines()]
    return "\n".join(squeezed(lines)).strip() + "\n"


def squeezed(lines: list[str]) -> list[str]:
    """The lines with runs of empty ones made one."""
    return [line for index, line in enumerate(lines) if line or (index and lines[index - 1])]


@lru_cache(maxsize=32)
def accent(hue: int) -> str:
    """The accent as a hexadecimal colour, for mail programs that know no oklch()."""
    from colorsys import hls_to_rgb

    red, green, blue = hls_to_rgb(hue / 360, 0.22, 0.6)
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
