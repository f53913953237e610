"""PostgreSQL's TRUNCATE passes by the triggers of rows: the record's tables refuse it as a whole.

SQLite has no such statement; its DELETE without a condition meets the triggers of rows.
"""

from django.db import migrations

TABLES = {
    "event_never_emptied": "workshops_logevent",
    "result_never_emptied": "workshops_commandresult",
    "sealed_never_emptied": "workshops_sealedpart",
}


def forwards(_apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(
        "CREATE FUNCTION voci_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$ "
        "BEGIN RAISE EXCEPTION 'the record is never emptied'; END $$"
    )
    for trigger, table in TABLES.items():
        schema_editor.execute(
            f"CREATE TRIGGER {trigger} BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION voci_never_emptied()"
        )


def backwards(_apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for trigger, table in TABLES.items():
        schema_editor.execute(f"DROP TRIGGER {trigger} ON {table}")
    schema_editor.execute("DROP FUNCTION voci_never_emptied()")


class Migration(migrations.Migration):
    dependencies = (("workshops", "0005_table_area"),)
    operations = (migrations.RunPython(forwards, backwards),)
