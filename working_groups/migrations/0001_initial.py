import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import network.lib.dates
import network.lib.migrations
import uuid
import working_groups.models.channel
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
                    name="Ask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.CharField(max_length=500, verbose_name="question")),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
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
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="asks",
                                to="working_groups.report",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="asks",
                                to="working_groups.workinggroup",
                                verbose_name="who asks",
                            ),
                        ),
                        (
                            "to",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="asked",
                                to="working_groups.workinggroup",
                                verbose_name="who is asked",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ask",
                        "verbose_name_plural": "asks",
                        "ordering": ["asked_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="ask_has_words"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answered_at", None), ("withdrawn_at", None), _connector="OR"),
                                name="answered_or_taken_back",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommonAgenda",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(unique=True, verbose_name="version")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "In the making"),
                                    ("adopted", "In force"),
                                    ("past", "Earlier version"),
                                ],
                                default="draft",
                                max_length=10,
                            ),
                        ),
                        ("vision", models.TextField(blank=True, max_length=6000, verbose_name="our vision")),
                        ("values", models.TextField(blank=True, max_length=6000, verbose_name="our values")),
                        (
                            "success",
                            models.TextField(
                                blank=True, max_length=6000, verbose_name="what success looks and feels like"
                            ),
                        ),
                        ("decisions", models.TextField(blank=True, max_length=6000, verbose_name="how we decide")),
                        ("does", models.TextField(blank=True, max_length=6000, verbose_name="what the network does")),
                        (
                            "leaves",
                            models.TextField(
                                blank=True, max_length=6000, verbose_name="what it leaves to its partners"
                            ),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="in force since")),
                        ("decision", models.TextField(blank=True, max_length=2000, verbose_name="how it was decided")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "adopted_by",
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
                        "verbose_name": "common agenda",
                        "verbose_name_plural": "common agendas",
                        "ordering": ["-number"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["draft", "adopted", "past"])),
                                name="common_agenda_state_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "draft")), fields=("state",), name="one_draft"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "adopted")), fields=("state",), name="one_in_force"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "draft"),
                                    models.Q(("adopted_on__isnull", False), models.Q(("decision", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="adopted_by_a_recorded_decision",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Direction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(max_length=2000, verbose_name="answer or direction")),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="said")),
                        (
                            "ask",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answer",
                                to="working_groups.ask",
                                verbose_name="answers",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="directions",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written by",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="directions",
                                to="working_groups.workinggroup",
                                verbose_name="who says it",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "direction",
                        "verbose_name_plural": "directions",
                        "ordering": ["-at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="direction_has_words"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DraftingRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                choices=[("agenda", "the common agenda"), ("rule", "a rule")], max_length=6
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=160, verbose_name="which rule")),
                        ("before", models.TextField(blank=True, max_length=4000, verbose_name="how it is now")),
                        ("after", models.TextField(blank=True, max_length=4000, verbose_name="how it would be")),
                        ("effective_on", models.DateField(blank=True, null=True, verbose_name="in force from")),
                        ("words", models.TextField(blank=True, max_length=1000, verbose_name="what you ask for")),
                        ("until", models.DateField(verbose_name="open until")),
                        (
                            "is_open_to_all",
                            models.BooleanField(default=False, verbose_name="the community may take part, too"),
                        ),
                        ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("outcome", models.TextField(blank=True, max_length=2000, verbose_name="what came of it")),
                        ("accepted", models.BooleanField(blank=True, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "agenda",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="working_groups.commonagenda",
                            ),
                        ),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "opened_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "round",
                        "verbose_name_plural": "rounds",
                        "ordering": ["-opened_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("about", "agenda"), ("agenda__isnull", False), ("title", "")),
                                    models.Q(
                                        ("about", "rule"),
                                        ("agenda", None),
                                        ("effective_on__isnull", False),
                                        models.Q(("title", ""), _negated=True),
                                        models.Q(("after", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="round_about_one_thing",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("agenda__isnull", False), ("closed_at", None)),
                                fields=("agenda",),
                                name="one_round_a_draft",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_at", None), models.Q(("outcome", ""), _negated=True), _connector="OR"
                                ),
                                name="round_closed_with_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Goal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("name", models.CharField(max_length=200, verbose_name="goal")),
                        ("words", models.TextField(blank=True, max_length=2000, verbose_name="in a few sentences")),
                        (
                            "agenda",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="working_groups.commonagenda",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "goal",
                        "verbose_name_plural": "goals",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("agenda", "key"), name="goal_once_a_version"),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="goal_has_name"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Leaning",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("wholehearted", "wholehearted"),
                                    ("reservations", "minor reservations"),
                                    ("reluctant", "reluctant yes"),
                                    ("not_yet", "not yet, more discussion"),
                                    ("abstain", "abstain"),
                                    ("block", "block"),
                                ],
                                max_length=12,
                                verbose_name="how far you agree",
                            ),
                        ),
                        ("words", models.TextField(blank=True, max_length=1000, verbose_name="in a few words")),
                        ("said_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leanings",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="leanings",
                                to="working_groups.draftinground",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "how far somebody agrees",
                        "verbose_name_plural": "how far people agree",
                        "ordering": ["said_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("round", "person"), name="one_leaning_each"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "level__in",
                                        ["wholehearted", "reservations", "reluctant", "not_yet", "abstain", "block"],
                                    )
                                ),
                                name="leaning_level_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Report",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("done", models.TextField(blank=True, max_length=3000, verbose_name="What did we do?")),
                        ("learned", models.TextField(blank=True, max_length=2000, verbose_name="What did we learn?")),
                        ("figures", models.TextField(blank=True, max_length=1000, verbose_name="Which figures moved?")),
                        (
                            "story",
                            models.TextField(blank=True, max_length=2000, verbose_name="A story, in a few sentences"),
                        ),
                        (
                            "questions",
                            models.JSONField(blank=True, default=list, verbose_name="asks, before the report is sent"),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="group_reports",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written by",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="working_groups.workinggroup",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "report",
                        "verbose_name_plural": "reports",
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("sent_at", None)),
                                fields=("group",),
                                name="one_draft_of_a_report_a_group",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sent_at", None),
                                    models.Q(
                                        ("done", ""), ("figures", ""), ("learned", ""), ("story", ""), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="report_says_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Strategy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                        ("position", models.PositiveSmallIntegerField(default=0)),
                        ("name", models.CharField(max_length=200, verbose_name="strategy")),
                        ("words", models.TextField(blank=True, max_length=2000, verbose_name="in a few sentences")),
                        (
                            "confidence",
                            models.CharField(
                                choices=[
                                    ("hunch", "a hunch"),
                                    ("signs", "first signs"),
                                    ("shown", "shown elsewhere"),
                                    ("proven", "shown here"),
                                ],
                                default="hunch",
                                max_length=10,
                                verbose_name="how sure we are",
                            ),
                        ),
                        (
                            "change_mind",
                            models.TextField(blank=True, max_length=1000, verbose_name="what would change our mind"),
                        ),
                        (
                            "goal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="strategies",
                                to="working_groups.goal",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "strategy",
                        "verbose_name_plural": "strategies",
                        "ordering": ["position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("goal", "key"), name="strategy_once_a_goal"),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="strategy_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("confidence__in", ["hunch", "signs", "shown", "proven"])),
                                name="confidence_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StrategyReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("strategy_key", models.UUIDField(blank=True, db_index=True, null=True)),
                        ("goal_key", models.UUIDField()),
                        ("name", models.CharField(max_length=200, verbose_name="strategy")),
                        (
                            "verdict",
                            models.CharField(
                                choices=[("keep", "keep"), ("adapt", "adapt"), ("stop", "stop"), ("start", "start")],
                                max_length=8,
                                verbose_name="what becomes of it",
                            ),
                        ),
                        ("evidence", models.TextField(max_length=4000, verbose_name="what we have seen")),
                        ("decision", models.TextField(max_length=2000, verbose_name="who decided it, and how")),
                        ("on", models.DateField(default=network.lib.dates.today, verbose_name="decided on")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written down by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "strategy review",
                        "verbose_name_plural": "strategy reviews",
                        "ordering": ["-on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("verdict__in", ["keep", "adapt", "stop", "start"])),
                                name="strategy_verdict_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("strategy_key", None), ("verdict", "start")),
                                    models.Q(
                                        models.Q(("verdict", "start"), _negated=True), ("strategy_key__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="strategy_review_of_one_there_is",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("evidence", ""), _negated=True), models.Q(("decision", ""), _negated=True)
                                ),
                                name="strategy_review_has_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Suggestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("title", models.CharField(max_length=200)),
                        ("words", models.TextField(max_length=2000, verbose_name="what you would change, and why")),
                        ("name", models.CharField(blank=True, max_length=150, verbose_name="your name")),
                        ("may_name", models.BooleanField(default=False, verbose_name="you may name me")),
                        (
                            "fate",
                            models.CharField(
                                choices=[
                                    ("held", "waits to be read"),
                                    ("open", "open"),
                                    ("taken_up", "taken up"),
                                    ("declined", "declined"),
                                    ("aside", "put aside"),
                                ],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("answer", models.TextField(blank=True, max_length=1000, verbose_name="what we say to it")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestions",
                                to="working_groups.draftinground",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "suggestion",
                        "verbose_name_plural": "suggestions",
                        "ordering": ["created_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("fate__in", ["held", "open", "taken_up", "declined", "aside"])),
                                name="suggestion_fate_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="suggestion_has_words"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("fate__in", ("taken_up", "declined")), _negated=True),
                                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="suggestion_answered_with_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkingGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(editable=False, max_length=80, unique=True)),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("steering", "Steering committee"), ("working", "Working group")],
                                default="working",
                                max_length=10,
                                verbose_name="kind",
                            ),
                        ),
                        ("charge", models.TextField(max_length=2000, verbose_name="charge")),
                        (
                            "lever",
                            models.PositiveSmallIntegerField(
                                blank=True,
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
                                null=True,
                                verbose_name="where it acts",
                            ),
                        ),
                        ("plan", models.TextField(blank=True, max_length=8000, verbose_name="plan")),
                        (
                            "quiet_days",
                            models.PositiveSmallIntegerField(
                                default=60,
                                validators=[
                                    django.core.validators.MinValueValidator(7),
                                    django.core.validators.MaxValueValidator(400),
                                ],
                                verbose_name="silent after so many days",
                            ),
                        ),
                        (
                            "is_private",
                            models.BooleanField(
                                default=False, verbose_name="only its members read its plan and minutes"
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="began")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                        ("farewell", models.TextField(blank=True, max_length=1000, verbose_name="why it ended")),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("search", models.TextField(editable=False)),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="working_groups.workinggroup",
                                verbose_name="reports to",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "working group",
                        "verbose_name_plural": "working groups",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="group_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("charge", ""), _negated=True), name="group_has_charge"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["steering", "working"])), name="group_kind_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("parent", None),
                                    models.Q(("parent", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="group_not_its_own_parent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lever", None),
                                    ("lever__in", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
                                    _connector="OR",
                                ),
                                name="group_lever_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Update",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(max_length=600, verbose_name="in a few sentences")),
                        ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="published")),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
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
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="updates",
                                to="working_groups.workinggroup",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "public update",
                        "verbose_name_plural": "public updates",
                        "ordering": ["-at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="update_has_text"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Receipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("acknowledged_at", models.DateTimeField(blank=True, null=True, verbose_name="acknowledged")),
                        ("words", models.CharField(blank=True, max_length=500, verbose_name="what we make of it")),
                        (
                            "acknowledged_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acknowledged",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "direction",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="working_groups.direction",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="working_groups.workinggroup",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "acknowledgement",
                        "verbose_name_plural": "acknowledgements",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("direction", "group"), name="direction_once_a_group"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("acknowledged_at", None), ("acknowledged_by__isnull", False), _connector="OR"
                                ),
                                name="acknowledged_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_chair", models.BooleanField(default=False, verbose_name="chairs the group")),
                        ("started_on", models.DateField(default=network.lib.dates.today, verbose_name="since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="for a term until")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="left")),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="partners.partner",
                                verbose_name="for which partner",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="working_groups.workinggroup",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "member of a group",
                        "verbose_name_plural": "members of groups",
                        "ordering": ["-started_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("group", "person"),
                                name="once_in_a_group",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ended_on", None), ("is_chair", False), _connector="OR"),
                                name="who_left_chairs_nothing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("started_on")), _connector="OR"
                                ),
                                name="term_ends_later",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="JoinRequest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.TextField(blank=True, max_length=1000, verbose_name="what draws you")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "waits for an answer"),
                                    ("welcomed", "welcomed"),
                                    ("declined", "not now"),
                                    ("taken_back", "taken back"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("answer", models.TextField(blank=True, max_length=1000, verbose_name="answer")),
                        ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
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
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partners.partner",
                                verbose_name="for which partner",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="join_requests",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="working_groups.workinggroup",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "request to join",
                        "verbose_name_plural": "requests to join",
                        "ordering": ["asked_at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "waiting")),
                                fields=("group", "person"),
                                name="asks_once_to_join",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["waiting", "welcomed", "declined", "taken_back"])),
                                name="join_request_state_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Channel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        (
                            "url",
                            models.CharField(
                                max_length=500,
                                validators=[working_groups.models.channel.check_address],
                                verbose_name="address",
                            ),
                        ),
                        ("purpose", models.CharField(blank=True, max_length=200, verbose_name="what for")),
                        ("etiquette", models.CharField(blank=True, max_length=300, verbose_name="how we behave there")),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="channels",
                                to="working_groups.workinggroup",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "channel",
                        "verbose_name_plural": "channels",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="channel_has_name"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Activity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("strategy_key", models.UUIDField(db_index=True, verbose_name="strategy")),
                        (
                            "effort",
                            models.CharField(
                                choices=[
                                    ("continues", "continues"),
                                    ("strengthened", "strengthened"),
                                    ("joint", "new, together"),
                                ],
                                default="continues",
                                max_length=12,
                                verbose_name="what is new about it",
                            ),
                        ),
                        ("name", models.CharField(max_length=160, verbose_name="what you do")),
                        ("words", models.TextField(blank=True, max_length=2000, verbose_name="in a few sentences")),
                        ("moves", models.CharField(blank=True, max_length=200, verbose_name="measure it moves")),
                        ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        (
                            "progress",
                            models.CharField(
                                choices=[
                                    ("planned", "planned"),
                                    ("going", "under way"),
                                    ("done", "done"),
                                    ("let_go", "let go"),
                                ],
                                default="going",
                                max_length=8,
                                verbose_name="how far it is",
                            ),
                        ),
                        ("how", models.TextField(blank=True, max_length=1000, verbose_name="how it goes")),
                        ("next_check", models.DateField(blank=True, null=True, verbose_name="look again on")),
                        ("checked_on", models.DateField(blank=True, null=True, verbose_name="last looked at")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "helpers",
                            models.ManyToManyField(
                                blank=True, related_name="helps_with", to="partners.partner", verbose_name="with whom"
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who sees to it",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                        (
                            "places",
                            models.ManyToManyField(
                                blank=True, related_name="activities", to="partners.place", verbose_name="where"
                            ),
                        ),
                        (
                            "reinforces",
                            models.ManyToManyField(
                                blank=True,
                                related_name="reinforced_by",
                                to="working_groups.activity",
                                verbose_name="what it reinforces",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "activity",
                        "verbose_name_plural": "activities",
                        "ordering": ["partner__sort_name", "partner_id", "-created_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("effort__in", ["continues", "strengthened", "joint"])),
                                name="activity_effort_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("progress__in", ["planned", "going", "done", "let_go"])),
                                name="activity_progress_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="activity_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("starts_on", None),
                                    ("ends_on", None),
                                    ("ends_on__gte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="activity_ends_after_start",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
