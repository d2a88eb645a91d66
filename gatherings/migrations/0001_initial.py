import datetime
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import gatherings.models.format
import gatherings.models.occasion
import gatherings.models.pause
import gatherings.models.run
import network.lib.migrations
import people.models.network
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partners", "0001_initial"),
        ("people", "0001_initial"),
        ("working_groups", "0001_initial"),
    ]

    operations = [
        network.lib.migrations.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Format",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                        (
                            "minutes_least",
                            models.PositiveSmallIntegerField(
                                default=10,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(480),
                                ],
                                verbose_name="minutes at least",
                            ),
                        ),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                default=20,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(480),
                                ],
                                verbose_name="minutes usually",
                            ),
                        ),
                        (
                            "minutes_most",
                            models.PositiveSmallIntegerField(
                                default=30,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(480),
                                ],
                                verbose_name="minutes at most",
                            ),
                        ),
                        ("grouping", models.CharField(blank=True, max_length=80, verbose_name="who works with whom")),
                        (
                            "group_least",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="smallest group"),
                        ),
                        (
                            "group_most",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="largest group"),
                        ),
                        (
                            "people_least",
                            models.PositiveSmallIntegerField(
                                default=2,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="people at least",
                            ),
                        ),
                        (
                            "people_most",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="people at most"),
                        ),
                        (
                            "modes",
                            models.JSONField(
                                blank=True,
                                default=list,
                                validators=[gatherings.models.format.check_modes],
                                verbose_name="what people do",
                            ),
                        ),
                        (
                            "purposes",
                            models.JSONField(
                                blank=True,
                                default=list,
                                validators=[gatherings.models.format.check_purposes],
                                verbose_name="what it is good for",
                            ),
                        ),
                        ("summary", models.CharField(max_length=400, verbose_name="in a sentence or two")),
                        (
                            "steps",
                            models.TextField(blank=True, max_length=3000, verbose_name="how it goes, one step a line"),
                        ),
                        ("materials", models.CharField(blank=True, max_length=200, verbose_name="materials")),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="whose idea it is")),
                        ("source_url", models.URLField(blank=True, verbose_name="where to read more")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="put away")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "added_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "format",
                        "verbose_name_plural": "formats",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="format_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("minutes_least__gte", 1),
                                    ("minutes_least__lte", models.F("minutes")),
                                    ("minutes__lte", models.F("minutes_most")),
                                ),
                                name="format_minutes_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Gathering",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("working", "Working meeting"),
                                    ("steering", "Steering committee"),
                                    ("learning", "Learning dialogue"),
                                    ("network", "Network-wide gathering"),
                                    ("unstructured", "Unstructured time"),
                                ],
                                default="working",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("intention", models.CharField(blank=True, max_length=200, verbose_name="intention")),
                        (
                            "purposes",
                            models.JSONField(
                                blank=True,
                                default=list,
                                validators=[gatherings.models.occasion.check_purposes],
                                verbose_name="what we come together for",
                            ),
                        ),
                        ("expectations", models.TextField(blank=True, max_length=4000, verbose_name="what to expect")),
                        ("begins", models.TimeField(default=datetime.time(10, 0), verbose_name="begins at")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                default=90,
                                validators=[
                                    django.core.validators.MinValueValidator(5),
                                    django.core.validators.MaxValueValidator(720),
                                ],
                                verbose_name="minutes",
                            ),
                        ),
                        (
                            "zone",
                            models.CharField(
                                max_length=64,
                                validators=[people.models.network.check_time_zone],
                                verbose_name="time zone",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="link to take part online")),
                        (
                            "access",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="how to get there, and who will find it easy"
                            ),
                        ),
                        (
                            "capacity",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(10000),
                                ],
                                verbose_name="places",
                            ),
                        ),
                        ("is_public", models.BooleanField(default=False, verbose_name="in the public calendar")),
                        (
                            "reach",
                            models.CharField(
                                choices=[
                                    ("chosen", "only those named below"),
                                    ("contacts", "the contact of every partner"),
                                    ("everyone", "everybody at every partner"),
                                ],
                                default="chosen",
                                max_length=10,
                                verbose_name="who is invited",
                            ),
                        ),
                        ("slot", models.DateField(blank=True, null=True, verbose_name="its day in the rhythm")),
                        ("day", models.DateField(verbose_name="day")),
                        ("starts_at", models.DateTimeField(db_index=True, editable=False)),
                        ("ends_at", models.DateTimeField(db_index=True, editable=False)),
                        ("is_date_open", models.BooleanField(default=False, verbose_name="the date is being found")),
                        ("is_first", models.BooleanField(default=False, verbose_name="people meet for the first time")),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "Planned"), ("cancelled", "Cancelled"), ("closed", "Closed")],
                                default="planned",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "words",
                            models.TextField(blank=True, max_length=1000, verbose_name="why it was moved or cancelled"),
                        ),
                        ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="invited")),
                        ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        (
                            "sequence",
                            models.PositiveIntegerField(default=0, verbose_name="how often it was moved or cancelled"),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("search", models.TextField(editable=False)),
                        (
                            "facilitators",
                            models.ManyToManyField(
                                blank=True,
                                related_name="facilitates",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="facilitators",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="working_groups.workinggroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="working_groups.workinggroup", verbose_name="groups"
                            ),
                        ),
                        (
                            "partners",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="partners.partner", verbose_name="partners"
                            ),
                        ),
                        (
                            "people",
                            models.ManyToManyField(
                                blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="people"
                            ),
                        ),
                        (
                            "roles",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="partners.role", verbose_name="jobs"
                            ),
                        ),
                        (
                            "taken_back",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="whose invitation was taken back",
                            ),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gatherings",
                                to="gatherings.series",
                                verbose_name="series",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gathering",
                        "verbose_name_plural": "gatherings",
                        "ordering": ["starts_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="gathering_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["working", "steering", "learning", "network", "unstructured"])
                                ),
                                name="gathering_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["planned", "cancelled", "closed"])),
                                name="gathering_state_known",
                            ),
                            models.CheckConstraint(condition=models.Q(("minutes__gt", 0)), name="gathering_takes_time"),
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="gathering_ends_later"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("capacity", None), ("capacity__gt", 0), _connector="OR"),
                                name="gathering_has_places",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("invited_at", None), models.Q(("expectations", ""), _negated=True), _connector="OR"
                                ),
                                name="gathering_invites_with_words",
                            ),
                            models.UniqueConstraint(fields=("series", "slot"), name="one_gathering_a_slot"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Feedback",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "connection",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="How connected did you feel?",
                            ),
                        ),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="Did we get on?",
                            ),
                        ),
                        ("rushed", models.BooleanField(default=False, verbose_name="Did it feel rushed?")),
                        ("will_do", models.CharField(blank=True, max_length=300, verbose_name="One thing I will do")),
                        ("change", models.CharField(blank=True, max_length=300, verbose_name="One thing to change")),
                        ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="given")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feedback",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "gathering",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="feedback",
                                to="gatherings.gathering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pulse",
                        "verbose_name_plural": "pulses",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("gathering", "person"), name="one_pulse_a_person"),
                            models.CheckConstraint(
                                condition=models.Q(("connection__range", (1, 5)), ("progress__range", (1, 5))),
                                name="pulse_from_1_to_5",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(max_length=1000, verbose_name="in a line")),
                        ("client_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                        ("dropped_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                        ("wholehearted", models.PositiveSmallIntegerField(default=0, verbose_name="wholehearted")),
                        (
                            "reservations",
                            models.PositiveSmallIntegerField(default=0, verbose_name="minor reservations"),
                        ),
                        ("reluctant", models.PositiveSmallIntegerField(default=0, verbose_name="reluctant yes")),
                        (
                            "not_yet",
                            models.PositiveSmallIntegerField(default=0, verbose_name="not yet, more discussion"),
                        ),
                        ("abstain", models.PositiveSmallIntegerField(default=0, verbose_name="abstain")),
                        ("block", models.PositiveSmallIntegerField(default=0, verbose_name="block")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written by",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="decisions_owned",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who looks after it",
                            ),
                        ),
                        (
                            "shaped_by",
                            models.ManyToManyField(
                                blank=True,
                                related_name="shaped",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who shaped it",
                            ),
                        ),
                        (
                            "gathering",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions",
                                to="gatherings.gathering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "decision",
                        "verbose_name_plural": "decisions",
                        "ordering": ["created_at", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("gathering", "client_id"), name="decision_captured_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Commitment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(max_length=1000, verbose_name="in a line")),
                        ("client_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                        ("dropped_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                        (
                            "work",
                            models.CharField(
                                choices=[("own", "in my own work"), ("together", "in how we work together")],
                                default="own",
                                max_length=10,
                                verbose_name="where",
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="by")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "not said yet"),
                                    ("kept", "kept"),
                                    ("still", "still at it"),
                                    ("let_go", "let go"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="what became of it",
                            ),
                        ),
                        ("told_at", models.DateTimeField(blank=True, null=True, verbose_name="said")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written by",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who",
                            ),
                        ),
                        (
                            "asked_for",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="gatherings.gathering",
                                verbose_name="asked about before",
                            ),
                        ),
                        (
                            "gathering",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="commitments",
                                to="gatherings.gathering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "commitment",
                        "verbose_name_plural": "commitments",
                        "ordering": ["created_at", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("gathering", "client_id"), name="commitment_captured_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False), ("partner__isnull", False), _connector="OR"
                                ),
                                name="commitment_of_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["open", "kept", "still", "let_go"])),
                                name="commitment_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("work__in", ["own", "together"])), name="commitment_work_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "open"), ("told_at__isnull", False), _connector="OR"),
                                name="commitment_told_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Announcement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("doing", models.TextField(max_length=600, verbose_name="what we are working on")),
                        ("ask", models.CharField(blank=True, max_length=500, verbose_name="how you could help us")),
                        ("speaker", models.CharField(blank=True, max_length=120, verbose_name="who speaks")),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("for_newsletter", models.BooleanField(default=False, verbose_name="for the newsletter")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="announcements",
                                to="partners.need",
                                verbose_name="need",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="announcements",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                        (
                            "gathering",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="announcements",
                                to="gatherings.gathering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "announcement",
                        "verbose_name_plural": "announcements",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("doing", ""), _negated=True), name="announcement_says_something"
                            ),
                            models.UniqueConstraint(fields=("gathering", "partner"), name="one_announcement_a_partner"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("title", models.CharField(max_length=200, verbose_name="title")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                default=10,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(480),
                                ],
                                verbose_name="minutes",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("ordinary", "Ordinary"),
                                    ("break", "Break"),
                                    ("buffer", "Buffer"),
                                    ("announcements", "Announcements"),
                                    ("pause", "Pause and reflect"),
                                ],
                                default="ordinary",
                                max_length=15,
                                verbose_name="sort of block",
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[
                                    ("listen", "listen"),
                                    ("discuss", "discuss"),
                                    ("create", "create"),
                                    ("reflect", "reflect"),
                                    ("move", "move"),
                                    ("decide", "decide"),
                                    ("rest", "rest"),
                                ],
                                default="discuss",
                                max_length=10,
                                verbose_name="what people do",
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("know", "get to know each other"),
                                    ("organisations", "learn about organisations"),
                                    ("understand", "understand the problem together"),
                                    ("decide", "decide what to do"),
                                    ("relate", "build relationships"),
                                    ("create", "create"),
                                    ("learn", "learn"),
                                    ("act", "act"),
                                ],
                                max_length=15,
                                verbose_name="purpose served",
                            ),
                        ),
                        ("owner_name", models.CharField(blank=True, max_length=120, verbose_name="owner, in words")),
                        (
                            "format_key",
                            models.CharField(blank=True, max_length=40, verbose_name="format of the library"),
                        ),
                        ("description", models.TextField(blank=True, max_length=2000, verbose_name="description")),
                        ("notes", models.TextField(blank=True, max_length=4000, verbose_name="notes for facilitators")),
                        ("materials", models.CharField(blank=True, max_length=300, verbose_name="materials")),
                        (
                            "about",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="measure or activity it is about"
                            ),
                        ),
                        ("is_parked", models.BooleanField(default=False, verbose_name="parked")),
                        ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="removed")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "ask",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blocks",
                                to="working_groups.ask",
                                verbose_name="ask of a group",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_items",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="owner",
                            ),
                        ),
                        (
                            "receipt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="blocks",
                                to="working_groups.receipt",
                                verbose_name="direction to the group",
                            ),
                        ),
                        (
                            "own_format",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="gatherings.format",
                                verbose_name="format of our own",
                            ),
                        ),
                        (
                            "gathering",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agenda_items",
                                to="gatherings.gathering",
                            ),
                        ),
                        (
                            "prompt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agenda_items",
                                to="gatherings.prompt",
                                verbose_name="prompt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "block",
                        "verbose_name_plural": "blocks",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="block_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("minutes__gte", 1), ("minutes__lte", 480)), name="block_has_minutes"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["ordinary", "break", "buffer", "announcements", "pause"])
                                ),
                                name="block_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("mode__in", ["listen", "discuss", "create", "reflect", "move", "decide", "rest"])
                                ),
                                name="block_mode_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "purpose__in",
                                        [
                                            "",
                                            "know",
                                            "organisations",
                                            "understand",
                                            "decide",
                                            "relate",
                                            "create",
                                            "learn",
                                            "act",
                                        ],
                                    )
                                ),
                                name="block_purpose_known",
                            ),
                            models.UniqueConstraint(fields=("gathering", "ask"), name="ask_once_an_agenda"),
                            models.UniqueConstraint(fields=("gathering", "receipt"), name="direction_once_an_agenda"),
                            models.CheckConstraint(
                                condition=models.Q(("format_key", ""), ("own_format", None), _connector="OR"),
                                name="block_has_one_format",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaChange",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("act", models.CharField(max_length=20)),
                        ("before", models.JSONField(default=dict)),
                        ("after", models.JSONField(default=dict)),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("undone_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "gathering",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agenda_changes",
                                to="gatherings.gathering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change of an agenda",
                        "verbose_name_plural": "changes of agendas",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Idea",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(max_length=1000, verbose_name="in a line")),
                        ("client_id", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                        ("dropped_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                        (
                            "sort",
                            models.CharField(
                                choices=[("idea", "Idea"), ("parked", "Parked for another time"), ("note", "Note")],
                                default="idea",
                                max_length=10,
                                verbose_name="what it is",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written by",
                            ),
                        ),
                        (
                            "gathering",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ideas",
                                to="gatherings.gathering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "idea",
                        "verbose_name_plural": "ideas",
                        "ordering": ["created_at", "pk"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("gathering", "client_id"), name="idea_captured_once"),
                            models.CheckConstraint(
                                condition=models.Q(("sort__in", ["idea", "parked", "note"])), name="idea_sort_known"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Initiative",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("what", models.TextField(max_length=2000, verbose_name="what it is")),
                        (
                            "why_backbone",
                            models.CharField(blank=True, max_length=500, verbose_name="why the backbone leads it"),
                        ),
                        (
                            "part",
                            models.CharField(
                                choices=[
                                    ("convene", "convene"),
                                    ("connect", "connect"),
                                    ("host", "host"),
                                    ("advise", "advise"),
                                    ("funds", "raise funds"),
                                    ("implement", "implement"),
                                ],
                                default="convene",
                                max_length=10,
                                verbose_name="the backbone’s part",
                            ),
                        ),
                        ("hours", models.PositiveSmallIntegerField(default=0, verbose_name="staff hours a month")),
                        (
                            "less",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="what gets less if we take this on"
                            ),
                        ),
                        (
                            "hand_over_on",
                            models.DateField(blank=True, null=True, verbose_name="the backbone hands over on"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("proposed", "proposed"), ("running", "running"), ("closed", "closed")],
                                default="proposed",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=django.utils.timezone.now, verbose_name="proposed"),
                        ),
                        ("started_on", models.DateField(blank=True, null=True, verbose_name="started")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed")),
                        ("came_of_it", models.TextField(blank=True, max_length=4000, verbose_name="what came of it")),
                        ("learned", models.TextField(blank=True, max_length=4000, verbose_name="what we learned")),
                        ("goes_on", models.CharField(blank=True, max_length=300, verbose_name="who carries it on")),
                        (
                            "idea",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="initiative",
                                to="gatherings.idea",
                                verbose_name="idea",
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leads",
                                to="partners.partner",
                                verbose_name="lead partner",
                            ),
                        ),
                        (
                            "proposed_by",
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
                        "verbose_name": "initiative",
                        "verbose_name_plural": "initiatives",
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "proposed"),
                                    ("lead__isnull", False),
                                    models.Q(("why_backbone", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="initiative_led_by_a_partner",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["proposed", "running", "closed"])),
                                name="initiative_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("part__in", ["convene", "connect", "host", "advise", "funds", "implement"])
                                ),
                                name="initiative_part_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("closed_on__isnull", False), ("state", "closed")),
                                    models.Q(models.Q(("state", "closed"), _negated=True), ("closed_on", None)),
                                    _connector="OR",
                                ),
                                name="initiative_closed_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Minutes",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("text", models.TextField(blank=True, max_length=40000, verbose_name="minutes")),
                        ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved")),
                        ("drafted_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="drafted")),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="approved by",
                            ),
                        ),
                        (
                            "gathering",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="minutes_kept",
                                to="gatherings.gathering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "minutes",
                        "verbose_name_plural": "minutes",
                        "ordering": ["-gathering__starts_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("approved_at", None), ("approved_by", None)),
                                    models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="minutes_approved_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Prompt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("text", models.CharField(max_length=300, verbose_name="question")),
                        (
                            "leverage",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "beyond any one mindset"),
                                    (2, "mindset"),
                                    (3, "goals"),
                                    (4, "self-organisation"),
                                    (5, "rules"),
                                    (6, "information flows"),
                                    (7, "reinforcing feedback"),
                                    (8, "balancing feedback"),
                                    (9, "delays"),
                                    (10, "stocks and flows"),
                                    (11, "buffers"),
                                    (12, "numbers"),
                                ],
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="leverage point",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("individual", "individual"),
                                    ("organisation", "organisation"),
                                    ("network", "network"),
                                ],
                                default="network",
                                max_length=15,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "moment",
                            models.CharField(
                                choices=[
                                    ("opening", "opening"),
                                    ("middle", "middle"),
                                    ("closing", "closing"),
                                    ("between", "between gatherings"),
                                ],
                                default="middle",
                                max_length=10,
                                verbose_name="moment",
                            ),
                        ),
                        (
                            "key",
                            models.SlugField(
                                editable=False,
                                max_length=40,
                                null=True,
                                unique=True,
                                verbose_name="name in the collection",
                            ),
                        ),
                        ("retired_at", models.DateTimeField(blank=True, null=True, verbose_name="put away")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("search", models.TextField(editable=False)),
                    ],
                    options={
                        "verbose_name": "prompt",
                        "verbose_name_plural": "prompts",
                        "ordering": ["leverage", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="prompt_asks_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("leverage__in", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])),
                                name="prompt_leverage_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("level__in", ["individual", "organisation", "network"])),
                                name="prompt_level_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("moment__in", ["opening", "middle", "closing", "between"])),
                                name="prompt_moment_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pause",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("question", models.CharField(max_length=300, verbose_name="question")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(60),
                                ],
                                verbose_name="minutes",
                            ),
                        ),
                        (
                            "code",
                            models.CharField(default=gatherings.models.pause.new_code, editable=False, max_length=6),
                        ),
                        (
                            "nonce",
                            models.CharField(default=gatherings.models.pause.new_nonce, editable=False, max_length=24),
                        ),
                        ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                        (
                            "gathering",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pauses",
                                to="gatherings.gathering",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pauses",
                                to="gatherings.agendaitem",
                                verbose_name="block",
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "prompt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pauses",
                                to="gatherings.prompt",
                                verbose_name="prompt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pause",
                        "verbose_name_plural": "pauses",
                        "ordering": ["-opened_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("question", ""), _negated=True), name="pause_asks_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("minutes__gte", 1), ("minutes__lte", 60)), name="pause_has_minutes"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("gathering",),
                                name="one_pause_at_a_time",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)), fields=("code",), name="one_open_pause_a_code"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposedDate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("day", models.DateField(verbose_name="day")),
                        ("begins", models.TimeField(verbose_name="begins at")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(5),
                                    django.core.validators.MaxValueValidator(720),
                                ],
                                verbose_name="minutes",
                            ),
                        ),
                        (
                            "gathering",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="proposed_dates",
                                to="gatherings.gathering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "proposed date",
                        "verbose_name_plural": "proposed dates",
                        "ordering": ["day", "begins", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("gathering", "day", "begins"), name="a_date_proposed_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DateMark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "fit",
                            models.CharField(
                                choices=[("yes", "Yes"), ("if_need_be", "If need be"), ("no", "No")],
                                max_length=10,
                                verbose_name="does it suit you?",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="date_marks",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "date",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="marks",
                                to="gatherings.proposeddate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mark on a proposed date",
                        "verbose_name_plural": "marks on proposed dates",
                        "constraints": [
                            models.UniqueConstraint(fields=("date", "person"), name="one_mark_a_person"),
                            models.CheckConstraint(
                                condition=models.Q(("fit__in", ["yes", "if_need_be", "no"])), name="date_mark_known"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reflection",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("guest", models.CharField(blank=True, editable=False, max_length=64)),
                        ("name", models.CharField(blank=True, max_length=80, verbose_name="your name")),
                        ("question", models.CharField(max_length=300, verbose_name="question")),
                        ("words", models.TextField(blank=True, max_length=4000, verbose_name="your words")),
                        (
                            "sharing",
                            models.CharField(
                                choices=[
                                    ("private", "Only for me"),
                                    ("named", "With my name"),
                                    ("unnamed", "Without my name"),
                                ],
                                default="private",
                                max_length=10,
                                verbose_name="who reads it",
                            ),
                        ),
                        ("was_named", models.BooleanField(default=False, editable=False)),
                        ("written_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                        (
                            "pause",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reflections",
                                to="gatherings.pause",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reflections",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "prompt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reflections",
                                to="gatherings.prompt",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reflection",
                        "verbose_name_plural": "reflections",
                        "ordering": ["-written_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sharing__in", ["private", "named", "unnamed"])),
                                name="reflection_sharing_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("person", None), ("guest", ""), _connector="XOR"),
                                name="reflection_by_person_or_guest",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("guest", ""), models.Q(("sharing", "private"), _negated=True), _connector="OR"
                                ),
                                name="nothing_private_of_guests",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("pause__isnull", False), ("sharing", "private"), _connector="OR"),
                                name="shared_in_a_pause_only",
                            ),
                            models.UniqueConstraint(fields=("pause", "person"), name="one_reflection_a_person"),
                            models.UniqueConstraint(
                                condition=models.Q(("guest", ""), _negated=True),
                                fields=("pause", "guest"),
                                name="one_reflection_a_guest",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reminded",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("starts_at", models.DateTimeField()),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                        (
                            "delivery",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="people.delivery",
                            ),
                        ),
                        (
                            "gathering",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminded",
                                to="gatherings.gathering",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reminded",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reminder sent",
                        "verbose_name_plural": "reminders sent",
                        "ordering": ["-at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("gathering", "key", "starts_at", "person"),
                                name="one_reminder_a_person_and_date",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Review",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("expected", models.TextField(blank=True, max_length=4000, verbose_name="What did we expect?")),
                        (
                            "happened",
                            models.TextField(blank=True, max_length=4000, verbose_name="What actually happened?"),
                        ),
                        (
                            "meaning",
                            models.TextField(blank=True, max_length=4000, verbose_name="What do we make of it?"),
                        ),
                        (
                            "next_time",
                            models.TextField(blank=True, max_length=4000, verbose_name="What will we do next time?"),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "gathering",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="review",
                                to="gatherings.gathering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "review",
                        "verbose_name_plural": "reviews",
                    },
                ),
                migrations.CreateModel(
                    name="Rsvp",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=200, verbose_name="why invited")),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "No answer yet"),
                                    ("yes", "Yes"),
                                    ("maybe", "Maybe"),
                                    ("no", "No"),
                                    ("colleague", "A colleague instead"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="answer",
                            ),
                        ),
                        ("waiting", models.BooleanField(default=False, verbose_name="on the waiting list")),
                        (
                            "draws",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="What draws you to this gathering?"
                            ),
                        ),
                        (
                            "well_spent",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="What would make it time well spent?"
                            ),
                        ),
                        (
                            "brings",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="What could you bring or share?"
                            ),
                        ),
                        (
                            "worries",
                            models.TextField(
                                blank=True,
                                max_length=1000,
                                verbose_name="Anything that would make it hard to take part?",
                            ),
                        ),
                        (
                            "without_name",
                            models.BooleanField(default=False, verbose_name="show these words without my name"),
                        ),
                        (
                            "access_needs",
                            models.TextField(
                                blank=True, max_length=1000, verbose_name="What do you need to take part well?"
                            ),
                        ),
                        ("attended", models.BooleanField(blank=True, null=True, verbose_name="was there")),
                        (
                            "met",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "not said"),
                                    ("met", "yes, it was"),
                                    ("partly", "partly"),
                                    ("missed", "not this time"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="was it time well spent?",
                            ),
                        ),
                        ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="invited")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "gathering",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rsvps",
                                to="gatherings.gathering",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rsvps",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rsvps",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "stands_in_for",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="stand_ins",
                                to="gatherings.rsvp",
                                verbose_name="stands in for",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer to an invitation",
                        "verbose_name_plural": "answers to invitations",
                        "ordering": ["created_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("gathering", "person"), name="one_rsvp_a_person"),
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["", "yes", "maybe", "no", "colleague"])),
                                name="rsvp_answer_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("met__in", ["", "met", "partly", "missed"])), name="rsvp_met_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("waiting", False), ("answer", "yes"), _connector="OR"),
                                name="only_a_yes_waits_for_a_place",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Run",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                default=gatherings.models.run.new_code,
                                max_length=8,
                                verbose_name="code for checking in",
                            ),
                        ),
                        ("started_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="started")),
                        (
                            "gathering",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="run",
                                to="gatherings.gathering",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "run",
                        "verbose_name_plural": "runs",
                    },
                ),
                migrations.CreateModel(
                    name="BlockRun",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("minutes", models.PositiveSmallIntegerField(verbose_name="minutes")),
                        ("started_at", models.DateTimeField(blank=True, null=True, verbose_name="started")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                        ("is_skipped", models.BooleanField(default=False, verbose_name="left out")),
                        (
                            "item",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="block_run",
                                to="gatherings.agendaitem",
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="blocks", to="gatherings.run"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "block as it ran",
                        "verbose_name_plural": "blocks as they ran",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None), ("started_at__isnull", False)),
                                fields=("run",),
                                name="one_block_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_at", None), ("ended_at__gte", models.F("started_at")), _connector="OR"
                                ),
                                name="block_ends_after_it_starts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("is_skipped", False), ("started_at", None), _connector="OR"),
                                name="skipped_never_started",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Series",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("working", "Working meeting"),
                                    ("steering", "Steering committee"),
                                    ("learning", "Learning dialogue"),
                                    ("network", "Network-wide gathering"),
                                    ("unstructured", "Unstructured time"),
                                ],
                                default="working",
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("intention", models.CharField(blank=True, max_length=200, verbose_name="intention")),
                        (
                            "purposes",
                            models.JSONField(
                                blank=True,
                                default=list,
                                validators=[gatherings.models.occasion.check_purposes],
                                verbose_name="what we come together for",
                            ),
                        ),
                        ("expectations", models.TextField(blank=True, max_length=4000, verbose_name="what to expect")),
                        ("begins", models.TimeField(default=datetime.time(10, 0), verbose_name="begins at")),
                        (
                            "minutes",
                            models.PositiveSmallIntegerField(
                                default=90,
                                validators=[
                                    django.core.validators.MinValueValidator(5),
                                    django.core.validators.MaxValueValidator(720),
                                ],
                                verbose_name="minutes",
                            ),
                        ),
                        (
                            "zone",
                            models.CharField(
                                max_length=64,
                                validators=[people.models.network.check_time_zone],
                                verbose_name="time zone",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=200, verbose_name="place")),
                        ("link", models.URLField(blank=True, max_length=500, verbose_name="link to take part online")),
                        (
                            "access",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="how to get there, and who will find it easy"
                            ),
                        ),
                        (
                            "capacity",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(10000),
                                ],
                                verbose_name="places",
                            ),
                        ),
                        ("is_public", models.BooleanField(default=False, verbose_name="in the public calendar")),
                        (
                            "reach",
                            models.CharField(
                                choices=[
                                    ("chosen", "only those named below"),
                                    ("contacts", "the contact of every partner"),
                                    ("everyone", "everybody at every partner"),
                                ],
                                default="chosen",
                                max_length=10,
                                verbose_name="who is invited",
                            ),
                        ),
                        ("rule", models.CharField(blank=True, max_length=200, verbose_name="rhythm")),
                        ("starts_on", models.DateField(verbose_name="first on")),
                        ("left_out", models.JSONField(blank=True, default=list, verbose_name="days left out")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                        (
                            "facilitators",
                            models.ManyToManyField(
                                blank=True,
                                related_name="series",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="facilitators",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="working_groups.workinggroup",
                                verbose_name="group",
                            ),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="working_groups.workinggroup", verbose_name="groups"
                            ),
                        ),
                        (
                            "partners",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="partners.partner", verbose_name="partners"
                            ),
                        ),
                        (
                            "people",
                            models.ManyToManyField(
                                blank=True, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="people"
                            ),
                        ),
                        (
                            "roles",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="partners.role", verbose_name="jobs"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "series",
                        "verbose_name_plural": "series",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="series_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["working", "steering", "learning", "network", "unstructured"])
                                ),
                                name="series_kind_known",
                            ),
                            models.CheckConstraint(condition=models.Q(("minutes__gt", 0)), name="series_takes_time"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        (
                            "about",
                            models.CharField(
                                choices=[
                                    ("call", "Call for announcements"),
                                    ("expectations", "What to expect, and the agenda"),
                                    ("soon", "It is soon"),
                                    ("after", "Minutes, and how it was"),
                                    ("no_expectations", "Nobody knows what to expect yet"),
                                    ("no_agenda", "There is no agenda yet"),
                                    ("no_minutes", "There are no minutes yet"),
                                    ("note", "In your own words"),
                                ],
                                default="note",
                                max_length=20,
                                verbose_name="what it is about",
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("silent", "those invited who have not answered"),
                                    ("coming", "those who said yes or maybe"),
                                    ("invited", "all invited, except those who said no"),
                                    ("there", "those who were there"),
                                    ("facilitators", "the facilitators"),
                                ],
                                max_length=20,
                                verbose_name="for whom",
                            ),
                        ),
                        (
                            "amount",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(90)], verbose_name="how long"
                            ),
                        ),
                        (
                            "unit",
                            models.CharField(
                                choices=[("days", "days"), ("hours", "hours")],
                                default="days",
                                max_length=5,
                                verbose_name="days or hours",
                            ),
                        ),
                        (
                            "side",
                            models.CharField(
                                choices=[("before", "before"), ("after", "after")],
                                default="before",
                                max_length=6,
                                verbose_name="before or after",
                            ),
                        ),
                        ("clock", models.TimeField(default=datetime.time(9, 0), verbose_name="at")),
                        ("subject", models.CharField(blank=True, max_length=150, verbose_name="subject")),
                        ("text", models.TextField(blank=True, max_length=4000, verbose_name="text")),
                        ("is_on", models.BooleanField(default=True, verbose_name="is sent")),
                        (
                            "gathering",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="gatherings.gathering",
                            ),
                        ),
                        (
                            "series",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="gatherings.series",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reminder",
                        "verbose_name_plural": "reminders",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("gathering", "key"), name="one_reminder_a_key"),
                            models.UniqueConstraint(fields=("series", "key"), name="one_reminder_a_key_of_series"),
                            models.UniqueConstraint(
                                condition=models.Q(("gathering", None), ("series", None)),
                                fields=("key",),
                                name="one_reminder_a_key_of_network",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("gathering", None), ("series", None), _connector="OR"),
                                name="reminder_has_one_owner",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "about__in",
                                        [
                                            "call",
                                            "expectations",
                                            "soon",
                                            "after",
                                            "no_expectations",
                                            "no_agenda",
                                            "no_minutes",
                                            "note",
                                        ],
                                    )
                                ),
                                name="reminder_about_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("audience__in", ["silent", "coming", "invited", "there", "facilitators"])
                                ),
                                name="reminder_audience_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("unit__in", ["days", "hours"])), name="reminder_unit_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("side__in", ["before", "after"])), name="reminder_side_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount__lte", 90)), name="reminder_within_reach"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("about", "note"), _negated=True),
                                    models.Q(
                                        models.Q(("subject", ""), _negated=True), models.Q(("text", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="reminder_note_has_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Spaciousness",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "slack_red",
                            models.PositiveSmallIntegerField(
                                default=15,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="slack: too little under (%)",
                            ),
                        ),
                        (
                            "slack_amber",
                            models.PositiveSmallIntegerField(
                                default=25,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="slack: better from (%)",
                            ),
                        ),
                        (
                            "purposes_most",
                            models.PositiveSmallIntegerField(
                                default=3,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(8),
                                ],
                                verbose_name="purposes a short gathering can hold",
                            ),
                        ),
                        (
                            "purposes_minutes",
                            models.PositiveSmallIntegerField(
                                default=90,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(480),
                                ],
                                verbose_name="a gathering is short under (minutes)",
                            ),
                        ),
                        (
                            "active_least",
                            models.PositiveSmallIntegerField(
                                default=50,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="people do more than listen: at least (%)",
                            ),
                        ),
                        (
                            "stretch_amber",
                            models.PositiveSmallIntegerField(
                                default=75,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(480),
                                ],
                                verbose_name="without a break: long over (minutes)",
                            ),
                        ),
                        (
                            "stretch_red",
                            models.PositiveSmallIntegerField(
                                default=90,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(480),
                                ],
                                verbose_name="without a break: too long over (minutes)",
                            ),
                        ),
                        (
                            "knowing_least",
                            models.PositiveSmallIntegerField(
                                default=30,
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="first gathering, getting to know each other: at least (%)",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "room to breathe",
                        "verbose_name_plural": "room to breathe",
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_spaciousness"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("slack_red__lte", models.F("slack_amber")), ("slack_amber__lte", 100)
                                ),
                                name="spaciousness_slack_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stretch_amber__lte", models.F("stretch_red"))),
                                name="spaciousness_stretch_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Unsigned",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("words", models.TextField(max_length=4000, verbose_name="words")),
                        (
                            "pause",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="unsigned",
                                to="gatherings.pause",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "words without a name",
                        "verbose_name_plural": "words without a name",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Wording",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("title", "title"),
                                    ("description", "description"),
                                    ("notes", "notes"),
                                    ("materials", "materials"),
                                    ("about", "about"),
                                    ("owner_name", "owner_name"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("text", models.TextField(max_length=4000, verbose_name="text")),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="chosen or let go")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="wordings",
                                to="gatherings.agendaitem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "other wording",
                        "verbose_name_plural": "other wordings",
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("field__in", ("title", "description", "notes", "materials", "about", "owner_name"))
                                ),
                                name="wording_of_a_text_field",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("minutes", models.PositiveSmallIntegerField(verbose_name="minutes")),
                        ("blocks", models.JSONField(default=list, verbose_name="blocks")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="put away")),
                        (
                            "saved_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agenda template",
                        "verbose_name_plural": "agenda templates",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="agenda_template_has_name"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Feed",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "scope",
                            models.CharField(
                                choices=[("mine", "My gatherings"), ("all", "All gatherings of the network")],
                                max_length=4,
                                verbose_name="which gatherings",
                            ),
                        ),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="made")),
                        ("fetched_at", models.DateTimeField(null=True, verbose_name="last fetched")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feeds",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "calendar feed",
                        "verbose_name_plural": "calendar feeds",
                        "constraints": [
                            models.UniqueConstraint(fields=("person", "scope"), name="one_feed_a_scope"),
                            models.CheckConstraint(
                                condition=models.Q(("scope__in", ["mine", "all"])), name="feed_scope_known"
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
