import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import network.lib.dates
import network.lib.migrations
import partners.models.exchange
import partners.models.mou_lists
import partners.mou_clauses
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_guards"),
        # Others' tables come first, while there are few models to render anew after each of their steps.
        ("account", "0009_emailaddress_unique_primary_email"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("knox", "0009_extend_authtoken_field"),
        ("mfa", "0003_authenticator_type_uniq"),
        ("sessions", "0001_initial"),
        ("usersessions", "0001_initial"),
    ]

    operations = [
        network.lib.migrations.CreateModels(
            models=[
                migrations.CreateModel(
                    name="Place",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("key", models.CharField(editable=False, max_length=80, unique=True)),
                    ],
                    options={
                        "verbose_name": "place",
                        "verbose_name_plural": "places",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="Ear",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_deputy", models.BooleanField(unique=True, verbose_name="deputy")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "person who hears concerns",
                        "verbose_name_plural": "people who hear concerns",
                    },
                ),
                migrations.CreateModel(
                    name="MouTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("name", models.CharField(max_length=120, verbose_name="name of the template")),
                        ("title", models.CharField(max_length=200, verbose_name="title of the agreement")),
                        (
                            "clauses",
                            models.JSONField(validators=[partners.mou_clauses.check_clauses], verbose_name="clauses"),
                        ),
                        ("left_out", models.JSONField(blank=True, default=list, verbose_name="clauses left out")),
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
                            models.CheckConstraint(
                                condition=models.Q(("months__gte", 1)), name="mou_template_has_term"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MouRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="what has changed")),
                        ("wrong", models.CharField(blank=True, max_length=500, verbose_name="words as they stand")),
                        ("right", models.CharField(blank=True, max_length=500, verbose_name="words as they should be")),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="partners.moutemplate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "round of agreements",
                        "verbose_name_plural": "rounds of agreements",
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("template",),
                                name="one_unfinished_round_a_template",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mou",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "clauses",
                            models.JSONField(validators=[partners.mou_clauses.check_clauses], verbose_name="clauses"),
                        ),
                        ("left_out", models.JSONField(blank=True, default=list, verbose_name="clauses left out")),
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
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mous",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agreement",
                        "verbose_name_plural": "agreements",
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "active")), fields=("partner",), name="one_active_mou"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["draft", "offered"])),
                                fields=("partner",),
                                name="one_open_mou",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["draft", "offered", "active", "renewed", "superseded", "ended", "discarded"],
                                    )
                                ),
                                name="mou_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="mou_term_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "discarded"]), ("number__gte", 1), _connector="OR"
                                ),
                                name="mou_has_text",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["active", "renewed", "superseded", "ended"]), _negated=True
                                    ),
                                    ("signed_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="mou_signed_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MouVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        "constraints": [
                            models.UniqueConstraint(fields=("mou", "number"), name="one_mou_version_a_number"),
                            models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="mou_version_counts"),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["first", "material", "minor"])),
                                name="mou_version_kind_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MouPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("pdf", models.BinaryField()),
                        ("sha256", models.CharField(max_length=64, unique=True, verbose_name="fingerprint (SHA-256)")),
                        ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                        ("made_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="made")),
                        (
                            "version",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="paper",
                                to="partners.mouversion",
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "proposal",
                            models.TextField(blank=True, max_length=5000, verbose_name="other words for this clause"),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comments",
                                to="partners.mouversion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comment on an agreement",
                        "verbose_name_plural": "comments on agreements",
                        "ordering": ["created_at", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("words", ""), _negated=True),
                                    models.Q(("proposal", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="mou_comment_says_something",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("side__in", ["partner", "backbone"])), name="mou_comment_side_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decision", ""), models.Q(("proposal", ""), _negated=True), _connector="OR"
                                ),
                                name="mou_decision_on_proposal",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("proposal", ""), models.Q(("clause", ""), _negated=True), _connector="OR"
                                ),
                                name="mou_proposal_for_clause",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Partner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("alternate_name", models.CharField(blank=True, max_length=200, verbose_name="also known as")),
                        ("slug", models.SlugField(editable=False, max_length=80, unique=True)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("prospect", "prospect"),
                                    ("applicant", "applicant"),
                                    ("active", "active"),
                                    ("paused", "paused"),
                                    ("former", "former"),
                                    ("aligned", "aligned"),
                                ],
                                default="prospect",
                                max_length=10,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("public_agency", "public agency"),
                                    ("nonprofit", "nonprofit"),
                                    ("business", "business"),
                                    ("philanthropy", "philanthropy"),
                                    ("education", "education"),
                                    ("health", "health"),
                                    ("faith", "faith"),
                                    ("residents", "community residents"),
                                    ("lived_experience", "lived experience"),
                                    ("media", "media"),
                                ],
                                max_length=20,
                                verbose_name="sector",
                            ),
                        ),
                        (
                            "listed",
                            models.CharField(
                                choices=[("partners", "all partners"), ("public", "everybody, on the public page")],
                                default="partners",
                                max_length=10,
                                verbose_name="who sees that we are a partner",
                            ),
                        ),
                        ("summary", models.TextField(blank=True, max_length=1000, verbose_name="what we do")),
                        (
                            "working_on",
                            models.TextField(blank=True, max_length=2000, verbose_name="what we are working on"),
                        ),
                        (
                            "fit",
                            models.TextField(blank=True, max_length=2000, verbose_name="how it fits the partnership"),
                        ),
                        (
                            "needs_help",
                            models.TextField(blank=True, max_length=2000, verbose_name="what we need help with"),
                        ),
                        (
                            "can_help",
                            models.TextField(blank=True, max_length=2000, verbose_name="how we can help others"),
                        ),
                        ("best_at", models.TextField(blank=True, max_length=1000, verbose_name="what we do best")),
                        (
                            "call_for",
                            models.TextField(blank=True, max_length=1000, verbose_name="what you can call us for"),
                        ),
                        (
                            "not_for",
                            models.TextField(blank=True, max_length=1000, verbose_name="please don’t ask us for"),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="mail address")),
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
                                default="partners",
                                max_length=10,
                                verbose_name="who sees the phone number",
                            ),
                        ),
                        ("address", models.TextField(blank=True, max_length=300, verbose_name="postal address")),
                        (
                            "address_visibility",
                            models.CharField(
                                choices=[
                                    ("backbone", "backbone staff only"),
                                    ("partners", "all partners"),
                                    ("public", "everybody"),
                                ],
                                default="partners",
                                max_length=10,
                                verbose_name="who sees the postal address",
                            ),
                        ),
                        ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                        ("logo", models.ImageField(blank=True, upload_to="logos", verbose_name="logo")),
                        ("legal_status", models.CharField(blank=True, max_length=80, verbose_name="legal status")),
                        ("tax_id", models.CharField(blank=True, max_length=40, verbose_name="tax number")),
                        (
                            "year_incorporated",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="founded in"),
                        ),
                        (
                            "external_id",
                            models.CharField(
                                blank=True, db_index=True, max_length=80, verbose_name="identifier elsewhere"
                            ),
                        ),
                        ("joined_on", models.DateField(blank=True, null=True, verbose_name="partner since")),
                        ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="last confirmed")),
                        ("confirm_due_on", models.DateField(db_index=True, verbose_name="to be asked on")),
                        ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="last asked")),
                        ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="last reminded")),
                        ("archived_at", models.DateTimeField(blank=True, null=True, verbose_name="archived")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("sort_name", models.CharField(editable=False, max_length=200)),
                        ("search", models.TextField(editable=False)),
                        (
                            "confirmed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="partners.partner",
                            ),
                        ),
                        (
                            "places",
                            models.ManyToManyField(
                                blank=True, related_name="partners", to="partners.place", verbose_name="places served"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "partner",
                        "verbose_name_plural": "partners",
                        "ordering": ["sort_name", "pk"],
                        "indexes": [
                            models.Index(fields=["sort_name", "id"], name="partner_by_name"),
                            models.Index(fields=["stage", "sort_name", "id"], name="partner_by_stage"),
                            models.Index(fields=["sector", "sort_name", "id"], name="partner_by_sector"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stage__in", ["prospect", "applicant", "active", "paused", "former", "aligned"])
                                ),
                                name="partner_stage_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="partner_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("version__gt", 0)), name="partner_version_counts"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_by", None), ("confirmed_at__isnull", False), _connector="OR"
                                ),
                                name="partner_confirmed_by_and_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("merged_into", None),
                                    models.Q(
                                        ("archived_at__isnull", False),
                                        models.Q(("merged_into", models.F("id")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="partner_merged_is_archived",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Offer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.CharField(max_length=500, verbose_name="in your own words")),
                        (
                            "tags",
                            models.JSONField(
                                blank=True,
                                default=list,
                                validators=[partners.models.exchange.check_tags],
                                verbose_name="tags",
                            ),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                        ("search", models.TextField(editable=False)),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offers",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "offer",
                        "verbose_name_plural": "offers",
                        "ordering": ["-created_at", "-pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Need",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.CharField(max_length=500, verbose_name="in your own words")),
                        (
                            "tags",
                            models.JSONField(
                                blank=True,
                                default=list,
                                validators=[partners.models.exchange.check_tags],
                                verbose_name="tags",
                            ),
                        ),
                        ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                        ("search", models.TextField(editable=False)),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="needs",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "need",
                        "verbose_name_plural": "needs",
                        "ordering": ["-created_at", "-pk"],
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MouRoundRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "waits"),
                                    ("offered", "offered"),
                                    ("corrected", "corrected"),
                                    ("skipped", "left out"),
                                ],
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
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="partners.mouround"
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partners.partner"
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
                                condition=models.Q(("state__in", ["waiting", "offered", "corrected", "skipped"])),
                                name="round_row_state_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Introduction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.TextField(blank=True, max_length=1000, verbose_name="a few words")),
                        ("seeker_agreed_at", models.DateTimeField(blank=True, null=True)),
                        ("helper_agreed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "progress",
                            models.CharField(
                                choices=[
                                    ("asked", "waits for a yes"),
                                    ("made", "introduced"),
                                    ("declined", "rather not"),
                                ],
                                default="asked",
                                max_length=10,
                                verbose_name="state",
                            ),
                        ),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                        ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="introduced")),
                        ("followed_up_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("helped", "It happened, and it helped"),
                                    ("happened", "It happened"),
                                    ("nothing", "It didn’t happen"),
                                ],
                                max_length=10,
                                verbose_name="what came of it",
                            ),
                        ),
                        ("outcome_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "proposed_by",
                            models.ForeignKey(
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
                                related_name="introductions",
                                to="partners.need",
                                verbose_name="need",
                            ),
                        ),
                        (
                            "offer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="introductions",
                                to="partners.offer",
                                verbose_name="offer",
                            ),
                        ),
                        (
                            "helper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="help_given",
                                to="partners.partner",
                                verbose_name="who can help",
                            ),
                        ),
                        (
                            "seeker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="help_sought",
                                to="partners.partner",
                                verbose_name="who looks for help",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "introduction",
                        "verbose_name_plural": "introductions",
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("seeker", models.F("helper")), _negated=True),
                                name="introduction_of_two",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("progress__in", ["asked", "made", "declined"])),
                                name="introduction_progress",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("outcome", ""), ("progress", "made"), _connector="OR"),
                                name="introduction_outcome_when_made",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("progress", "asked")),
                                fields=("seeker", "helper", "need"),
                                name="one_introduction_a_need",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Departure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.TextField(blank=True, max_length=1000, verbose_name="why")),
                        (
                            "stage_before",
                            models.CharField(
                                choices=[
                                    ("prospect", "prospect"),
                                    ("applicant", "applicant"),
                                    ("active", "active"),
                                    ("paused", "paused"),
                                    ("former", "former"),
                                    ("aligned", "aligned"),
                                ],
                                max_length=10,
                                verbose_name="stage before",
                            ),
                        ),
                        ("left_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="left")),
                        ("returned_at", models.DateTimeField(blank=True, null=True, verbose_name="came back")),
                        (
                            "left_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="departures",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "departure",
                        "verbose_name_plural": "departures",
                        "ordering": ["-left_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("returned_at", None)),
                                fields=("partner",),
                                name="one_standing_departure",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Application",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("organisation", models.CharField(max_length=200, verbose_name="name of your organisation")),
                        (
                            "sector",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("public_agency", "public agency"),
                                    ("nonprofit", "nonprofit"),
                                    ("business", "business"),
                                    ("philanthropy", "philanthropy"),
                                    ("education", "education"),
                                    ("health", "health"),
                                    ("faith", "faith"),
                                    ("residents", "community residents"),
                                    ("lived_experience", "lived experience"),
                                    ("media", "media"),
                                ],
                                max_length=20,
                                verbose_name="sector",
                            ),
                        ),
                        ("what_we_do", models.TextField(max_length=2000, verbose_name="what you do")),
                        ("why", models.TextField(max_length=2000, verbose_name="what draws you to this network")),
                        ("bring", models.TextField(blank=True, max_length=2000, verbose_name="what you could bring")),
                        ("contact_name", models.CharField(max_length=150, verbose_name="your name")),
                        ("contact_title", models.CharField(blank=True, max_length=120, verbose_name="your title")),
                        ("contact_email", models.EmailField(max_length=254, verbose_name="your mail address")),
                        ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("held", "waiting for you"),
                                    ("welcomed", "welcomed"),
                                    ("declined", "declined"),
                                    ("aside", "put aside"),
                                ],
                                default="held",
                                max_length=10,
                            ),
                        ),
                        ("words", models.TextField(blank=True, max_length=3000, verbose_name="what we answered")),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="partners.partner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "application",
                        "verbose_name_plural": "applications",
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_at__isnull", False), ("state__in", ["welcomed", "declined"])),
                                    models.Q(("decided_at", None), ("state__in", ["held", "aside"])),
                                    _connector="OR",
                                ),
                                name="application_answered_or_not",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("partner", None), ("state", "welcomed"), _connector="OR"),
                                name="partner_of_welcomed_application",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Affiliation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(blank=True, max_length=120, verbose_name="title")),
                        (
                            "description",
                            models.CharField(blank=True, max_length=300, verbose_name="what they do in the network"),
                        ),
                        ("is_primary", models.BooleanField(default=False, verbose_name="primary contact")),
                        ("may_edit", models.BooleanField(default=False, verbose_name="may edit the profile")),
                        ("started_on", models.DateField(default=network.lib.dates.today, verbose_name="since")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="until")),
                        ("search", models.TextField(editable=False)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="affiliations",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="person",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="affiliations",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "affiliation",
                        "verbose_name_plural": "affiliations",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None)),
                                fields=("person", "partner"),
                                name="one_current_affiliation",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on", None), ("is_primary", True)),
                                fields=("partner",),
                                name="one_primary_contact",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None), ("ended_on__gte", models.F("started_on")), _connector="OR"
                                ),
                                name="affiliation_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None),
                                    models.Q(("is_primary", False), ("may_edit", False)),
                                    _connector="OR",
                                ),
                                name="ended_affiliation_has_no_rights",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Role",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("name", models.CharField(max_length=120, verbose_name="name of the job")),
                        ("does", models.TextField(max_length=1000, verbose_name="what its holder does")),
                        ("serves", models.CharField(blank=True, max_length=200, verbose_name="what it serves")),
                        (
                            "hours",
                            models.PositiveSmallIntegerField(
                                default=4,
                                validators=[django.core.validators.MaxValueValidator(160)],
                                verbose_name="hours a month",
                            ),
                        ),
                        (
                            "wanted",
                            models.PositiveSmallIntegerField(
                                default=1,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(50),
                                ],
                                verbose_name="how many holders it needs",
                            ),
                        ),
                        ("is_standing", models.BooleanField(default=True, verbose_name="goes on without end")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="done by")),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="put away")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("search", models.TextField(editable=False)),
                    ],
                    options={
                        "verbose_name": "job",
                        "verbose_name_plural": "jobs",
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="role_has_name"
                            ),
                            models.CheckConstraint(condition=models.Q(("wanted__gte", 1)), name="role_wants_somebody"),
                            models.CheckConstraint(
                                condition=models.Q(("is_standing", False), ("until", None), _connector="OR"),
                                name="standing_role_has_no_end",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appointment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("suggested", "asked"),
                                    ("held", "does it"),
                                    ("declined", "said no"),
                                    ("ended", "did it"),
                                ],
                                default="held",
                                max_length=10,
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=300, verbose_name="why they were asked")),
                        ("started_on", models.DateField(default=network.lib.dates.today, verbose_name="since")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="for a term until")),
                        ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended")),
                        ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="asked")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                        (
                            "deputy",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputised",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="deputy",
                            ),
                        ),
                        (
                            "follows",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="heirs",
                                to="partners.appointment",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who does it",
                            ),
                        ),
                        (
                            "partner",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                        (
                            "role",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointments",
                                to="partners.role",
                                verbose_name="job",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "appointment",
                        "verbose_name_plural": "appointments",
                        "ordering": ["-started_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("partner__isnull", False), ("person__isnull", False), _connector="OR"
                                ),
                                name="appointment_of_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["suggested", "held", "declined", "ended"])),
                                name="appointment_state_known",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("partner__isnull", False), ("state__in", ["held", "suggested"])),
                                fields=("role", "partner"),
                                name="one_appointment_a_partner",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("partner__isnull", True), ("state__in", ["held", "suggested"])),
                                fields=("role", "person"),
                                name="one_appointment_a_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Signature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        (
                            "link_id",
                            models.PositiveBigIntegerField(blank=True, null=True, verbose_name="personal link"),
                        ),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signatures",
                                to="partners.mouversion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "signature",
                        "verbose_name_plural": "signatures",
                        "ordering": ["at", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "side"), name="one_signature_a_side"),
                            models.UniqueConstraint(fields=("version", "person"), name="one_signature_a_person"),
                            models.CheckConstraint(
                                condition=models.Q(("side__in", ["partner", "backbone"])), name="signature_side_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True), models.Q(("position", ""), _negated=True)
                                ),
                                name="signature_has_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandingStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("note", "a friendly note"),
                                    ("conversation", "a conversation"),
                                    ("pause", "a pause"),
                                    ("exit", "a goodbye with thanks"),
                                    ("well", "all is well again"),
                                ],
                                max_length=12,
                                verbose_name="step",
                            ),
                        ),
                        ("words", models.TextField(max_length=2000, verbose_name="in words")),
                        ("missed", models.JSONField(blank=True, default=list, verbose_name="what was missed")),
                        ("on", models.DateField(default=network.lib.dates.today, verbose_name="day")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                            "partner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="steps",
                                to="partners.partner",
                                verbose_name="partner",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step about good standing",
                        "verbose_name_plural": "steps about good standing",
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("step__in", ["note", "conversation", "pause", "exit", "well"])),
                                name="standing_step_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="standing_step_has_words"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Concern",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.TextField(max_length=4000, verbose_name="what troubles you")),
                        ("due_on", models.DateField(verbose_name="to be answered by")),
                        ("outcome", models.TextField(blank=True, max_length=4000, verbose_name="what came of it")),
                        ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="raised")),
                        ("reminded_at", models.DateTimeField(blank=True, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="settled")),
                        (
                            "heard_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="who hears it",
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="concerns_raised",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "concern",
                        "verbose_name_plural": "concerns",
                        "ordering": ["closed_at", "due_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True), name="concern_says_something"
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
