"""What the database itself refuses or speeds up: a fast search; versions, signatures and sealed papers that stay."""

from django.db import migrations

from network.lib.migrations import append_only, search_index


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_initial")]
    operations = [
        search_index("partners_partner"),
        search_index("partners_partner", "sort_name"),
        search_index("partners_affiliation"),
        *append_only("partners_mouversion"),
        *append_only("partners_signature"),
        *append_only("partners_moupaper"),
    ]
