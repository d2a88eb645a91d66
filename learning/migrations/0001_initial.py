import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import learning.models.measure
import learning.models.reading
import network.lib.dates
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
                    name="Measure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("slug", models.SlugField(editable=False, max_length=80, unique=True)),
                        ("sort_name", models.CharField(editable=False, max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("population", "Population"), ("performance", "Performance")],
                                default="population",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("definition", models.TextField(max_length=1000, verbose_name="what exactly is counted")),
                        ("source", models.CharField(max_length=200, verbose_name="where it comes from")),
                        ("unit", models.CharField(blank=True, max_length=30, verbose_name="unit")),
                        (
                            "direction",
                            models.CharField(
                                choices=[("up", "up"), ("down", "down")],
                                default="up",
                                max_length=4,
                                verbose_name="direction wanted",
                            ),
                        ),
                        (
                            "roll_up",
                            models.CharField(
                                choices=[
                                    ("one", "one number for all"),
                                    ("sum", "the sum of partners’ numbers"),
                                    ("mean", "the mean of partners’ numbers"),
                                    ("rate", "a rate: how many, out of how many"),
                                ],
                                default="one",
                                max_length=4,
                                verbose_name="how the figure comes about",
                            ),
                        ),
                        (
                            "per",
                            models.PositiveIntegerField(
                                default=100,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(1000000),
                                ],
                                verbose_name="out of how many a rate is said",
                            ),
                        ),
                        (
                            "every",
                            models.CharField(
                                choices=[
                                    ("month", "every month"),
                                    ("quarter", "every quarter"),
                                    ("half", "every half year"),
                                    ("year", "every year"),
                                ],
                                default="year",
                                max_length=7,
                                verbose_name="how often",
                            ),
                        ),
                        (
                            "due_days",
                            models.PositiveSmallIntegerField(
                                default=30,
                                validators=[django.core.validators.MaxValueValidator(366)],
                                verbose_name="days until figures are due",
                            ),
                        ),
                        (
                            "smallest",
                            models.PositiveSmallIntegerField(
                                default=5,
                                validators=[django.core.validators.MaxValueValidator(1000)],
                                verbose_name="smallest group shown",
                            ),
                        ),
                        (
                            "told_apart",
                            models.TextField(
                                blank=True,
                                max_length=1000,
                                validators=[learning.models.measure.check_dimensions],
                                verbose_name="told apart by",
                            ),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="baseline"
                            ),
                        ),
                        ("baseline_on", models.DateField(blank=True, null=True, verbose_name="day of the baseline")),
                        ("serves", models.UUIDField(blank=True, null=True, verbose_name="goal or strategy it serves")),
                        (
                            "story",
                            models.TextField(blank=True, max_length=3000, verbose_name="the story behind the curve"),
                        ),
                        ("is_public", models.BooleanField(default=False, verbose_name="shown to everybody")),
                        ("archived_at", models.DateTimeField(blank=True, null=True, verbose_name="archived")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measures",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who looks after it",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "measure",
                        "verbose_name_plural": "measures",
                        "ordering": ["sort_name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="measure_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["population", "performance"])),
                                name="measure_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("direction__in", ["up", "down"])), name="measure_direction_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("roll_up__in", ["one", "sum", "mean", "rate"])),
                                name="measure_roll_up_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("every__in", ["month", "quarter", "half", "year"])),
                                name="measure_every_known",
                            ),
                            models.CheckConstraint(condition=models.Q(("per__gte", 1)), name="measure_out_of_somebody"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("baseline__isnull", True), ("baseline_on__isnull", True)),
                                    models.Q(("baseline__isnull", False), ("baseline_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="measure_baseline_has_its_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Giver",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="since")),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="gives", to="partners.partner"
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="givers",
                                to="learning.measure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "giver of figures",
                        "verbose_name_plural": "givers of figures",
                        "constraints": [models.UniqueConstraint(fields=("measure", "partner"), name="one_giver")],
                    },
                ),
                migrations.CreateModel(
                    name="Annotation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="when")),
                        ("text", models.CharField(max_length=140, verbose_name="what happened")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="annotations",
                                to="learning.measure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "annotation",
                        "verbose_name_plural": "annotations",
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="annotation_says_something"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OwedFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("period", models.DateField(verbose_name="period")),
                        ("due_on", models.DateField(verbose_name="due on")),
                        ("asked_on", models.DateField(blank=True, null=True, verbose_name="asked on")),
                        ("reminded_on", models.DateField(blank=True, null=True, verbose_name="reminded on")),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="owed", to="learning.measure"
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owes",
                                to="partners.partner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "figure owed",
                        "verbose_name_plural": "figures owed",
                        "ordering": ["due_on", "pk"],
                        "indexes": [models.Index(fields=["due_on"], name="owed_by_day")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("measure", "partner", "period"), name="owed_once_by_partner"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("partner", None)),
                                fields=("measure", "period"),
                                name="owed_once_by_the_owner",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reading",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="number"
                            ),
                        ),
                        (
                            "numerator",
                            models.DecimalField(
                                blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="how many"
                            ),
                        ),
                        (
                            "denominator",
                            models.DecimalField(
                                blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="out of how many"
                            ),
                        ),
                        ("period", models.DateField(verbose_name="period")),
                        ("note", models.CharField(blank=True, max_length=400, verbose_name="note")),
                        ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                        (
                            "flags",
                            models.JSONField(
                                blank=True,
                                default=list,
                                validators=[learning.models.reading.check_flags],
                                verbose_name="flags",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="entered")),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings_entered",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="entered by",
                            ),
                        ),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="learning.measure",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="readings",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="learning.reading",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reading",
                        "verbose_name_plural": "readings",
                        "ordering": ["period", "pk"],
                        "indexes": [models.Index(fields=["measure", "period"], name="reading_by_period")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("denominator__isnull", True),
                                        ("numerator__isnull", True),
                                        ("value__isnull", False),
                                    ),
                                    models.Q(
                                        ("denominator__gte", models.F("numerator")),
                                        ("denominator__isnull", False),
                                        ("numerator__gte", 0),
                                        ("numerator__isnull", False),
                                        ("value__isnull", True),
                                    ),
                                    models.Q(
                                        ("denominator__isnull", True),
                                        ("numerator__isnull", True),
                                        ("replaces__isnull", False),
                                        ("value__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="reading_number_or_rate",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("replaces", None)),
                                fields=("measure", "partner", "period"),
                                name="one_first_reading_of_partner",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("partner", None), ("replaces", None)),
                                fields=("measure", "period"),
                                name="one_first_reading_of_all",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Part",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "value",
                            models.DecimalField(
                                blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="number"
                            ),
                        ),
                        (
                            "numerator",
                            models.DecimalField(
                                blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="how many"
                            ),
                        ),
                        (
                            "denominator",
                            models.DecimalField(
                                blank=True, decimal_places=3, max_digits=14, null=True, verbose_name="out of how many"
                            ),
                        ),
                        ("dimension", models.CharField(max_length=40, verbose_name="told apart by")),
                        ("group", models.CharField(max_length=60, verbose_name="group")),
                        (
                            "reading",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="learning.reading"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "part of a reading",
                        "verbose_name_plural": "parts of readings",
                        "ordering": ["dimension", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("denominator__isnull", True),
                                        ("numerator__isnull", True),
                                        ("value__isnull", False),
                                    ),
                                    models.Q(
                                        ("denominator__gte", models.F("numerator")),
                                        ("denominator__isnull", False),
                                        ("numerator__gte", 0),
                                        ("numerator__isnull", False),
                                        ("value__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="part_number_or_rate",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("dimension", ""), _negated=True), models.Q(("group", ""), _negated=True)
                                ),
                                name="part_is_named",
                            ),
                            models.UniqueConstraint(fields=("reading", "dimension", "group"), name="one_part_a_group"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Target",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="by when")),
                        ("value", models.DecimalField(decimal_places=3, max_digits=14, verbose_name="target")),
                        (
                            "measure",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="targets",
                                to="learning.measure",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "target",
                        "verbose_name_plural": "targets",
                        "ordering": ["on"],
                        "constraints": [models.UniqueConstraint(fields=("measure", "on"), name="one_target_a_day")],
                    },
                ),
                migrations.CreateModel(
                    name="Topic",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="topic")),
                        ("key", models.CharField(editable=False, max_length=80, unique=True)),
                    ],
                    options={
                        "verbose_name": "topic",
                        "verbose_name_plural": "topics",
                        "ordering": ["key"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("key", ""), _negated=True), name="topic_has_name"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Lesson",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("title", models.CharField(max_length=160, verbose_name="in a few words")),
                        ("tried", models.TextField(max_length=2000, verbose_name="what we tried")),
                        ("hoped", models.TextField(blank=True, max_length=2000, verbose_name="what we hoped")),
                        ("happened", models.TextField(max_length=2000, verbose_name="what happened")),
                        (
                            "made_of_it",
                            models.TextField(blank=True, max_length=2000, verbose_name="what we make of it"),
                        ),
                        ("next", models.TextField(blank=True, max_length=2000, verbose_name="what next")),
                        ("kind", models.CharField(blank=True, max_length=20, verbose_name="at which kind of meeting")),
                        ("format", models.CharField(blank=True, max_length=60, verbose_name="with which format")),
                        (
                            "sharing",
                            models.CharField(
                                choices=[
                                    ("partner", "our own people"),
                                    ("network", "the network"),
                                    ("public", "everybody"),
                                ],
                                default="network",
                                max_length=10,
                                verbose_name="who reads it",
                            ),
                        ),
                        ("is_practice", models.BooleanField(default=False, verbose_name="worth adopting")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                        ("search", models.TextField(editable=False)),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lessons",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lessons",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                        (
                            "should_know",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who should know",
                            ),
                        ),
                        (
                            "topics",
                            models.ManyToManyField(
                                blank=True, related_name="lessons", to="learning.topic", verbose_name="topics"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lesson",
                        "verbose_name_plural": "lessons",
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True),
                                    models.Q(("tried", ""), _negated=True),
                                    models.Q(("happened", ""), _negated=True),
                                ),
                                name="lesson_tells_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sharing__in", ["partner", "network", "public"])),
                                name="lesson_sharing_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_practice", False),
                                    models.Q(("sharing", "partner"), _negated=True),
                                    _connector="OR",
                                ),
                                name="practice_is_shared",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Uptake",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "choice",
                            models.CharField(
                                choices=[
                                    ("adopt", "we adopt it"),
                                    ("adapt", "we adapt it"),
                                    ("already", "we already do it"),
                                    ("not", "not for us"),
                                ],
                                max_length=10,
                                verbose_name="what we do with it",
                            ),
                        ),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="in a few words")),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="said")),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uptakes",
                                to="learning.lesson",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uptakes",
                                to="partners.partner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "answer to a practice",
                        "verbose_name_plural": "answers to practices",
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("lesson", "partner"), name="one_answer_to_practice"),
                            models.CheckConstraint(
                                condition=models.Q(("choice__in", ["adopt", "adapt", "already", "not"])),
                                name="uptake_choice_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Voice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "words",
                            models.TextField(blank=True, max_length=4000, verbose_name="what you see, hear or wish"),
                        ),
                        ("name", models.CharField(blank=True, max_length=150, verbose_name="your name")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="your mail address")),
                        (
                            "may_publish",
                            models.BooleanField(
                                default=False, verbose_name="others may read my words, without my name"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("held", "waiting to be read"),
                                    ("public", "published"),
                                    ("private", "kept between us"),
                                    ("spam", "put aside"),
                                    ("withdrawn", "taken back"),
                                ],
                                default="held",
                                max_length=10,
                            ),
                        ),
                        (
                            "public_words",
                            models.TextField(blank=True, max_length=4000, verbose_name="the words others read"),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="why")),
                        (
                            "came_of",
                            models.CharField(
                                blank=True,
                                choices=[("done", "done"), ("going", "under way"), ("not", "not possible now")],
                                max_length=10,
                                verbose_name="what came of it",
                            ),
                        ),
                        ("did", models.TextField(blank=True, max_length=3000, verbose_name="what we did")),
                        ("see", models.URLField(blank=True, max_length=300, verbose_name="where to read more")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="said")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "assigned_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_ups",
                                to="learning.voice",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="voices",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "topics",
                            models.ManyToManyField(
                                blank=True, related_name="voices", to="learning.topic", verbose_name="topics"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "voice",
                        "verbose_name_plural": "voices",
                        "ordering": ["-created_at", "-pk"],
                        "indexes": [models.Index(fields=["state", "-created_at"], name="voice_state_created")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["held", "public", "private", "spam", "withdrawn"])),
                                name="voice_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), ("words", "")),
                                    models.Q(
                                        models.Q(("words", ""), _negated=True),
                                        models.Q(("state", "withdrawn"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="voice_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("may_publish", True),
                                        ("state", "public"),
                                        models.Q(("public_words", ""), _negated=True),
                                    ),
                                    models.Q(models.Q(("state", "public"), _negated=True), ("public_words", "")),
                                    _connector="OR",
                                ),
                                name="published_voice_may_be_read",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("came_of", ""), ("did", "")),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        models.Q(("did", ""), _negated=True),
                                        models.Q(("came_of", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="voice_answered_or_not",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VoiceLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("token_hash", models.CharField(max_length=64, unique=True)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("expires_at", models.DateTimeField()),
                        ("revoked_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "voice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="links", to="learning.voice"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "link to a voice",
                        "verbose_name_plural": "links to voices",
                    },
                ),
                migrations.CreateModel(
                    name="Assumption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("words", models.CharField(max_length=300, verbose_name="what we assume")),
                        (
                            "where_from",
                            models.TextField(blank=True, max_length=1000, verbose_name="where it comes from"),
                        ),
                        ("how_tested", models.TextField(blank=True, max_length=1000, verbose_name="how we test it")),
                        (
                            "state",
                            models.CharField(
                                choices=[("held", "we hold it"), ("kept", "tested and kept"), ("let_go", "let go")],
                                default="held",
                                max_length=10,
                                verbose_name="what became of it",
                            ),
                        ),
                        ("outcome", models.TextField(blank=True, max_length=1000, verbose_name="what showed it")),
                        ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="settled")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assumptions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "assumption",
                        "verbose_name_plural": "assumptions",
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="assumption_says_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", ""), ("settled_at", None), ("state", "held")),
                                    models.Q(
                                        ("settled_at__isnull", False),
                                        ("state__in", ["kept", "let_go"]),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="assumption_settled_or_not",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Emergence",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("outside", "a practice from outside, noticed and applied here"),
                                    ("together", "local people working differently together"),
                                    ("spread", "a local success that spread"),
                                ],
                                max_length=10,
                                verbose_name="what sort",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="in a few words")),
                        ("words", models.TextField(max_length=2000, verbose_name="what we saw")),
                        ("seen_on", models.DateField(default=network.lib.dates.today, verbose_name="seen on")),
                        ("see", models.URLField(blank=True, max_length=300, verbose_name="where to read more")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="emergences",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="emergences",
                                to="partners.partner",
                                verbose_name="where",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "entry of the emergence log",
                        "verbose_name_plural": "entries of the emergence log",
                        "ordering": ["-seen_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True), models.Q(("words", ""), _negated=True)
                                ),
                                name="emergence_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["outside", "together", "spread"])),
                                name="emergence_kind_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appreciation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appreciations",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "lesson",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appreciations",
                                to="learning.lesson",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "appreciation",
                        "verbose_name_plural": "appreciations",
                        "constraints": [
                            models.UniqueConstraint(fields=("lesson", "person"), name="one_thanks_a_person")
                        ],
                    },
                ),
            ],
        ),
    ]
