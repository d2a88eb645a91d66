from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("backbone", "0004_snooze"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="snooze", name="one_snooze_a_line"),
        migrations.RenameField(model_name="snooze", old_name="check_key", new_name="cue"),
        migrations.AddConstraint(
            model_name="snooze",
            constraint=models.UniqueConstraint(fields=("person", "cue", "row"), name="one_snooze_a_line"),
        ),
    ]
