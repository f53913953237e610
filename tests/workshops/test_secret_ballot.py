"""The secret ballot in the database: what is kept until the close, what is destroyed then, what anybody can know."""

import hashlib
import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.apps import apps

from tests.support.people import CLOCK, NOW, choose, conclude, write
from tests.support.rows import close_moment, envelope, log_of, make_table, must, play_to_ballot, seat_people, send
from tests.support.stories import GIULIA
from tests.workshops import promises
from tests.workshops.promises import VOTING
from tests.workshops.test_committer_faults import transaction_lost_at
from workshops.domain import commands as c
from workshops.domain.actors import SeatActor
from workshops.live.committer import commit
from workshops.live.envelope import Accepted, Batch, Envelope, Failed, Outcome
from workshops.live.store import load
from workshops.live.verify import verify
from workshops.models import BallotKey, CommandResult, LogEvent, SecretChoice, Table

SECRET = (write(), choose(secrecy="secret"), conclude())
VOTERS = 6


def receipt(seat: int) -> str:
    """As a phone would draw it; found again by a plain search."""
    return str(int(hashlib.sha256(f"receipt {seat}".encode()).hexdigest(), 16))[-16:]


def vote(seat: int, choice: tuple[int, ...], *, command_id: str = "", now: int = VOTING) -> Envelope:
    command = c.CastSecretBallot(2, choice, receipt(seat))
    return envelope(command, SeatActor(seat), command_id=command_id or f"segreto-{seat:04}", now=now)


def cast(table: Table, seat: int, choice: tuple[int, ...], **options: object) -> Outcome:
    return commit([Batch(table.pk, (vote(seat, choice, **options),))])[0].outcomes[0]


def choice_of(seat: int) -> tuple[int, ...]:
    return (1 + seat % 3,)


def all_vote(table: Table) -> None:
    for seat in range(1, VOTERS + 1):
        assert isinstance(cast(table, seat, choice_of(seat)), Accepted)


def published(table: Table) -> dict[str, list[int]]:
    choices = load(table.pk).ballots[2].result["choices"]
    return {each["receipt"]: each["choice"] for each in choices}


def places_of(text: str) -> set[str]:
    """Every model of which some row holds this text, in any column."""
    found = set()
    for model in apps.get_models():
        for row in model.objects.all().values_list() if hasattr(model, "objects") else ():
            if text in " ".join(
                bytes(cell).hex() if isinstance(cell, (bytes, memoryview)) else str(cell) for cell in row
            ):
                found.add(model.__name__)
    return found


@pytest.fixture
def table():
    table = make_table(SECRET)
    play_to_ballot(table, VOTERS)
    return table


@pytest.mark.django_db
def test_open_ballot_has_a_key_and_no_slip(table):
    key = BallotKey.objects.get(table=table)

    assert (key.ballot, len(key.key)) == (2, 32)
    assert not SecretChoice.objects.filter(table=table).exists()


@pytest.mark.django_db
def test_ordinary_ballot_has_no_key():
    other = make_table()
    play_to_ballot(other, 2)

    assert not BallotKey.objects.filter(table=other).exists()


@pytest.mark.django_db
def test_choice_is_one_row_that_names_nobody(table):
    assert cast(table, 1, (1, 2)) == Accepted(len(log_of(table)), len(log_of(table)), {"ballot": 2})

    [row] = SecretChoice.objects.filter(table=table).values()
    assert {name: row[name] for name in ("table_id", "ballot", "choice", "receipt")} == {
        "table_id": table.pk,
        "ballot": 2,
        "choice": "[1,2]",
        "receipt": receipt(1),
    }
    assert set(row) == {"mark", "table_id", "ballot", "choice", "receipt"}
    assert len(bytes.fromhex(row["mark"])) == 32
    assert log_of(table)[-1][1] == "secret_ballot_cast"


@pytest.mark.django_db
def test_changed_choice_is_the_same_row(table):
    cast(table, 1, (1,))
    before = SecretChoice.objects.get(table=table).mark
    cast(table, 1, (2, 3), command_id="segreto-cambiato")

    row = SecretChoice.objects.get(table=table)
    assert (row.mark, row.choice) == (before, "[2,3]")


@pytest.mark.django_db
def test_close_publishes_the_choices_and_destroys_what_joins_them(table):
    all_vote(table)
    close_moment(table, 2, now=VOTING)

    assert published(table) == {receipt(seat): list(choice_of(seat)) for seat in range(1, VOTERS + 1)}
    assert not BallotKey.objects.filter(table=table).exists()
    assert not SecretChoice.objects.filter(table=table).exists()
    assert verify(table.pk).ok


@pytest.mark.django_db
def test_receipt_is_in_the_slip_alone_and_after_the_close_in_the_result_alone(table):
    """The canary: every column of every table of the database is read."""
    all_vote(table)
    assert places_of(receipt(3)) == {"SecretChoice"}

    close_moment(table, 2, now=VOTING)

    assert places_of(receipt(3)) == {"LogEvent"}
    holding = [row.kind for row in LogEvent.objects.filter(table=table) if receipt(3) in row.body]
    assert holding == ["ballot_closed"]


@pytest.mark.django_db
def test_stored_answer_does_not_tell_the_choice_to_who_tries_them_all(table):
    """So few choices and so few receipts are possible that a plain hash of the command would be undone in no time."""
    all_vote(table)
    close_moment(table, 2, now=VOTING)
    choices = [each for size in range(4) for each in itertools.permutations((1, 2, 3), size)]
    stored = {
        bytes(row.payload_hash) for row in CommandResult.objects.filter(table=table, command_id__startswith="segreto-")
    }
    assert len(stored) == VOTERS
    for choice, code, seat in itertools.product(choices, published(table), range(1, VOTERS + 1)):
        guess = replace(vote(seat, choice), command=c.CastSecretBallot(2, choice, code))
        assert hashlib.sha256(guess.payload_text.encode()).digest() not in stored


@pytest.mark.django_db
def test_same_command_is_answered_the_same_and_another_choice_is_not_taken_for_it(table):
    first, again = cast(table, 1, (1,)), cast(table, 1, (1,))
    other = cast(table, 1, (2,))

    assert (again.is_repeat, again.first_seq, again.result) == (True, first.first_seq, first.result)
    assert other.code == "command_id_reused"
    assert SecretChoice.objects.get(table=table).choice == "[1]"


@pytest.mark.django_db
def test_phone_that_asks_again_after_the_close_is_answered_as_before(table):
    first = cast(table, 1, (1,))
    close_moment(table, 2, now=VOTING)

    again = cast(table, 1, (1,), now=VOTING + 120_000)
    late = cast(table, 2, (1,), now=VOTING + 120_000)

    assert (again.is_repeat, again.first_seq) == (True, first.first_seq)
    assert late.code == "ballot_closed"


@pytest.mark.django_db
def test_id_of_another_command_is_no_secret_vote_even_after_the_close(table):
    must(table, c.LockTable(), GIULIA, command_id="segreto-0001", now=VOTING)
    card = envelope(c.CastBallot(2, (1,)), SeatActor(1), command_id="segreto-0001", now=VOTING)
    assert commit([Batch(table.pk, (card,))])[0].outcomes[0].code == "ballot_is_secret"
    assert isinstance(cast(table, 1, (1,)), Accepted)


@pytest.mark.django_db
def test_votes_and_close_in_one_batch_lose_nothing(table):
    later = VOTING + 61_000
    must(table, c.CloseMoment(2), GIULIA, now=VOTING)
    tick = envelope(c.Tick(2, later), CLOCK, now=later)
    votes = [vote(seat, choice_of(seat), now=VOTING) for seat in range(1, VOTERS + 1)]

    outcomes = commit([Batch(table.pk, (*votes, tick))])[0].outcomes

    assert [type(outcome) for outcome in outcomes] == [Accepted] * (VOTERS + 1)
    assert published(table) == {receipt(seat): list(choice_of(seat)) for seat in range(1, VOTERS + 1)}
    assert not SecretChoice.objects.filter(table=table).exists()


@pytest.mark.django_db
def test_opening_voting_and_closing_in_one_batch_never_store_the_key():
    table = make_table((write(), choose(secrecy="secret", minutes=1), conclude()))
    seats = seat_people(table, VOTERS)
    must(table, c.OpenMoment(1), GIULIA)
    for seat in seats[:3]:
        must(table, c.PostCard(f"Proposta {seat.seat}"), seat)
    start = close_moment(table, 1, now=NOW)
    votes = [vote(seat, choice_of(seat), now=start + 1) for seat in range(1, VOTERS + 1)]
    batch = (
        envelope(c.OpenMoment(2), GIULIA, now=start),
        *votes,
        envelope(c.Tick(2, start + 60_000), CLOCK, now=start + 120_000),
    )

    outcomes = commit([Batch(table.pk, batch)])[0].outcomes

    assert [type(outcome) for outcome in outcomes] == [Accepted] * len(batch)
    assert not BallotKey.objects.filter(table=table).exists()
    assert len(published(table)) == VOTERS


@pytest.mark.django_db(transaction=True)
def test_close_that_fails_destroys_nothing_and_works_when_asked_again(table):
    all_vote(table)
    must(table, c.CloseMoment(2), GIULIA, now=VOTING)
    later = VOTING + 61_000
    with transaction_lost_at(table):
        failed = send(table, c.Tick(2, later), CLOCK, command_id="tick-2", now=later)
    kept = (BallotKey.objects.filter(table=table).count(), SecretChoice.objects.filter(table=table).count())

    again = send(table, c.Tick(2, later), CLOCK, command_id="tick-2", now=later)

    assert isinstance(failed, Failed)
    assert kept == (1, VOTERS)
    assert isinstance(again, Accepted)
    assert len(published(table)) == VOTERS


@pytest.mark.django_db(transaction=True)
def test_vote_that_fails_leaves_neither_event_nor_slip(table):
    before = log_of(table)
    with transaction_lost_at(table):
        assert isinstance(cast(table, 1, (1,)), Failed)
    assert log_of(table) == before
    assert not SecretChoice.objects.filter(table=table).exists()

    assert isinstance(cast(table, 1, (1,)), Accepted)
    assert SecretChoice.objects.filter(table=table).count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_all_taken_and_none_is_doubled(table):
    """Each voter three times with the same id, all at the same moment: one slip each, one place in the log each."""

    def voting(seat: int) -> Callable[[], Outcome]:
        command = c.CastSecretBallot(2, choice_of(seat), receipt(seat))
        return lambda: promises.send_until_known(table, command, SeatActor(seat), command_id=f"segreto-{seat:04}")

    before = len(log_of(table))
    outcomes = promises.in_threads([voting(seat) for seat in range(1, VOTERS + 1) for _time in range(3)])

    assert {type(outcome) for outcome in outcomes} == {Accepted}
    assert len(log_of(table)) == before + VOTERS
    assert SecretChoice.objects.filter(table=table).count() == VOTERS
    promises.check_acknowledged_is_stored(table, outcomes)
    close_moment(table, 2, now=VOTING)
    assert published(table) == {receipt(seat): list(choice_of(seat)) for seat in range(1, VOTERS + 1)}
    promises.check_log_is_in_order(table)
