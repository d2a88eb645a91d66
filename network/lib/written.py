"""Rows by their keys, with SQL that is written once: where a page brings a few rows of a dozen models, Django writes
longer than the database looks."""

from collections.abc import Collection
from copy import copy
from typing import Any

from django.db import connections
from django.db.models import F, QuerySet

from network.lib.search import Among

MARK = frozenset({-1})  # stands where the keys will


class Written:
    """A queryset that is asked again and again for other keys. What else it asks stays as it was when it was written.

    Django's own reader of rows gets a compiler whose SQL, and what turns columns into values, is there already.
    """

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.rows = rows.filter(Among(F("pk"), MARK))
        self.compiler = self.rows.query.get_compiler(self.rows.db)
        self.sql, self.values = self.compiler.as_sql()
        self.converters = self.compiler.get_converters([column for column, *_names in self.compiler.select])

    def by_key(self, keys: Collection[int]) -> dict[int, Any]:
        """One query; those that are gone are not in it."""
        mark, sent = Among.sent(MARK), Among.sent(keys)
        asked = self.sql, tuple(sent if value == mark else value for value in self.values)
        compiler = copy(self.compiler)
        compiler.connection = connections[self.rows.db]  # that of this thread
        compiler.as_sql = lambda *_args, **_options: asked
        compiler.get_converters = lambda _columns: self.converters
        rows = self.rows.all()
        rows.query.get_compiler = lambda *_args, **_options: compiler  # type: ignore[method-assign]
        return {row.pk: row for row in rows}
