"""One search on both databases: text is folded when it is saved, words are folded when asked for."""

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from itertools import chain
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
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


def in_like(word: str) -> str:
    """A word as it stands in the value of a LIKE."""
    return connection.ops.prep_for_like_query(word)


Asked = tuple[str, Sequence[Any]]  # SQL and its values
LIST = {"postgresql": "to_json(ARRAY({rows}))::text", "sqlite": "(SELECT json_group_array({column}) FROM ({rows}))"}


def ids_of(asked: list[Asked], column: str = "found") -> list[set[int]]:
    """What each of these queries finds in its one column of numbers: one question to the database, one row of lists."""
    if not asked:
        return []
    lists = [LIST[connection.vendor].format(rows=sql, column=column) for sql, _values in asked]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(lists)}", list(chain.from_iterable(values for _sql, values in asked)))
        return [set(json.loads(found)) for found in cursor.fetchone()]


@Field.register_lookup
class Among(Lookup):
    """`pk__among=ids`, a set of numbers: as __in, but sent as one value, since a thousand take long to write."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = self._column(compiler, connection)
        return column + " IN (SELECT value FROM json_each(%s))", (*values, self.sent(self.rhs))  # noqa: S608 — a column of ours

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = self._column(compiler, connection)
        return column + " = ANY(%s::bigint[])", (*values, self.sent(self.rhs))

    @staticmethod
    def sent(ids: Collection[int]) -> str:
        """The numbers as the one value that the database gets."""
        listed = json.dumps(sorted(ids))
        return listed if connection.vendor == "sqlite" else f"{{{listed[1:-1]}}}"

    def _column(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        if not self.rhs:
            raise EmptyResultSet
        return self.process_lhs(compiler, connection)
