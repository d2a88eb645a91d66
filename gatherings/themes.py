"""What many say in their own words: answers grouped by the terms they share."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from network.lib.search import fold

FEWEST = 2  # people who say it, before it is a theme
MOST = 6  # themes
WORD = re.compile(r"[^\W\d_][\w’'-]*")
# English words that say nothing by themselves, and those that every answer to such a question holds.
SAYS_NOTHING = """
a about across after again all almost also always am an and another any anyone anything are as ask at away back be
because been before being best better between both bring bringing but by can cannot come comes coming could day did
different do does doing done each else enough especially even ever every everybody everyone everything few first
for from gathering gatherings get getting give go going good got great had has have having he hear help her here
hers him his hope how i if in into is it its itself just keep kind know last least less let like likes little long
look looking lot make makes many may maybe me meet meeting meetings might more most much must my myself need needs
never new next no nobody none not nothing now of off often on once one ones only or other others our ours out over
own part people perhaps please quite rather real really right said same say see share she should since so some
somebody someone something sometimes soon still such take talk than that thank thanks the their theirs them then
there these they thing things think this those though through time to together too two under until up us use very
want was way we well were what when where whether which while who whom whose why will wish with without would year
yes yet you your yours
"""
STOP_WORDS = frozenset(SAYS_NOTHING.split())


@dataclass
class Theme:
    """A term, as most people write it, and the texts that hold it (indexes into what was given)."""

    term: str
    said_by: list[int] = field(default_factory=list)


def stem(word: str) -> str:
    """A plain English plural or -ing form without its ending, so that family and families meet.

    >>> [stem(word) for word in ("families", "figures", "sharing", "class", "bus", "data")]
    ['family', 'figure', 'shar', 'class', 'bus', 'data']
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith("ing"):
        return word[:-3]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def terms_of(text: str) -> dict[str, str]:
    """Stem → the word as it was written, of everything in a text that says something.

    >>> terms_of("We bring the stories of families.")
    {'story': 'stories', 'family': 'families'}
    """
    found: dict[str, str] = {}
    for word in WORD.findall(text):
        plain = fold(word).removesuffix("’s").removesuffix("'s").strip("’'-")
        if len(plain) > 2 and plain not in STOP_WORDS:
            found.setdefault(stem(plain), word.lower().strip("’'-"))
    return found


def themes(texts: Sequence[str], most: int = MOST, fewest: int = FEWEST) -> list[Theme]:
    """The terms that at least `fewest` of the texts share, the most shared first; each a Theme.

    A term that says no more than one before it (held by the very same texts) is left out. Texts in which no shared
    term stands belong to no theme.
    """
    held: dict[str, list[int]] = {}
    written: dict[str, Counter[str]] = {}
    for index, text in enumerate(texts):
        for key, word in terms_of(text).items():
            held.setdefault(key, []).append(index)
            written.setdefault(key, Counter())[word] += 1
    shared = [key for key in held if len(held[key]) >= fewest]
    shared.sort(key=lambda key: (-len(held[key]), held[key], key))
    found: list[Theme] = []
    for key in shared:
        if len(found) < most and held[key] not in [theme.said_by for theme in found]:
            found.append(Theme(commonest(written[key]), held[key]))
    return found


def commonest(words: Counter[str]) -> str:
    return min(words, key=lambda word: (-words[word], len(word), word))


def outside(texts: Sequence[str], found: Iterable[Theme]) -> list[int]:
    """The texts that belong to no theme."""
    inside = {index for theme in found for index in theme.said_by}
    return [index for index, text in enumerate(texts) if text and index not in inside]
