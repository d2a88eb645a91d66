import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
import network.lib.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('partners', '0002_guards'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        network.lib.migrations.CreateModels(models=[
        migrations.CreateModel(
            name='HighlightPause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateField(verbose_name='until')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('partner', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='highlight_pause', to='partners.partner', verbose_name='partner')),
            ],
            options={
                'verbose_name': 'pause from highlights',
                'verbose_name_plural': 'pauses from highlights',
            },
        ),
        migrations.CreateModel(
            name='HighlightRhythm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_on', models.BooleanField(default=True, verbose_name='ask by itself, month after month')),
                ('per_month', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(4)], verbose_name='partners a month')),
                ('lead_days', models.PositiveSmallIntegerField(default=35, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(180)], verbose_name='ask so many days before the month')),
                ('remind_after_days', models.PositiveSmallIntegerField(default=7, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(90)], verbose_name='remind after so many days')),
                ('silent_after_days', models.PositiveSmallIntegerField(default=14, validators=[django.core.validators.MinValueValidator(2), django.core.validators.MaxValueValidator(120)], verbose_name='ask the next in line after so many days')),
            ],
            options={
                'verbose_name': 'rhythm of highlights',
                'verbose_name_plural': 'rhythms of highlights',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='one_highlight_rhythm'), models.CheckConstraint(condition=models.Q(('silent_after_days__gt', models.F('remind_after_days'))), name='reminded_before_passed_on', violation_error_message='Remind before the turn goes to the next in line.')],
            },
        ),
        migrations.CreateModel(
            name='Highlight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('working_on', models.TextField(blank=True, max_length=2000, verbose_name='what we are working on')),
                ('fit', models.TextField(blank=True, max_length=2000, verbose_name='how it fits the partnership')),
                ('needs_help', models.TextField(blank=True, max_length=2000, verbose_name='what we need help with')),
                ('can_help', models.TextField(blank=True, max_length=2000, verbose_name='how we can help others')),
                ('photo', models.ImageField(blank=True, upload_to='highlights', verbose_name='photo')),
                ('photo_alt', models.CharField(blank=True, max_length=250, verbose_name='what the photo shows')),
                ('to_profile', models.BooleanField(default=False, verbose_name='put these words into our profile, too')),
                ('month', models.DateField(help_text='Its first day.', verbose_name='month')),
                ('place', models.PositiveSmallIntegerField(default=1, verbose_name='place in its month')),
                ('state', models.CharField(choices=[('planned', 'planned'), ('asked', 'asked'), ('answered', 'waits for approval'), ('approved', 'approved'), ('shown', 'shown'), ('skipped', 'let pass')], default='planned', max_length=10, verbose_name='state')),
                ('passed', models.CharField(blank=True, choices=[('partner', 'the partner asked for another time'), ('silent', 'no answer came'), ('team', 'the backbone team decided so')], max_length=10, verbose_name='why it was let pass')),
                ('asked_at', models.DateTimeField(blank=True, null=True, verbose_name='asked')),
                ('reminded_at', models.DateTimeField(blank=True, null=True, verbose_name='reminded')),
                ('written_at', models.DateTimeField(blank=True, null=True, verbose_name='last written')),
                ('approved_at', models.DateTimeField(blank=True, null=True, verbose_name='approved')),
                ('shown_at', models.DateTimeField(blank=True, null=True, verbose_name='shown')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who approved')),
                ('asked_person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who was asked')),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='highlights', to='partners.partner', verbose_name='partner')),
            ],
            options={
                'verbose_name': 'highlight',
                'verbose_name_plural': 'highlights',
                'ordering': ['-month', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'skipped'), _negated=True), fields=('month', 'place'), name='one_highlight_a_place', violation_error_message='This month has a highlight already.'), models.UniqueConstraint(condition=models.Q(('state__in', ('planned', 'asked', 'answered', 'approved'))), fields=('partner',), name='one_open_turn_a_partner', violation_error_message='This partner has a turn already.'), models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'asked', 'answered', 'approved', 'shown', 'skipped'])), name='highlight_state_known'), models.CheckConstraint(condition=models.Q(('month__day', 1)), name='highlight_month_by_its_first_day'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('answered', 'approved', 'shown')), _negated=True), models.Q(('working_on', ''), _negated=True), _connector='OR'), name='highlight_tells_something'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at__isnull', False), ('state__in', ('approved', 'shown'))), models.Q(models.Q(('state__in', ('approved', 'shown')), _negated=True), ('approved_at', None)), _connector='OR'), name='shown_highlight_is_approved'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'skipped'), models.Q(('passed', ''), _negated=True)), models.Q(('passed', ''), ('state', 'skipped'), _negated=True), _connector='OR'), name='highlight_passed_with_reason'), models.CheckConstraint(condition=models.Q(('place__gte', 1)), name='highlight_place_counts'), models.CheckConstraint(condition=models.Q(('photo', ''), models.Q(('photo_alt', ''), _negated=True), _connector='OR'), name='photo_is_described')],
            },
        ),
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(max_length=254, verbose_name='mail address')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='name')),
                ('language', models.CharField(choices=[('en', 'English'), ('en-gb', 'British English')], default='en', max_length=10, verbose_name='language')),
                ('kind', models.CharField(default='newsletter', max_length=40, verbose_name='kind')),
                ('state', models.CharField(choices=[('waiting', 'waits for the yes by mail'), ('confirmed', 'gets it'), ('ended', 'left')], db_index=True, default='waiting', max_length=10, verbose_name='state')),
                ('source', models.CharField(choices=[('page', 'asked for it on our page'), ('team', 'entered by the backbone team')], default='page', max_length=10, verbose_name='how it came about')),
                ('token_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='left')),
                ('search', models.TextField(editable=False)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='subscriptions', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'subscription',
                'verbose_name_plural': 'subscriptions',
                'ordering': ['-asked_at', '-pk'],
                'constraints': [models.UniqueConstraint(fields=('address', 'kind'), name='one_subscription_an_address'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'confirmed', 'ended'])), name='subscription_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), ('confirmed_at__isnull', False), _connector='OR'), name='subscription_confirmed_by_mail'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('state', 'ended')), models.Q(models.Q(('state', 'ended'), _negated=True), ('ended_at', None)), _connector='OR'), name='subscription_ended_or_not')],
            },
        ),
        ]),
    ]
