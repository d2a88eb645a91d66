"""One search on both databases: text is folded when it is saved, words are folded when asked for."""

import re
import unicodedata

# Letters that NFKD leaves whole although people type them without the stroke.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
MAX_WORDS = 6


def fold(*texts: str) -> str:
    """Join texts into one searchable line: no accents, no case, single spaces.

    >>> fold("Ærøskøbing", "Café  Łódź")
    'aeroskobing cafe lodz'
    """
    decomposed = unicodedata.normalize("NFKD", " ".join(texts))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"\s+", " ", bare.casefold().translate(LETTERS)).strip()


def words(query: str) -> list[str]:
    """The folded words of what somebody typed, at most MAX_WORDS of them."""
    return fold(query.replace("\x00", "")).split()[:MAX_WORDS]
