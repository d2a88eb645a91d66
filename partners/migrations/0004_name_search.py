from django.db import migrations

from network.lib.migrations import search_index


class Migration(migrations.Migration):
    dependencies = [("partners", "0003_reminded")]
    operations = [search_index("partners_partner", "sort_name")]
