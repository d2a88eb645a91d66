from django.db import migrations

from network.lib.migrations import search_index


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_initial"), ("people", "0002_guards")]
    operations = [search_index("partners_partner"), search_index("partners_affiliation")]
