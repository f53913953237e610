"""The database itself keeps the record: what was written is neither changed nor deleted, on either engine."""

import importlib

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from tests.support.baseline import Baseline
from tests.support.people import DIRECTOR, DOOR
from tests.support.rows import log_of, make_table, must, play_to_ballot
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.models import CommandResult, LogEvent, SealedPart, Table, TableHead

pytestmark = pytest.mark.django_db

SQLITE_TRIGGERS = set(importlib.import_module("workshops.migrations.0002_append_only").SQLITE)
NEVER_EMPTIED = importlib.import_module("workshops.migrations.0006_never_emptied").TABLES
POSTGRESQL_TRIGGERS = {
    "event_append_only",
    "result_append_only",
    "sealed_no_update",
    "table_demo_fixed",
    *NEVER_EMPTIED,
}
RECORDED = [LogEvent, CommandResult, SealedPart]


@pytest.fixture
def table():
    table = make_table()
    play_to_ballot(table, 2)
    must(table, c.HideCard(1, "offence"), GIULIA)
    return table


@pytest.fixture
def demonstration():
    table = make_table(is_demo=True)
    play_to_ballot(table, 2)
    return table


def triggers():
    """Names of the triggers in the database as it is now, after every migration there is."""
    if connection.vendor == "sqlite":
        question = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        question = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
    with connection.cursor() as cursor:
        cursor.execute(question)
        return {name for (name,) in cursor.fetchall()}


def test_triggers_exist_after_all_migrations():
    """SQLite remakes a table to alter it and drops its triggers without a word: a migration must put them back."""
    wanted = SQLITE_TRIGGERS if connection.vendor == "sqlite" else POSTGRESQL_TRIGGERS
    assert wanted <= triggers()


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (LogEvent, {"at": 1}),
        (LogEvent, {"hash": bytes(32)}),
        (LogEvent, {"body": "{}"}),
        (CommandResult, {"result": "{}"}),
        (CommandResult, {"payload_hash": bytes(32)}),
        (SealedPart, {"body": "{}"}),
        (SealedPart, {"salt": bytes(16)}),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else next(iter(value)),
)
def test_recorded_row_is_never_changed(table, model, change):
    rows = model.objects.filter(table=table)
    before = list(rows.order_by("pk").values())

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**change)

    assert list(rows.order_by("pk").values()) == before
    assert before


@pytest.mark.parametrize("model", [LogEvent, CommandResult])
def test_recorded_row_is_never_deleted(table, model):
    rows = model.objects.filter(table=table)
    count = rows.count()

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()

    assert rows.count() == count > 0


def test_last_event_is_not_deleted_by_sql_either(table):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM workshops_logevent WHERE table_id = %s AND seq = 1", [table.pk])


@pytest.mark.parametrize("model", RECORDED)
@pytest.mark.parametrize("how", ["TRUNCATE {}", "TRUNCATE {} CASCADE", "TRUNCATE workshops_table CASCADE"])
def test_record_is_never_emptied(table, model, how):
    """TRUNCATE fires no trigger of rows. SQLite has no such statement and empties by DELETE."""
    name = model._meta.db_table
    statement = how.format(name) if connection.vendor == "postgresql" else "DELETE FROM workshops_logevent"
    count = model.objects.filter(table=table).count()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert model.objects.filter(table=table).count() == count > 0


def test_flush_does_not_empty_the_record_either(table):
    with pytest.raises(CommandError), transaction.atomic():
        call_command("flush", interactive=False, verbosity=0)

    assert LogEvent.objects.filter(table=table).exists()


def test_sealed_part_may_be_deleted(table):
    deleted, _models = SealedPart.objects.filter(table=table).delete()
    assert deleted > 0


def test_log_of_a_demonstration_may_be_deleted_but_not_changed(demonstration, table):
    with pytest.raises(DatabaseError), transaction.atomic():
        LogEvent.objects.filter(table=demonstration).update(at=1)

    for model in RECORDED:
        model.objects.filter(table=demonstration).delete()

    assert not LogEvent.objects.filter(table=demonstration).exists()
    assert LogEvent.objects.filter(table=table).exists()


def test_table_does_not_become_a_demonstration(table, demonstration):
    for each in (table, demonstration):
        with pytest.raises(DatabaseError), transaction.atomic():
            Table.objects.filter(pk=each.pk).update(is_demo=not each.is_demo)
    Table.objects.filter(pk=table.pk).update(capacity=9, is_demo=False)
    assert Table.objects.get(pk=table.pk).capacity == 9


def test_second_event_at_one_place_is_refused(table):
    """The net under the lock: two writers can never both hold a place."""
    event = LogEvent.objects.get(table=table, seq=1)
    event.pk = None
    with pytest.raises(DatabaseError), transaction.atomic():
        event.save(force_insert=True)


def test_upsert_does_not_get_round_the_triggers(table):
    event = LogEvent.objects.get(table=table, seq=1)
    event.pk, event.at = None, 5
    with pytest.raises(DatabaseError), transaction.atomic():
        LogEvent.objects.bulk_create(
            [event], update_conflicts=True, unique_fields=["table", "seq"], update_fields=["at"]
        )


def test_head_follows_the_log(table):
    head = TableHead.objects.get(table=table)
    last = LogEvent.objects.filter(table=table).order_by("-seq")[0]
    assert (head.seq, bytes(head.hash)) == (last.seq, bytes(last.hash))


@pytest.mark.django_db(transaction=True)
def test_triggers_survive_what_happens_between_tests():
    table = make_table()
    must(table, c.OpenTable(tuple(table.script), 12), DIRECTOR)
    must(table, c.TakeFacilitation(1), DOOR)
    baseline = Baseline()
    baseline.keep()
    must(table, c.LockTable(), GIULIA)
    baseline.restore()

    assert [kind for _seq, kind in log_of(table)] == ["table_opened", "facilitation_taken"]
    wanted = SQLITE_TRIGGERS if connection.vendor == "sqlite" else POSTGRESQL_TRIGGERS
    assert wanted <= triggers()
