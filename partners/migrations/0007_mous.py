import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import network.lib.dates
import partners.models.mou_lists
import partners.mou_clauses
from network.lib.migrations import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0006_promises"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MouTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="name of the template")),
                ("title", models.CharField(max_length=200, verbose_name="title of the agreement")),
                ("clauses", models.JSONField(validators=[partners.mou_clauses.check_clauses], verbose_name="clauses")),
                (
                    "gets",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[partners.models.mou_lists.check_gets],
                        verbose_name="what partners get",
                    ),
                ),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        default=12,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                        verbose_name="holds for so many months",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("archived_at", models.DateTimeField(blank=True, null=True, verbose_name="put away")),
            ],
            options={
                "verbose_name": "template of agreements",
                "verbose_name_plural": "templates of agreements",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("title", ""), _negated=True)
                        ),
                        name="mou_template_has_name",
                    ),
                    models.CheckConstraint(condition=models.Q(("months__gte", 1)), name="mou_template_has_term"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MouRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="what has changed")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="started")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rounds", to="partners.moutemplate"
                    ),
                ),
            ],
            options={
                "verbose_name": "round of agreements",
                "verbose_name_plural": "rounds of agreements",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Mou",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("first", "a first agreement"),
                            ("renewal", "a renewal"),
                            ("change", "a change that both sign"),
                        ],
                        default="first",
                        max_length=10,
                        verbose_name="why it was drafted",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("offered", "offered"),
                            ("active", "active"),
                            ("renewed", "renewed"),
                            ("superseded", "replaced"),
                            ("ended", "ended"),
                            ("discarded", "put away"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("clauses", models.JSONField(validators=[partners.mou_clauses.check_clauses], verbose_name="clauses")),
                (
                    "gives",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[partners.models.mou_lists.check_gives],
                        verbose_name="what the partner gives",
                    ),
                ),
                (
                    "gets",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[partners.models.mou_lists.check_gets],
                        verbose_name="what the partner gets",
                    ),
                ),
                ("starts_on", models.DateField(default=network.lib.dates.today, verbose_name="from")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("number", models.PositiveSmallIntegerField(default=0, verbose_name="version")),
                ("revision", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="drafted")),
                ("offered_at", models.DateTimeField(blank=True, null=True, verbose_name="offered")),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed by both")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("term", "its term was over"),
                            ("left", "the partner left"),
                            ("called_off", "one side ended it"),
                        ],
                        max_length=10,
                        verbose_name="how it ended",
                    ),
                ),
                ("ending_words", models.CharField(blank=True, max_length=500, verbose_name="a few words")),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="heirs",
                        to="partners.mou",
                        verbose_name="takes the place of",
                    ),
                ),
                (
                    "keeper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who looks after it",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mous",
                        to="partners.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mous_to_sign",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who signs for the partner",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mous",
                        to="partners.moutemplate",
                        verbose_name="template",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="MouVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "first text"),
                            ("material", "a change that both sign"),
                            ("minor", "a slip corrected"),
                        ],
                        default="first",
                        max_length=10,
                        verbose_name="kind of change",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="what has changed")),
                ("document", models.JSONField()),
                ("text", models.TextField(verbose_name="text")),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint (SHA-256)")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("frozen_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="frozen")),
                (
                    "frozen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mou",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="partners.mou"
                    ),
                ),
            ],
            options={
                "verbose_name": "version of an agreement",
                "verbose_name_plural": "versions of agreements",
                "ordering": ["mou", "number"],
            },
        ),
        migrations.CreateModel(
            name="MouPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("pdf", models.BinaryField()),
                ("sha256", models.CharField(max_length=64, unique=True, verbose_name="fingerprint (SHA-256)")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="made")),
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="paper", to="partners.mouversion"
                    ),
                ),
            ],
            options={
                "verbose_name": "paper of an agreement",
                "verbose_name_plural": "papers of agreements",
            },
        ),
        migrations.CreateModel(
            name="MouComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("clause", models.CharField(blank=True, max_length=40, verbose_name="clause")),
                (
                    "side",
                    models.CharField(
                        choices=[("partner", "the partner"), ("backbone", "the network")],
                        max_length=10,
                        verbose_name="from",
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="what you want to say")),
                ("proposal", models.TextField(blank=True, max_length=5000, verbose_name="other words for this clause")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="when")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "accepted"), ("declined", "declined")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("reply", models.CharField(blank=True, max_length=500, verbose_name="a few words")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "mou",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="partners.mou"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="partners.mouversion"
                    ),
                ),
            ],
            options={
                "verbose_name": "comment on an agreement",
                "verbose_name_plural": "comments on agreements",
                "ordering": ["created_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "side",
                    models.CharField(
                        choices=[("partner", "the partner"), ("backbone", "the network")],
                        max_length=10,
                        verbose_name="for",
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("position", models.CharField(max_length=150, verbose_name="position")),
                ("authority", models.CharField(max_length=500, verbose_name="whom they may sign for")),
                ("consent", models.CharField(max_length=500, verbose_name="what they agreed to")),
                ("sha256", models.CharField(max_length=64, verbose_name="fingerprint of the text (SHA-256)")),
                ("size", models.PositiveIntegerField(verbose_name="size of the text in bytes")),
                ("how", models.CharField(max_length=40, verbose_name="how they came in")),
                ("link_id", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="personal link")),
                ("address", models.CharField(blank=True, max_length=45, verbose_name="network address")),
                ("browser", models.CharField(blank=True, max_length=300, verbose_name="browser")),
                ("at", models.DateTimeField(verbose_name="signed")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="partners.mouversion"
                    ),
                ),
            ],
            options={
                "verbose_name": "signature",
                "verbose_name_plural": "signatures",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MouRoundRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "waits"), ("offered", "offered"), ("skipped", "left out")],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="why it was left out")),
                (
                    "mou",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.mou",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partners.partner"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="partners.mouround"
                    ),
                ),
            ],
            options={
                "verbose_name": "partner in a round of agreements",
                "verbose_name_plural": "partners in a round of agreements",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "partner"), name="one_round_row_a_partner"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "offered", "skipped"])),
                        name="round_row_state_known",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="mouround",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("template",), name="one_unfinished_round_a_template"
            ),
        ),
        migrations.AddConstraint(
            model_name="mou",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "active")), fields=("partner",), name="one_active_mou"
            ),
        ),
        migrations.AddConstraint(
            model_name="mou",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["draft", "offered"])), fields=("partner",), name="one_open_mou"
            ),
        ),
        migrations.AddConstraint(
            model_name="mou",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["draft", "offered", "active", "renewed", "superseded", "ended", "discarded"])
                ),
                name="mou_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="mou",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("starts_on")), _connector="OR"),
                name="mou_term_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="mou",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "discarded"]), ("number__gte", 1), _connector="OR"),
                name="mou_has_text",
            ),
        ),
        migrations.AddConstraint(
            model_name="mou",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["active", "renewed", "superseded", "ended"]), _negated=True),
                    ("signed_at__isnull", False),
                    _connector="OR",
                ),
                name="mou_signed_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="mouversion",
            constraint=models.UniqueConstraint(fields=("mou", "number"), name="one_mou_version_a_number"),
        ),
        migrations.AddConstraint(
            model_name="mouversion",
            constraint=models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="mou_version_counts"),
        ),
        migrations.AddConstraint(
            model_name="mouversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["first", "material", "minor"])), name="mou_version_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="moucomment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("words", ""), _negated=True), models.Q(("proposal", ""), _negated=True), _connector="OR"
                ),
                name="mou_comment_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="moucomment",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["partner", "backbone"])), name="mou_comment_side_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="moucomment",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision", ""), models.Q(("proposal", ""), _negated=True), _connector="OR"),
                name="mou_decision_on_proposal",
            ),
        ),
        migrations.AddConstraint(
            model_name="moucomment",
            constraint=models.CheckConstraint(
                condition=models.Q(("proposal", ""), models.Q(("clause", ""), _negated=True), _connector="OR"),
                name="mou_proposal_for_clause",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(fields=("version", "side"), name="one_signature_a_side"),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(fields=("version", "person"), name="one_signature_a_person"),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("side__in", ["partner", "backbone"])), name="signature_side_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name", ""), _negated=True), models.Q(("position", ""), _negated=True)),
                name="signature_has_name",
            ),
        ),
        # What is signed, and that it was, nobody changes: not a program, not a hand in the database.
        *append_only("partners_mouversion"),
        *append_only("partners_signature"),
        *append_only("partners_moupaper"),
    ]
