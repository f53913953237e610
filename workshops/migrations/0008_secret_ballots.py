"""Secret ballots: keys and slips, and what the database lets be done with them.

The log stays append-only. A key may go only when its ballot's closing event stands in the log; a slip is written and
changed only while the key is there, and goes only once it is gone.
"""

import django.db.models.deletion
from django.db import migrations, models

# Django's own CREATE TABLE has row numbers, which would keep the order in which people voted.
SQLITE_TABLE = """CREATE TABLE workshops_secretchoice (
    mark varchar(64) NOT NULL PRIMARY KEY,
    ballot smallint unsigned NOT NULL CHECK (ballot >= 0),
    choice text NOT NULL,
    receipt varchar(16) NOT NULL,
    table_id bigint NOT NULL REFERENCES workshops_table (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID"""

IS_DEMO = "EXISTS (SELECT 1 FROM workshops_table t WHERE t.id = OLD.table_id AND t.is_demo)"
HAS_KEY = "EXISTS (SELECT 1 FROM workshops_ballotkey k WHERE k.table_id = {row}.table_id AND k.ballot = {row}.ballot)"
SAME_SLIP = "OLD.mark = NEW.mark AND OLD.table_id = NEW.table_id AND OLD.ballot = NEW.ballot"
IS_CLOSED = """EXISTS (SELECT 1 FROM workshops_logevent e WHERE e.table_id = OLD.table_id
        AND e.kind = 'ballot_closed' AND {ballot} = OLD.ballot)"""

SQLITE = {
    "ballot_key_no_update": """CREATE TRIGGER ballot_key_no_update BEFORE UPDATE ON workshops_ballotkey
        BEGIN SELECT RAISE(ABORT, 'a key is never changed'); END""",
    "ballot_key_until_close": f"""CREATE TRIGGER ballot_key_until_close BEFORE DELETE ON workshops_ballotkey
        WHEN NOT ({IS_DEMO} OR {IS_CLOSED.format(ballot="json_extract(e.body, '$.ballot')")})
        BEGIN SELECT RAISE(ABORT, 'the ballot is open'); END""",
    "slip_while_open": f"""CREATE TRIGGER slip_while_open BEFORE INSERT ON workshops_secretchoice
        WHEN NOT {HAS_KEY.format(row="NEW")}
        BEGIN SELECT RAISE(ABORT, 'the ballot is not open'); END""",
    "slip_changes_choice_only": f"""CREATE TRIGGER slip_changes_choice_only BEFORE UPDATE ON workshops_secretchoice
        WHEN NOT ({SAME_SLIP} AND {HAS_KEY.format(row="OLD")})
        BEGIN SELECT RAISE(ABORT, 'a slip keeps its mark and its ballot'); END""",
    "slip_until_close": f"""CREATE TRIGGER slip_until_close BEFORE DELETE ON workshops_secretchoice
        WHEN {HAS_KEY.format(row="OLD")} AND NOT {IS_DEMO}
        BEGIN SELECT RAISE(ABORT, 'the ballot is open'); END""",
}

# Statements of their own per event: a record without OLD or NEW must not name it.
POSTGRESQL = f"""
CREATE FUNCTION voci_ballot_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF {IS_DEMO} OR {IS_CLOSED.format(ballot="(e.body::json ->> 'ballot')::integer")} THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION 'a key is never changed, and kept until the close';
END $$;
CREATE FUNCTION voci_slip() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF {HAS_KEY.format(row="NEW")} THEN RETURN NEW; END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        IF {SAME_SLIP} AND {HAS_KEY.format(row="OLD")} THEN RETURN NEW; END IF;
    ELSE
        IF {IS_DEMO} OR NOT {HAS_KEY.format(row="OLD")} THEN RETURN OLD; END IF;
    END IF;
    RAISE EXCEPTION 'a slip is written while its ballot is open and goes at the close';
END $$;
CREATE TRIGGER ballot_key_until_close BEFORE UPDATE OR DELETE ON workshops_ballotkey
    FOR EACH ROW EXECUTE FUNCTION voci_ballot_key();
CREATE TRIGGER slip_while_open BEFORE INSERT OR UPDATE OR DELETE ON workshops_secretchoice
    FOR EACH ROW EXECUTE FUNCTION voci_slip();
CREATE TRIGGER ballot_key_never_emptied BEFORE TRUNCATE ON workshops_ballotkey
    FOR EACH STATEMENT EXECUTE FUNCTION voci_never_emptied();
CREATE TRIGGER slip_never_emptied BEFORE TRUNCATE ON workshops_secretchoice
    FOR EACH STATEMENT EXECUTE FUNCTION voci_never_emptied();
"""
POSTGRESQL_REVERSE = """
DROP TRIGGER ballot_key_until_close ON workshops_ballotkey;
DROP TRIGGER slip_while_open ON workshops_secretchoice;
DROP TRIGGER ballot_key_never_emptied ON workshops_ballotkey;
DROP TRIGGER slip_never_emptied ON workshops_secretchoice;
DROP FUNCTION voci_ballot_key();
DROP FUNCTION voci_slip();
"""


def make_slips(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE_TABLE)
    else:
        schema_editor.create_model(apps.get_model("workshops", "SecretChoice"))


def drop_slips(apps, schema_editor):
    schema_editor.execute("DROP TABLE workshops_secretchoice")


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
    dependencies = (("workshops", "0007_workshop_in_one_form"),)
    operations = (
        migrations.CreateModel(
            name="BallotKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ballot", models.PositiveSmallIntegerField()),
                ("key", models.BinaryField(max_length=32)),
                (
                    "table",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballot_keys",
                        to="workshops.table",
                    ),
                ),
            ],
            options={
                "verbose_name": "chiave di un voto segreto",
                "verbose_name_plural": "chiavi dei voti segreti",
                "constraints": [models.UniqueConstraint(fields=("table", "ballot"), name="ballot_key_once")],
            },
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="SecretChoice",
                    fields=[
                        ("mark", models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ("ballot", models.PositiveSmallIntegerField()),
                        ("choice", models.TextField()),
                        ("receipt", models.CharField(max_length=16)),
                        (
                            "table",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="secret_choices",
                                to="workshops.table",
                            ),
                        ),
                    ],
                    options={"verbose_name": "scelta segreta", "verbose_name_plural": "scelte segrete"},
                ),
            ],
        ),
        migrations.RunPython(make_slips, drop_slips),
        migrations.RunPython(forwards, backwards),
    )
