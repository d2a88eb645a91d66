"""What the database itself refuses: reviews of strategies stay as they were written."""

from django.db import migrations

from network.lib.migrations import append_only


class Migration(migrations.Migration):
    dependencies = [("working_groups", "0001_initial")]
    operations = [
        *append_only("working_groups_strategyreview"),
    ]
