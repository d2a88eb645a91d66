"""Migrations go forwards and back with data in the tables, on the database the tests run on."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from tests.access.world import make_world

OUR_APPS = ("people", "partners", "working_groups", "learning", "gatherings", "newsletter", "backbone")
ROOT = Path(__file__).resolve().parent.parent


def steps() -> list[tuple[str, str]]:
    """Our migrations in the order in which they are applied."""
    graph = MigrationLoader(connection).graph
    plan = [step for leaf in graph.leaf_nodes() for step in graph.forwards_plan(leaf)]
    return [step for step in dict.fromkeys(plan) if step[0] in OUR_APPS]


def counts() -> dict[str, int]:
    models = [model for model in apps.get_models() if model._meta.app_label in OUR_APPS]
    return {model._meta.label: model._base_manager.count() for model in models}


@pytest.fixture
def back_to_now(transactional_db):
    yield
    call_command("migrate", verbosity=0)


def before(app: str, name: str) -> str:
    """The migration of the app that comes before this one."""
    parents = MigrationLoader(connection).graph.node_map[(app, name)].parents
    return next((step.key[1] for step in parents if step.key[0] == app), "zero")


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_migration_goes_back_and_forwards_with_data_in_the_tables(back_to_now):
    make_world()
    before_all = counts()
    for app in reversed(OUR_APPS):
        call_command("migrate", app, "zero", verbosity=0)
    assert [step for step in MigrationExecutor(connection).loader.applied_migrations if step[0] in OUR_APPS] == []
    assert [table for table in connection.introspection.table_names() if table.startswith(OUR_APPS)] == []
    call_command("migrate", verbosity=0)
    assert sum(counts().values()) == 0
    make_world()
    assert counts() == before_all


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_newest_migration_of_each_app_keeps_what_is_there(back_to_now):
    """Back by one and forwards again: no row is lost but of tables the migration itself makes."""
    make_world()
    held = counts()
    for app in reversed(OUR_APPS):
        newest = [name for label, name in steps() if label == app][-1]
        if (previous := before(app, newest)) != "zero":
            call_command("migrate", app, previous, verbosity=0)
    stayed = set(connection.introspection.table_names())
    call_command("migrate", verbosity=0)
    kept = {label for label in held if apps.get_model(label)._meta.db_table in stayed}
    assert {label: n for label, n in counts().items() if label in kept} == {label: held[label] for label in kept}


def test_models_and_migrations_agree(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
