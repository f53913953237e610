import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("home", "0005_loaded_fields"),
        ("workshops", "0004_projected_seq"),
    ]

    operations = [
        migrations.AddField(
            model_name="table",
            name="area",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tables",
                to="home.area",
                verbose_name="area",
            ),
        ),
    ]
