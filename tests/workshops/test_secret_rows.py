"""What the database lets be done with the rows of a secret ballot, and what the log of one tells who checks it."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.support.people import CLOCK, DIRECTOR
from tests.support.rows import close_moment, make_table, must, play_to_ballot
from tests.support.stories import GIULIA
from tests.workshops.promises import VOTING
from tests.workshops.test_secret_ballot import SECRET, VOTERS, all_vote, cast, published
from workshops.content.demo.clearing import clear_tables
from workshops.domain import commands as c
from workshops.live.verify import verify
from workshops.models import BallotKey, LogEvent, SecretChoice, Table

INSERT = "INSERT INTO workshops_secretchoice (mark, table_id, ballot, choice, receipt)"


@pytest.fixture
def table():
    table = make_table(SECRET)
    play_to_ballot(table, VOTERS)
    return table


def refused(statement: str, *values: object) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError:
        return True
    return False


@pytest.mark.django_db
def test_key_is_kept_until_the_close_and_never_changed(table):
    assert refused("UPDATE workshops_ballotkey SET ballot = 3 WHERE table_id = %s", table.pk)
    assert refused("DELETE FROM workshops_ballotkey WHERE table_id = %s", table.pk)


@pytest.mark.django_db
def test_slip_keeps_its_mark_and_is_kept_until_the_close(table):
    cast(table, 1, (1,))

    assert refused("UPDATE workshops_secretchoice SET mark = 'x' WHERE table_id = %s", table.pk)
    assert refused("UPDATE workshops_secretchoice SET ballot = 3 WHERE table_id = %s", table.pk)
    assert refused("DELETE FROM workshops_secretchoice WHERE table_id = %s", table.pk)
    assert not refused("UPDATE workshops_secretchoice SET choice = '[2]' WHERE table_id = %s", table.pk)


@pytest.mark.django_db
def test_slip_is_written_only_while_its_ballot_is_open(table):
    slip = (
        "INSERT INTO workshops_secretchoice (mark, table_id, ballot, choice, receipt) VALUES ('a', %s, %s, '[]', '1')"
    )
    assert refused(slip, table.pk, 3)
    close_moment(table, 2, now=VOTING)
    assert refused(slip, table.pk, 2)


@pytest.mark.django_db
def test_slips_lie_in_no_order_of_arrival():
    """SQLite gives every row a number, from which the order of voting could be read; this table has none."""
    if connection.vendor != "sqlite":
        columns = {field.column for field in SecretChoice._meta.get_fields()}
        assert columns == {"mark", "table_id", "ballot", "choice", "receipt"}
        return
    assert refused("SELECT rowid FROM workshops_secretchoice")


@pytest.mark.django_db
def test_log_with_a_changed_secret_result_is_not_in_order(table):
    """The chain is whole: whoever wrote the log wrote a result that does not follow from it."""
    all_vote(table)
    must(table, c.CloseMoment(2), GIULIA, now=VOTING)
    honest = SecretChoice.objects.filter(table=table).first()
    with connection.cursor() as cursor:
        # A slip that no voter took part for: written with the database's own permission, while the ballot is open.
        cursor.execute(
            f"{INSERT} VALUES (%s, %s, 2, '[1]', %s)",
            [f"{honest.mark[:-2]}zz", table.pk, "1" * 16],
        )
    later = VOTING + 61_000
    must(table, c.Tick(2, later), CLOCK, now=later)

    found = verify(table.pk)

    place = LogEvent.objects.get(table=table, kind="ballot_closed").seq
    assert (found.ok, found.first_bad, found.problem) == (False, place, "recount")


@pytest.mark.django_db
def test_demonstration_is_cleared_with_its_secrets():
    table = make_table(SECRET, is_demo=True)
    play_to_ballot(table, VOTERS)
    all_vote(table)

    clear_tables(Table.objects.filter(pk=table.pk))

    assert not BallotKey.objects.filter(table=table.pk).exists()
    assert not SecretChoice.objects.filter(table=table.pk).exists()


@pytest.mark.django_db
def test_table_erased_of_nothing_is_still_in_order(table):
    """A card erased after a secret ballot changes nothing about its count."""
    all_vote(table)
    close_moment(table, 2, now=VOTING)
    must(table, c.EraseCard(1), DIRECTOR, now=VOTING + 200_000)

    assert verify(table.pk).ok
    assert len(published(table)) == VOTERS
