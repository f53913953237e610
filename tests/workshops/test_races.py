"""Many at once, really at once: threads with connections of their own, and processes of their own."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from deploy.local.paths import ROOT
from tests.support.people import DOOR, SECOND
from tests.support.rows import envelope, log_of, make_table, must, play_to_ballot, send
from tests.support.stories import GIULIA
from tests.workshops import promises
from tests.workshops.promises import VOTING, in_threads
from workshops.domain import commands as c
from workshops.domain.actors import ClockActor, SeatActor
from workshops.live.committer import commit
from workshops.live.envelope import Accepted, Batch, Private
from workshops.live.store import load
from workshops.models import BallotRow, CommandResult, Seat

pytestmark = pytest.mark.django_db(transaction=True)

VOTERS = 60
PROCESSES, VOTES = 2, 60


@pytest.fixture
def table():
    return make_table(capacity=100)


def test_sixty_voters_at_once_get_a_row_each(table):
    seats = play_to_ballot(table, VOTERS)
    promises.check_writers_at_once_leave_no_gap(table, seats)
    result = promises.closed_ballot(table)
    assert (result["voters"], result["voted"]) == (VOTERS, VOTERS)
    assert sum(row["in_favour"] for row in result["rows"]) == VOTERS


def test_sixty_votes_of_one_voter_at_once_are_one_row(table):
    seat = play_to_ballot(table, 4)[0]
    choices = [(1 + number % 3,) for number in range(VOTERS)]

    outcomes = in_threads(
        [
            lambda choice=choice, number=number: promises.send_until_known(
                table, c.CastBallot(2, choice), seat, command_id=f"voto-{number:04}"
            )
            for number, choice in enumerate(choices)
        ]
    )

    assert [type(outcome) for outcome in outcomes] == [Accepted] * VOTERS
    last = max(range(VOTERS), key=lambda number: outcomes[number].last_seq)
    row = BallotRow.objects.get(table=table, ballot=2)
    assert tuple(json.loads(row.choice)) == choices[last]
    promises.check_log_is_in_order(table)


def test_same_command_from_sixty_threads_happens_once(table):
    seat = play_to_ballot(table, 4)[0]

    outcomes = in_threads(
        [
            lambda: promises.send_until_known(table, c.CastBallot(2, (1,)), seat, command_id="voto-0001")
            for _thread in range(VOTERS)
        ]
    )

    assert {(outcome.first_seq, outcome.last_seq) for outcome in outcomes} == {(log_of(table)[-1][0],) * 2}
    assert sorted(outcome.is_repeat for outcome in outcomes) == [False] + [True] * (VOTERS - 1)
    assert CommandResult.objects.filter(table=table, command_id="voto-0001").count() == 1
    promises.check_log_is_in_order(table)


def test_two_seats_of_one_organisation_have_one_vote(table):
    seats = play_to_ballot(table, 2)
    organisation = Seat.objects.get(table=table, number=1).organisation_id
    must(table, c.TakeSeat(organisation, "school", is_resident=False), DOOR, now=VOTING)
    second = SeatActor(3)

    outcomes = in_threads(
        [
            lambda by=by, number=number: send(
                table, c.CastBallot(2, (1,)), by, now=VOTING, command_id=f"voto-{number:04}"
            )
            for number, by in enumerate([seats[0], second] * 10)
        ]
    )

    codes = [getattr(outcome, "code", "accepted") for outcome in outcomes]
    assert sorted(codes) == ["accepted"] * 10 + ["organisation_has_a_voter"] * 10
    assert BallotRow.objects.filter(table=table, ballot=2).count() == 1
    promises.check_log_is_in_order(table)


def test_two_devices_of_one_seat_leave_one_in_charge(table):
    """The seat is reopened while its old device is voting: afterwards only the new one counts."""
    seat = play_to_ballot(table, 2)[0]
    votes = [
        lambda number=number: send(table, c.CastBallot(2, (1,)), seat, now=VOTING, command_id=f"vecchio-{number:04}")
        for number in range(15)
    ]

    outcomes = in_threads([*votes, lambda: must(table, c.ReopenSeat(1), DOOR, now=VOTING)])

    reopened = outcomes[-1].last_seq
    for outcome in outcomes[:-1]:
        is_before = isinstance(outcome, Accepted) and outcome.last_seq < reopened
        assert is_before or outcome.code == "seat_replaced"
    assert send(table, c.CastBallot(2, (2,)), seat, now=VOTING).code == "seat_replaced"
    assert isinstance(send(table, c.CastBallot(2, (3,)), SeatActor(1, 2), now=VOTING), Accepted)
    promises.check_log_is_in_order(table)


def test_one_token_at_two_doors_is_one_seat(table):
    play_to_ballot(table, 2)
    private = Private(name="Teresa", token_hash="t" * 64)

    outcomes = in_threads(
        [
            lambda: send(
                table,
                c.TakeSeat(None, "resident", is_resident=True),
                DOOR,
                now=VOTING,
                command_id="porta-0001",
                private=private,
            )
            for _door in range(10)
        ]
    )

    assert {outcome.result["seat"] for outcome in outcomes} == {3}
    assert Seat.objects.filter(table=table, token_hash="t" * 64).count() == 1


def test_end_of_the_time_closes_once_from_two_processes(table):
    """Both processes wake up at the deadline and send the same deterministic id."""
    play_to_ballot(table, 3)
    must(table, c.CloseMoment(2), GIULIA, now=VOTING)
    due = VOTING + 10 * SECOND

    outcomes = in_threads(
        [
            lambda: send(table, c.Tick(2, due), ClockActor(), now=due, command_id=f"tick-2-{due}")
            for _process in range(12)
        ]
    )

    assert sum(isinstance(outcome, Accepted) and not outcome.is_repeat for outcome in outcomes) == 1
    kinds = [kind for _seq, kind in log_of(table)]
    assert (kinds.count("moment_closed"), kinds.count("ballot_closed")) == (2, 1)


def test_many_tables_in_one_transaction_do_not_lock_each_other(table):
    """Two committers take the same tables in opposite order: ordered locks, no deadlock, nothing lost."""
    tables = [table, make_table(), make_table()]
    for each in tables:
        play_to_ballot(each, 2)

    def work(process):
        order = tables if process % 2 else tables[::-1]
        vote = [
            Batch(
                each.pk,
                (envelope(c.CastBallot(2, (1,)), SeatActor(1), command_id=f"voto-{process:04}", now=VOTING),),
            )
            for each in order
        ]
        return lambda: all(isinstance(result.outcomes[0], Accepted) for result in commit(vote))

    assert in_threads([work(process) for process in range(12)]) == [True] * 12
    for each in tables:
        assert CommandResult.objects.filter(table=each, command_id__startswith="voto-").count() == 12
        promises.check_log_is_in_order(each)


def test_two_processes_write_one_log_without_a_gap(table):
    play_to_ballot(table, 4)
    before = log_of(table)
    command = [sys.executable, "-m", "tests.workshops.writer", str(table.pk)]
    writers = [
        subprocess.Popen(
            [*command, str(process), str(VOTES)], cwd=ROOT, env=_same_database(), stdout=subprocess.PIPE, text=True
        )
        for process in range(PROCESSES)
    ]
    acknowledged = [json.loads(line) for writer in writers for line in writer.communicate(timeout=60)[0].splitlines()]

    assert [writer.returncode for writer in writers] == [0] * PROCESSES
    places = sorted(answer["seq"] for answer in acknowledged)
    assert places == list(range(len(before) + 1, len(before) + PROCESSES * VOTES + 1))
    assert len({answer["id"] for answer in acknowledged}) == PROCESSES * VOTES
    assert load(table.pk).seq == places[-1]
    promises.check_log_is_in_order(table)


def _same_database():
    """The environment of a process that works on this test's own database."""
    settings = connection.settings_dict
    url = (
        f"sqlite:///{settings['NAME']}"
        if connection.vendor == "sqlite"
        else f"postgres://{settings['USER']}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
    )
    return {**os.environ, "DATABASE_URL": url, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"}
