import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import network.lib.migrations
import people.models.network
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        network.lib.migrations.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        ("name", models.CharField(max_length=150, verbose_name="name")),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, null=True, unique=True, verbose_name="mail address"
                            ),
                        ),
                        (
                            "email_visibility",
                            models.CharField(
                                choices=[
                                    ("backbone", "backbone staff only"),
                                    ("partners", "all partners"),
                                    ("public", "everybody"),
                                ],
                                default="partners",
                                max_length=10,
                                verbose_name="who sees the mail address",
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                        (
                            "phone_visibility",
                            models.CharField(
                                choices=[
                                    ("backbone", "backbone staff only"),
                                    ("partners", "all partners"),
                                    ("public", "everybody"),
                                ],
                                default="backbone",
                                max_length=10,
                                verbose_name="who sees the phone number",
                            ),
                        ),
                        ("pronouns", models.CharField(blank=True, max_length=40, verbose_name="pronouns")),
                        ("language", models.CharField(default="en", max_length=10, verbose_name="language")),
                        (
                            "time_zone",
                            models.CharField(
                                blank=True,
                                max_length=64,
                                validators=[people.models.network.check_time_zone],
                                verbose_name="time zone",
                            ),
                        ),
                        ("muted_kinds", models.JSONField(blank=True, default=list, verbose_name="mails not wanted")),
                        ("is_backbone", models.BooleanField(default=False, verbose_name="backbone staff")),
                        ("is_facilitator", models.BooleanField(default=False, verbose_name="facilitator")),
                        ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                        ("is_demo", models.BooleanField(default=False, verbose_name="of the demo network")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                        ("bounced_at", models.DateTimeField(blank=True, null=True, verbose_name="mail came back")),
                        ("erased_at", models.DateTimeField(blank=True, null=True, verbose_name="erased")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "session_epoch",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="times signed out everywhere"
                            ),
                        ),
                        ("sort_name", models.CharField(db_index=True, editable=False, max_length=150)),
                        ("search", models.TextField(editable=False)),
                    ],
                    options={
                        "verbose_name": "person",
                        "verbose_name_plural": "people",
                        "ordering": ["sort_name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("email", ""), _negated=True), name="person_email_null_not_empty"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("is_backbone", False), ("is_active", True), _connector="OR"),
                                name="backbone_is_active",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("erased_at", None), ("email", None), _connector="OR"),
                                name="erased_without_address",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gt", 0)), name="person_version_counts"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JobRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("job", models.CharField(max_length=60)),
                        ("window", models.DateTimeField()),
                        ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("job", "window"), name="one_run_a_window")],
                    },
                ),
                migrations.CreateModel(
                    name="Network",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(default="Our network", max_length=120, verbose_name="name")),
                        (
                            "description",
                            models.TextField(blank=True, max_length=2000, verbose_name="what the network is for"),
                        ),
                        (
                            "contact_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="address people can write to"),
                        ),
                        (
                            "hue",
                            models.PositiveSmallIntegerField(
                                default=192,
                                help_text="A hue from 0 to 359 degrees.",
                                validators=[django.core.validators.MaxValueValidator(359)],
                                verbose_name="accent colour",
                            ),
                        ),
                        (
                            "time_zone",
                            models.CharField(
                                default="UTC",
                                max_length=64,
                                validators=[people.models.network.check_time_zone],
                                verbose_name="time zone",
                            ),
                        ),
                        (
                            "second_factor_required",
                            models.BooleanField(default=False, verbose_name="backbone staff need a second factor"),
                        ),
                        (
                            "contact_days",
                            models.PositiveSmallIntegerField(
                                choices=[(14, 14), (30, 30), (45, 45), (60, 60), (90, 90), (180, 180)],
                                default=45,
                                verbose_name="how often to be in touch with each partner",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_network"),
                            models.CheckConstraint(
                                condition=models.Q(("hue__lte", 359)), name="network_hue_on_the_wheel"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("contact_days__in", (14, 30, 45, 60, 90, 180))),
                                name="network_rhythm_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Suppression",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("address", models.EmailField(max_length=254, verbose_name="address")),
                        ("kind", models.CharField(blank=True, max_length=40, verbose_name="kind")),
                        ("reason", models.CharField(max_length=200, verbose_name="reason")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                        ("came_back", models.BooleanField(default=False, verbose_name="mail came back")),
                    ],
                    options={
                        "verbose_name": "suppression",
                        "verbose_name_plural": "suppressions",
                        "constraints": [models.UniqueConstraint(fields=("address", "kind"), name="one_suppression")],
                    },
                ),
                migrations.CreateModel(
                    name="AuditEntry",
                    fields=[
                        (
                            "number",
                            models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name="number"),
                        ),
                        ("at", models.DateTimeField(verbose_name="when")),
                        ("act", models.CharField(max_length=60, verbose_name="act")),
                        ("target_id", models.PositiveBigIntegerField(null=True)),
                        ("detail", models.JSONField(default=dict, verbose_name="detail")),
                        ("previous_hash", models.CharField(max_length=64)),
                        ("hash", models.CharField(max_length=64, unique=True)),
                        (
                            "actor",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acts",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who",
                            ),
                        ),
                        (
                            "target_type",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="contenttypes.contenttype",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "audit entry",
                        "verbose_name_plural": "audit entries",
                        "indexes": [models.Index(fields=["target_type", "target_id", "-number"], name="audit_target")],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=120, verbose_name="purpose")),
                        ("address", models.EmailField(max_length=254, verbose_name="address")),
                        ("kind", models.CharField(max_length=40, verbose_name="kind")),
                        ("subject", models.CharField(max_length=200, verbose_name="subject")),
                        ("text", models.TextField(verbose_name="text")),
                        ("html", models.TextField(verbose_name="page")),
                        ("sealed", models.TextField(blank=True, editable=False)),
                        ("calendar", models.TextField(blank=True, verbose_name="calendar entry")),
                        ("message_id", models.CharField(max_length=120)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "waiting"),
                                    ("claimed", "taken up"),
                                    ("sending", "being sent"),
                                    ("sent", "sent"),
                                    ("failed", "refused"),
                                    ("unknown", "in doubt"),
                                    ("suppressed", "not wanted"),
                                    ("cancelled", "cancelled"),
                                    ("digest", "in the weekly digest"),
                                ],
                                default="queued",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("claim", models.UUIDField(null=True)),
                        ("claimed_at", models.DateTimeField(null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="tries")),
                        ("due_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="not before")),
                        (
                            "server_words",
                            models.CharField(blank=True, max_length=500, verbose_name="what the mail server said"),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                        ("ended_at", models.DateTimeField(null=True, verbose_name="ended")),
                        (
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deliveries",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "priority",
                            models.PositiveSmallIntegerField(
                                choices=[(0, "at once"), (1, "in its turn"), (2, "when nothing else waits")], default=1
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "delivery",
                        "verbose_name_plural": "deliveries",
                        "indexes": [
                            models.Index(fields=["state", "claimed_at"], name="delivery_state"),
                            models.Index(fields=["person", "-created_at"], name="delivery_person"),
                            models.Index(
                                condition=models.Q(("state", "queued")),
                                fields=["priority", "due_at", "id"],
                                name="delivery_next",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("key", "address"), name="one_delivery_a_purpose"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "queued",
                                            "claimed",
                                            "sending",
                                            "sent",
                                            "failed",
                                            "unknown",
                                            "suppressed",
                                            "cancelled",
                                            "digest",
                                        ],
                                    )
                                ),
                                name="delivery_state_known",
                            ),
                            models.UniqueConstraint(fields=("message_id",), name="one_delivery_a_message_id"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EmailChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("new_email", models.EmailField(max_length=254, verbose_name="new mail address")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("old_confirmed_at", models.DateTimeField(null=True)),
                        ("new_confirmed_at", models.DateTimeField(null=True)),
                        ("done_at", models.DateTimeField(null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="email_changes",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change of address",
                        "verbose_name_plural": "changes of address",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_at", None),
                                    models.Q(("new_confirmed_at__isnull", False), ("old_confirmed_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="address_changes_with_both",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Link",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("act", models.CharField(max_length=40, verbose_name="what it lets its bearer do")),
                        ("target_id", models.PositiveBigIntegerField(null=True)),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("expires_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField(null=True)),
                        ("revoked_at", models.DateTimeField(null=True)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "personal link",
                        "verbose_name_plural": "personal links",
                        "indexes": [models.Index(fields=["act", "target_id"], name="link_act_target")],
                    },
                ),
                migrations.CreateModel(
                    name="DigestItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("content", models.JSONField(default=dict)),
                        ("until", models.DateTimeField(null=True, verbose_name="of use until")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "delivery",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="digest_item",
                                to="people.delivery",
                            ),
                        ),
                        (
                            "gathered_in",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="gathered",
                                to="people.delivery",
                                verbose_name="digest",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="digest_items",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mail in a digest",
                        "verbose_name_plural": "mails in digests",
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("gathered_in", None)), fields=["person"], name="digest_waiting"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MissedReminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40, verbose_name="kind")),
                        ("key", models.CharField(max_length=120)),
                        ("about", models.CharField(max_length=300, verbose_name="about")),
                        ("why", models.CharField(max_length=300, verbose_name="why this person")),
                        ("url", models.CharField(blank=True, max_length=300)),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("late", "too late to be of use"),
                                    ("paused", "fell into a pause"),
                                    ("off", "was switched off"),
                                ],
                                max_length=10,
                                verbose_name="why it did not go",
                            ),
                        ),
                        ("moment", models.DateTimeField(verbose_name="was due")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="missed_reminders",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "missed reminder",
                        "verbose_name_plural": "missed reminders",
                        "ordering": ["-moment", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("kind", "key", "person"), name="missed_once"),
                            models.CheckConstraint(
                                condition=models.Q(("reason__in", ["late", "paused", "off"])),
                                name="missed_reason_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReminderPause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                        ("until", models.DateTimeField(verbose_name="until")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pause of reminders",
                        "verbose_name_plural": "pauses of reminders",
                        "ordering": ["starts_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("starts_at"))), name="reminder_pause_ends"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReminderPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("kind", models.CharField(editable=False, max_length=40, unique=True, verbose_name="kind")),
                        ("days", models.JSONField(blank=True, default=list, verbose_name="days")),
                        ("clock", models.TimeField(blank=True, null=True, verbose_name="at")),
                        ("subject", models.CharField(blank=True, max_length=150, verbose_name="subject")),
                        ("text", models.TextField(blank=True, max_length=4000, verbose_name="text")),
                        ("is_on", models.BooleanField(default=True, verbose_name="is sent")),
                    ],
                    options={
                        "verbose_name": "reminder plan",
                        "verbose_name_plural": "reminder plans",
                        "ordering": ["kind"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("version__gt", 0)), name="reminder_plan_version_counts"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WeeklyDigest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "weekday",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (0, "Monday"),
                                    (1, "Tuesday"),
                                    (2, "Wednesday"),
                                    (3, "Thursday"),
                                    (4, "Friday"),
                                    (5, "Saturday"),
                                    (6, "Sunday"),
                                ],
                                verbose_name="day of the week",
                            ),
                        ),
                        (
                            "person",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="digest",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "weekly digest",
                        "verbose_name_plural": "weekly digests",
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("weekday__lte", 6)), name="digest_weekday_known")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Bounce",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("status", models.CharField(blank=True, max_length=12, verbose_name="status")),
                        ("is_hard", models.BooleanField(default=False, verbose_name="for good")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=500, verbose_name="what the other server said"),
                        ),
                        ("report", models.CharField(max_length=64, unique=True)),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="reported"),
                        ),
                        (
                            "delivery",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bounces",
                                to="people.delivery",
                                verbose_name="mail",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mail that came back",
                        "verbose_name_plural": "mails that came back",
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Breaker",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("server", models.CharField(max_length=255, unique=True, verbose_name="mail server")),
                        ("trips", models.PositiveSmallIntegerField(default=0, verbose_name="pauses in a row")),
                        ("paused_until", models.DateTimeField(null=True, verbose_name="rests until")),
                        (
                            "words",
                            models.CharField(blank=True, max_length=500, verbose_name="what the mail server said"),
                        ),
                        ("tripped_at", models.DateTimeField(null=True, verbose_name="trouble since")),
                    ],
                    options={
                        "verbose_name": "circuit breaker",
                        "verbose_name_plural": "circuit breakers",
                    },
                ),
            ],
        ),
    ]
