import django.db.models.deletion
import django.utils.timezone
import network.lib.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partners", "0001_initial"),
        ("people", "__first__"),
    ]

    operations = [
        network.lib.migrations.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Import",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("file_name", models.CharField(max_length=200, verbose_name="file")),
                        ("format", models.CharField(blank=True, max_length=10, verbose_name="format")),
                        ("data", models.BinaryField(default=bytes, verbose_name="content")),
                        ("size", models.PositiveIntegerField(default=0, verbose_name="size in bytes")),
                        ("columns", models.JSONField(blank=True, null=True, verbose_name="columns")),
                        ("choices", models.JSONField(blank=True, default=dict, verbose_name="decisions")),
                        (
                            "leaves_out_bad",
                            models.BooleanField(default=False, verbose_name="leave out lines with a problem"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("to_check", "waits to be read"),
                                    ("checking", "being read"),
                                    ("checked", "waits for your decision"),
                                    ("to_write", "waits to be imported"),
                                    ("writing", "being imported"),
                                    ("done", "imported"),
                                    ("to_undo", "waits to be undone"),
                                    ("undoing", "being undone"),
                                    ("undone", "undone"),
                                    ("dropped", "not imported"),
                                ],
                                default="to_check",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("rows_done", models.PositiveIntegerField(default=0)),
                        ("rows_total", models.PositiveIntegerField(default=0)),
                        ("report", models.JSONField(blank=True, default=dict)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
                        ("heard_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="imports",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who",
                            ),
                        ),
                        (
                            "undone_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "import",
                        "verbose_name_plural": "imports",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "to_check",
                                            "checking",
                                            "checked",
                                            "to_write",
                                            "writing",
                                            "done",
                                            "to_undo",
                                            "undoing",
                                            "undone",
                                            "dropped",
                                        ],
                                    )
                                ),
                                name="import_state_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportedRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.PositiveIntegerField()),
                        ("is_new", models.BooleanField()),
                        ("changes", models.JSONField(default=dict)),
                        ("version", models.PositiveIntegerField()),
                        ("affiliations", models.JSONField(default=list)),
                        ("people", models.JSONField(default=list)),
                        (
                            "import_of",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="backbone.import"
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="partners.partner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "imported partner",
                        "verbose_name_plural": "imported partners",
                        "ordering": ["line"],
                    },
                ),
            ],
        ),
    ]
