from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_limits")]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="calendar",
            field=models.TextField(blank=True, default="", verbose_name="calendar entry"),
            preserve_default=False,
        ),
    ]
