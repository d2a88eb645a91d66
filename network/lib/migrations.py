"""Migration operations that each database gets in its own words."""

from typing import Any

from django.contrib.postgres.operations import TrigramExtension
from django.db.migrations import CreateModel, RunSQL
from django.db.migrations.operations.base import Operation


class ForVendor(RunSQL):
    """RunSQL on one database vendor only ("postgresql" or "sqlite"); elsewhere nothing."""

    def __init__(self, vendor: str, sql: Any, reverse_sql: Any) -> None:
        self.vendor = vendor
        super().__init__(sql, reverse_sql)

    def deconstruct(self) -> tuple[str, list, dict]:
        return self.__class__.__name__, [self.vendor, self.sql, self.reverse_sql], {}

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == self.vendor:
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == self.vendor:
            super().database_backwards(app_label, schema_editor, from_state, to_state)


class CreateModels(Operation):
    """Several CreateModel at once. One by one, Django renders every related model anew after each: quadratic, and with
    a hundred models most of a first start. The models may point at each other in a circle."""

    serialization_expand_args = ["models"]

    def __init__(self, models: list[CreateModel]) -> None:
        self.models = models

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)  # rendered again, once, when somebody asks
        for model in self.models:
            model.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model in self.models:
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for model in reversed(self.models):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Create {len(self.models)} models"


class Trigrams(TrigramExtension):
    """pg_trgm on PostgreSQL. Kept when migrating back: other schemas of the database may use it."""

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        return


def search_index(table: str, column: str = "search") -> ForVendor:
    """A trigram index, so that LIKE '%word%' stays fast at 100,000 rows."""
    name = f"{table}_{column}_trgm"
    return ForVendor(
        "postgresql",
        f"CREATE INDEX {name} ON {table} USING gin ({column} gin_trgm_ops)",
        f"DROP INDEX IF EXISTS {name}",
    )


def append_only(table: str) -> list[Operation]:
    """Triggers that make the database itself refuse UPDATE and DELETE on a table."""
    message = f"{table} is append-only"
    sqlite = [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"
        for verb in ("UPDATE", "DELETE")
    ]
    function = (
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$"
    )
    trigger = (
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
    )
    return [
        ForVendor("sqlite", sqlite, [f"DROP TRIGGER {table}_no_update", f"DROP TRIGGER {table}_no_delete"]),
        ForVendor(
            "postgresql",
            [function, trigger],
            [f"DROP TRIGGER {table}_append_only ON {table}", f"DROP FUNCTION {table}_refuse()"],
        ),
    ]
