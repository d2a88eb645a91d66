from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_session_epoch"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="emailchange",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("done_at", None),
                    models.Q(("new_confirmed_at__isnull", False), ("old_confirmed_at__isnull", False)),
                    _connector="OR",
                ),
                name="address_changes_with_both",
            ),
        ),
        migrations.AddConstraint(
            model_name="network",
            constraint=models.CheckConstraint(condition=models.Q(("hue__lte", 359)), name="network_hue_on_the_wheel"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("erased_at", None), ("email", None), _connector="OR"), name="erased_without_address"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(condition=models.Q(("version__gt", 0)), name="person_version_counts"),
        ),
    ]
