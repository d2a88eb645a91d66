"""One search on both databases: text is folded when it is saved, words are folded when asked for."""

import json
import re
import unicodedata
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import BooleanField, Field, Lookup, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

# Letters that NFKD leaves whole although people type them without the stroke.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
MAX_WORDS = 6
SHORT = 3  # letters; a trigram index cannot help with fewer, unless they begin a word


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


def holds(word: str, column: str = "search") -> Q:
    """Rows whose folded text holds a folded word: anywhere, or for one or two letters as the start of a word.

    >>> holds("an")
    <Q: (OR: ('search__startswith', 'an'), ('search__contains', ' an'))>
    """
    if len(word) >= SHORT:
        return Q(**{f"{column}__contains": word})
    return Q(**{f"{column}__startswith": word}) | Q(**{f"{column}__contains": f" {word}"})


def there_is(rows: QuerySet) -> Coalesce:
    """Like Exists(rows), but looked up row by row: among alternatives PostgreSQL would first read all of an Exists."""
    return Coalesce(Subquery(rows.order_by().values(found=Value(True))[:1], output_field=BooleanField()), False)


@Field.register_lookup
class Among(Lookup):
    """`pk__among=ids`, a set of numbers: as __in, but sent as one value, since a thousand take long to write."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = self._column(compiler, connection)
        return column + " IN (SELECT value FROM json_each(%s))", (*values, json.dumps(sorted(self.rhs)))  # noqa: S608 — a column of ours

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = self._column(compiler, connection)
        return column + " = ANY(%s)", (*values, sorted(self.rhs))

    def _column(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        if not self.rhs:
            raise EmptyResultSet
        return self.process_lhs(compiler, connection)
