"""Personal data in what somebody said: found, and taken out before anything is published. Pure."""

import re
from itertools import chain

from network.lib.search import fold

VEIL = "…"
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w-])\+?\(?\d(?:[\s()/.-]{0,2}\d){6,14}(?!\w)")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}")


def personal(text: str, name: str = "", email: str = "") -> list[str]:
    """Mail addresses and telephone numbers in a text, and the speaker's own name.

    >>> personal("Ring me on 0151 234 5678 or write to mo@home.example. Since 2019-03-01.", "Mo Lee")
    ['mo@home.example', '0151 234 5678']
    >>> personal("MO LEE says so.", "Mo Lee")
    ['Mo Lee']
    """
    numbers = [found for found in PHONE.findall(text) if not DATE.fullmatch(found.strip())]
    own = [word for word in (name.strip(), email.strip()) if len(word) > 2 and fold(word) in fold(text)]
    return list(dict.fromkeys(chain(ADDRESS.findall(text), (number.strip() for number in numbers), own)))


def veiled(text: str, name: str = "", email: str = "") -> str:
    """The text without them.

    >>> veiled("I am Mo Lee, mo@home.example.", "Mo Lee")
    'I am …, ….'
    """
    for found in personal(text, name, email):
        text = re.sub(re.escape(found), VEIL, text, flags=re.IGNORECASE)
    return text
