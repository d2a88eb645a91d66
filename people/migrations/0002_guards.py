"""What the database itself refuses or speeds up: an append-only audit, a fast search, the table of the cache."""

from django.core.management import call_command
from django.db import migrations

from network.lib.migrations import Trigrams, append_only, search_index


def make_cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop_cache_table(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS cache")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        Trigrams(),
        search_index("people_person"),
        *append_only("people_auditentry"),
        migrations.RunPython(make_cache_table, drop_cache_table),
    ]
