"""When nothing was found: words that are written much like those asked for, among the names the reader may see."""

from difflib import get_close_matches
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from network.lib.search import SHORT, words

LOOKED_AT = 300  # names that share a beginning or an end with a word
CLOSE = 0.72


def near(rows: QuerySet, query: str) -> str:
    """The query with each word no name holds replaced by the nearest one; "" where that finds nothing new.

    rows: partners or people the reader may see, with `sort_name`. One query.
    """
    asked = words(query)
    parts = {part for word in asked if len(word) > SHORT for part in (word[:SHORT], word[-SHORT:])}
    if not parts:
        return ""
    like = reduce(or_, (Q(sort_name__contains=part) for part in parts))
    names = rows.order_by().filter(like).values_list("sort_name", flat=True)[:LOOKED_AT]
    known = {word for name in names for word in name.split()}
    better = [_nearest(word, known) for word in asked]
    return " ".join(better) if better != asked else ""


def _nearest(word: str, known: set[str]) -> str:
    if len(word) <= SHORT or any(word in one for one in known):
        return word
    return next(iter(get_close_matches(word, known, n=1, cutoff=CLOSE)), word)
