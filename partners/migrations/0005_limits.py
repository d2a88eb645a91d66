from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0004_name_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_on", None), ("ended_on__gte", models.F("started_on")), _connector="OR"),
                name="affiliation_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on", None), models.Q(("is_primary", False), ("may_edit", False)), _connector="OR"
                ),
                name="ended_affiliation_has_no_rights",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", False), ("state__in", ["welcomed", "declined"])),
                    models.Q(("decided_at", None), ("state__in", ["held", "aside"])),
                    _connector="OR",
                ),
                name="application_answered_or_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(("partner", None), ("state", "welcomed"), _connector="OR"),
                name="partner_of_welcomed_application",
            ),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.CheckConstraint(condition=models.Q(("version__gt", 0)), name="partner_version_counts"),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.CheckConstraint(
                condition=models.Q(("confirmed_by", None), ("confirmed_at__isnull", False), _connector="OR"),
                name="partner_confirmed_by_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None),
                    models.Q(("archived_at__isnull", False), models.Q(("merged_into", models.F("id")), _negated=True)),
                    _connector="OR",
                ),
                name="partner_merged_is_archived",
            ),
        ),
    ]
