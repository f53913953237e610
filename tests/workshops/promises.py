"""What the committer promises, as functions: the real tests use them, and so do the tests that seed a bug."""

import json
import threading
from collections.abc import Callable, Sequence

from django.db import connection

from tests.support.people import DOOR, NOW, SECOND
from tests.support.rows import close_moment, envelope, log_of, must, send
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.domain.actors import SeatActor
from workshops.domain.script import Secrecy
from workshops.live.committer import commit
from workshops.live.envelope import Accepted, Batch, Failed, Outcome
from workshops.live.store import load
from workshops.live.verify import verify
from workshops.models import BallotRow, CommandResult, Table

VOTING = NOW + 70 * SECOND


def in_threads(works: Sequence[Callable[[], Outcome]]) -> list[Outcome]:
    """Run all at the same moment, each on a connection of its own; their results in the order given."""
    results: list[Outcome | None] = [None] * len(works)
    start = threading.Barrier(len(works), timeout=30)

    def run(place: int, work: Callable[[], Outcome]) -> None:
        try:
            start.wait()
            results[place] = work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not any(thread.is_alive() for thread in threads)
    return results


def send_until_known(table: Table, command: c.Command, by: object, *, command_id: str, now: int = VOTING) -> Outcome:
    """What a client does: the same id again until the outcome is known."""
    for _attempt in range(20):
        outcome = send(table, command, by, command_id=command_id, now=now)
        if not isinstance(outcome, Failed):
            break
    return outcome


def check_log_is_in_order(table: Table) -> None:
    """No gap, no double place, the chain verifies, and what is stored folds to what the projections say."""
    places = [seq for seq, _kind in log_of(table)]
    assert places == list(range(1, len(places) + 1))
    found = verify(table.pk)
    assert (found.ok, found.problem, found.seq) == (True, "", len(places))
    state = load(table.pk)
    stored = {(row.ballot, row.voter): tuple(json.loads(row.choice)) for row in BallotRow.objects.filter(table=table)}
    folded = {
        (ballot.number, voter): choice
        for ballot in state.ballots.values()
        if state.script[ballot.number - 1].secrecy is Secrecy.OPEN
        for voter, (choice, _seat) in ballot.votes.items()
    }
    assert stored == folded


def check_same_id_lands_once(table: Table, by: SeatActor) -> None:
    """However often a command is sent, in one batch or in several, it happens once and is answered the same."""
    vote = envelope(c.CastBallot(2, (1,)), by, command_id="voto-0001", now=VOTING)
    before = len(log_of(table))
    first, twin = commit([Batch(table.pk, (vote, vote))])[0].outcomes
    again = commit([Batch(table.pk, (vote,))])[0].outcomes[0]
    assert isinstance(first, Accepted)
    assert not first.is_repeat
    for other in (twin, again):
        assert isinstance(other, Accepted)
        assert other.is_repeat
        assert (other.first_seq, other.last_seq, other.result) == (first.first_seq, first.last_seq, first.result)
    assert len(log_of(table)) == before + 1
    assert CommandResult.objects.filter(table=table, command_id="voto-0001").count() == 1


def check_writers_at_once_leave_no_gap(table: Table, seats: Sequence[SeatActor]) -> None:
    """Many threads, each vote sent once: all are taken, one row per voter, one place per vote."""
    before = len(log_of(table))

    def vote(seat: SeatActor) -> Callable[[], Outcome]:
        command = c.CastBallot(2, (1 + seat.seat % 3,))
        return lambda: send(table, command, seat, command_id=f"voto-{seat.seat:04}", now=VOTING)

    outcomes = in_threads([vote(seat) for seat in seats])
    assert [type(outcome) for outcome in outcomes] == [Accepted] * len(seats)
    places = sorted(outcome.first_seq for outcome in outcomes)
    assert places == list(range(before + 1, before + len(seats) + 1))
    assert BallotRow.objects.filter(table=table, ballot=2).count() == len(seats)
    check_log_is_in_order(table)


def check_acknowledged_is_stored(table: Table, outcomes: Sequence[Outcome]) -> None:
    """What was acknowledged stands in the log at the places that the answer names."""
    places = {seq for seq, _kind in log_of(table)}
    for outcome in outcomes:
        if isinstance(outcome, Accepted):
            assert set(range(outcome.first_seq, outcome.last_seq + 1)) <= places


def check_replaced_device_is_refused(table: Table, seat: SeatActor) -> None:
    """After a seat was reopened elsewhere, the old device is refused whatever state its sender knew."""
    must(table, c.ReopenSeat(seat.seat), DOOR, now=VOTING)
    old, new = seat, SeatActor(seat.seat, seat.generation + 1)
    refused = send(table, c.CastBallot(2, (1,)), old, now=VOTING)
    assert getattr(refused, "code", None) == "seat_replaced", refused
    assert isinstance(send(table, c.CastBallot(2, (1,)), new, now=VOTING), Accepted)
    must(table, c.FreeSeat(seat.seat), GIULIA, now=VOTING)
    freed = send(table, c.CastBallot(2, (2,)), new, now=VOTING)
    assert getattr(freed, "code", None) == "seat_freed", freed


def closed_ballot(table: Table) -> dict:
    """Close the ballot; its frozen result."""
    close_moment(table, 2, now=VOTING)
    return load(table.pk).ballots[2].result
