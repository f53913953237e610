"""The database itself refuses to change what was recorded. Only a demonstration table's log may be deleted."""

from django.db import migrations

SQLITE = {
    "event_no_update": """CREATE TRIGGER event_no_update BEFORE UPDATE ON workshops_logevent
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    "event_no_delete": """CREATE TRIGGER event_no_delete BEFORE DELETE ON workshops_logevent
        WHEN NOT EXISTS (SELECT 1 FROM workshops_table t WHERE t.id = OLD.table_id AND t.is_demo)
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    "sealed_no_update": """CREATE TRIGGER sealed_no_update BEFORE UPDATE ON workshops_sealedpart
        BEGIN SELECT RAISE(ABORT, 'a sealed part is never changed'); END""",
    "result_no_update": """CREATE TRIGGER result_no_update BEFORE UPDATE ON workshops_commandresult
        BEGIN SELECT RAISE(ABORT, 'the answer to a command is never changed'); END""",
    "result_no_delete": """CREATE TRIGGER result_no_delete BEFORE DELETE ON workshops_commandresult
        WHEN NOT EXISTS (SELECT 1 FROM workshops_table t WHERE t.id = OLD.table_id AND t.is_demo)
        BEGIN SELECT RAISE(ABORT, 'the answer to a command is never changed'); END""",
    "table_demo_fixed": """CREATE TRIGGER table_demo_fixed BEFORE UPDATE OF is_demo ON workshops_table
        WHEN OLD.is_demo <> NEW.is_demo
        BEGIN SELECT RAISE(ABORT, 'a table is a demonstration or it is not'); END""",
}

POSTGRESQL = """
CREATE FUNCTION voci_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM workshops_table t WHERE t.id = OLD.table_id AND t.is_demo) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the log is append-only';
END $$;
CREATE FUNCTION voci_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'this row is never changed'; END $$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON workshops_logevent
    FOR EACH ROW EXECUTE FUNCTION voci_append_only();
CREATE TRIGGER result_append_only BEFORE UPDATE OR DELETE ON workshops_commandresult
    FOR EACH ROW EXECUTE FUNCTION voci_append_only();
CREATE TRIGGER sealed_no_update BEFORE UPDATE ON workshops_sealedpart
    FOR EACH ROW EXECUTE FUNCTION voci_never_changed();
CREATE TRIGGER table_demo_fixed BEFORE UPDATE OF is_demo ON workshops_table
    FOR EACH ROW WHEN (OLD.is_demo IS DISTINCT FROM NEW.is_demo) EXECUTE FUNCTION voci_never_changed();
"""
POSTGRESQL_REVERSE = """
DROP TRIGGER event_append_only ON workshops_logevent;
DROP TRIGGER result_append_only ON workshops_commandresult;
DROP TRIGGER sealed_no_update ON workshops_sealedpart;
DROP TRIGGER table_demo_fixed ON workshops_table;
DROP FUNCTION voci_append_only();
DROP FUNCTION voci_never_changed();
"""


def forwards(_apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE.values():
            schema_editor.execute(statement)
    else:
        schema_editor.execute(POSTGRESQL)


def backwards(_apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}")
    else:
        schema_editor.execute(POSTGRESQL_REVERSE)


class Migration(migrations.Migration):
    dependencies = (("workshops", "0001_initial"),)
    operations = (migrations.RunPython(forwards, backwards),)
