"""When the database fails in the middle: nothing is acknowledged that is not stored, and asking again lands once.

The faults are real ones: triggers that end the connection, undo the transaction or fail the commit.
"""

import contextlib

import pytest
from django.db import connection

from tests.support.people import DOOR
from tests.support.rows import envelope, log_of, make_table, seat_people
from tests.support.stories import GIULIA
from tests.workshops import promises
from workshops.domain import commands as c
from workshops.domain.actors import SeatActor
from workshops.live.committer import commit
from workshops.live.envelope import Accepted, Batch, Failed
from workshops.models import CommandResult, LogEvent

pytestmark = pytest.mark.django_db(transaction=True)

LOCK = c.LockTable()


def sql(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextlib.contextmanager
def transaction_lost_at(table):
    """Whoever writes an event of this table loses the whole transaction: the savepoints cannot save it."""
    if connection.vendor == "sqlite":
        sql(
            f"CREATE TRIGGER fault BEFORE INSERT ON workshops_logevent WHEN NEW.table_id = {table.pk}"
            " BEGIN SELECT RAISE(ROLLBACK, 'the disk is gone'); END"
        )
        undo = ["DROP TRIGGER fault"]
    else:
        sql(
            "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$",
            "CREATE TRIGGER fault BEFORE INSERT ON workshops_logevent FOR EACH ROW"
            f" WHEN (NEW.table_id = {table.pk}) EXECUTE FUNCTION fault()",
        )
        undo = ["DROP TRIGGER fault ON workshops_logevent", "DROP FUNCTION fault()"]
    try:
        yield
    finally:
        connection.close()
        sql(*undo)


@pytest.fixture
def tables():
    made = [make_table(), make_table(), make_table()]
    for table in made:
        seat_people(table, 2)
    return made


def lock_all(tables):
    """One command for each table in one transaction, with fixed ids."""
    return commit([Batch(each.pk, (envelope(LOCK, GIULIA, command_id="chiudi-0001"),)) for each in tables])


def outcomes_of(committed):
    return [result.outcomes[0] for result in committed]


def is_locked(table):
    return "table_locked" in [kind for _seq, kind in log_of(table)]


def test_lost_transaction_acknowledges_nothing_that_is_not_stored(tables):
    with transaction_lost_at(tables[1]):
        committed = lock_all(tables)

    for table, outcome in zip(tables, outcomes_of(committed), strict=True):
        assert isinstance(outcome, Accepted) == is_locked(table), (table.pk, outcome)
    assert isinstance(committed[1].outcomes[0], Failed)
    assert all(result.state is None for result in committed if isinstance(result.outcomes[0], Failed))


def test_asking_again_after_a_lost_transaction_lands_once(tables):
    with transaction_lost_at(tables[1]):
        lock_all(tables)

    outcomes = outcomes_of(lock_all(tables))

    assert [type(outcome) for outcome in outcomes] == [Accepted] * 3
    for table in tables:
        assert [kind for _seq, kind in log_of(table)].count("table_locked") == 1
        assert CommandResult.objects.filter(table=table, command_id="chiudi-0001").count() == 1
        promises.check_log_is_in_order(table)


def test_row_that_fails_only_at_the_commit_spoils_no_other_table(tables):
    """Foreign keys are looked at when the transaction ends: a seat of an organisation that is gone fails there."""
    gone = envelope(c.TakeSeat(999_999, "school", is_resident=False), DOOR)
    batches = [
        Batch(tables[0].pk, (envelope(LOCK, GIULIA),)),
        Batch(tables[1].pk, (gone,)),
        Batch(tables[2].pk, (envelope(LOCK, GIULIA),)),
    ]

    outcomes = outcomes_of(commit(batches))

    assert [type(outcome) for outcome in outcomes] == [Accepted, Failed, Accepted]
    assert [is_locked(table) for table in tables] == [True, False, True]
    assert not LogEvent.objects.filter(table=tables[1], body__contains="999999").exists()


def test_one_bad_command_does_not_spoil_its_table(tables):
    """Everybody else's cards at the table are not asked for again and again because of one."""
    table = tables[0]
    bad = envelope(c.TakeSeat(999_999, "school", is_resident=False), GIULIA)
    good = [envelope(LOCK, GIULIA), envelope(c.UnlockTable(), GIULIA)]

    outcomes = commit([Batch(table.pk, (good[0], bad, good[1]))])[0].outcomes

    assert [type(outcome) for outcome in outcomes] == [Accepted, Failed, Accepted]
    promises.check_log_is_in_order(table)


def test_closed_connection_is_replaced(tables):
    """The server ended the connection while it was idle: the first attempt may fail, the next one may not."""
    if connection.vendor == "sqlite":
        connection.connection.close()
    else:
        sql("SELECT 1")
        pid = connection.connection.info.backend_pid
        _terminate(pid)

    first = outcomes_of(lock_all(tables))
    second = outcomes_of(lock_all(tables))

    assert {type(outcome) for outcome in first} <= {Accepted, Failed}
    assert [type(outcome) for outcome in second] == [Accepted] * 3
    for table in tables:
        assert [kind for _seq, kind in log_of(table)].count("table_locked") == 1


def _terminate(pid):
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    finally:
        other.close()


def test_locked_database_means_asking_again(tables):
    """Another writer holds the lock for longer than one waits."""
    table = tables[0]
    with holding_the_lock(table):
        sql("PRAGMA busy_timeout = 150" if connection.vendor == "sqlite" else "SET lock_timeout = '150ms'")
        blocked = lock_all([table])[0].outcomes[0]
    connection.close()
    landed = lock_all([table])[0].outcomes[0]

    assert isinstance(blocked, Failed)
    assert isinstance(landed, Accepted)
    assert [kind for _seq, kind in log_of(table)].count("table_locked") == 1


@contextlib.contextmanager
def holding_the_lock(table):
    other = connection.copy()
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            # On SQLite any write takes the one lock there is, on PostgreSQL this row's.
            cursor.execute("UPDATE workshops_tablehead SET seq = seq WHERE table_id = %s", [table.pk])
        yield
    finally:
        other.rollback()
        other.close()


def test_vote_survives_the_failures_of_others(tables):
    table, other, _third = tables
    seat = SeatActor(1)
    vote = envelope(c.PostCard("Scritta in tempo"), seat, command_id="carta-0001")
    commit([Batch(table.pk, (envelope(c.OpenMoment(1), GIULIA),))])
    with transaction_lost_at(other):
        for _attempt in range(3):
            batches = [Batch(other.pk, (envelope(LOCK, GIULIA),)), Batch(table.pk, (vote,))]
            outcomes = outcomes_of(commit(batches))
            promises.check_acknowledged_is_stored(table, [outcomes[1]])
    assert isinstance(commit([Batch(table.pk, (vote,))])[0].outcomes[0], Accepted)
    assert [kind for _seq, kind in log_of(table)].count("card_posted") == 1
