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


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_migration_goes_back_and_forwards_with_data_in_the_tables(back_to_now):
    make_world()
    before_all = counts()
    for app, name in reversed(steps()):
        before = [step for step in MigrationLoader(connection).graph.node_map[(app, name)].parents if step[0] == app]
        call_command("migrate", app, before[0][1] if before else "zero", verbosity=0)
        assert (app, name) not in MigrationExecutor(connection).loader.applied_migrations
    assert [table for table in connection.introspection.table_names() if table.startswith(OUR_APPS)] == []
    call_command("migrate", verbosity=0)
    assert sum(counts().values()) == 0
    make_world()
    assert counts() == before_all


@pytest.mark.parametrize("app", [app for app in OUR_APPS if len(list((ROOT / app / "migrations").glob("0*.py"))) > 1])
def test_the_newest_migration_of_an_app_keeps_what_is_there(app, back_to_now):
    """Back by one and forwards again: no row is lost but of tables the migration itself makes."""
    make_world()
    names = [name for label, name in steps() if label == app]
    held = counts()
    call_command("migrate", app, names[-2], verbosity=0)
    stayed = set(connection.introspection.table_names())
    call_command("migrate", verbosity=0)
    kept = {label for label in held if apps.get_model(label)._meta.db_table in stayed}
    assert {label: number for label, number in counts().items() if label in kept} == {
        label: number for label, number in held.items() if label in kept
    }


def test_models_and_migrations_agree(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
