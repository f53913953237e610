"""Tests of the tests: each bug that would break a promise is put in on purpose, and the check for it must notice.

The seeded bug replaces one function of the project; everything else, and the database, is real.
"""

import time
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import connection, transaction
from hypothesis import Phase, given, settings

from home.domain.refusal import Refused
from tests.support.rows import envelope, log_of, make_table, play_to_ballot
from tests.workshops import invariants, promises, visibility
from tests.workshops.promises import VOTING
from tests.workshops.strategies import stories
from workshops.domain import commands as c
from workshops.domain import decide as deciding
from workshops.domain import deciding_ballots, deciding_cards, evolve, view, view_cards
from workshops.live import committer, store
from workshops.live.envelope import Accepted, Batch
from workshops.models import TableHead

SEED_EXAMPLES = 1200


def is_caught(check, *arguments) -> bool:
    """Whether the check fails, by an assertion or by breaking on what it finds."""
    try:
        check(*arguments)
    except Exception:  # noqa: BLE001 -- any failure of the check is a bug noticed
        return True
    return False


# Bugs of the committer


@pytest.fixture
def table():
    return make_table(capacity=100)


@pytest.mark.django_db(transaction=True)
def test_skipped_id_check_is_caught(table, monkeypatch):
    seat = play_to_ballot(table, 2)[0]
    monkeypatch.setattr(store, "read_results", lambda _table, _keys: {})
    assert is_caught(promises.check_same_id_lands_once, table, seat)


@pytest.mark.django_db(transaction=True)
def test_unique_answers_heal_a_forgetful_batch(table, monkeypatch):
    """Were ids not looked at inside a batch, the unique constraint would refuse it and one by one they land once."""
    seat = play_to_ballot(table, 2)[0]

    class Forgetful(dict):
        def __setitem__(self, key, value):
            """What this batch has decided is not remembered."""

    read = store.read_results
    monkeypatch.setattr(store, "read_results", lambda table, keys: Forgetful(read(table, keys)))
    promises.check_same_id_lands_once(table, seat)


@contextmanager
def _no_transaction(*_args, **_options):
    yield


@pytest.mark.django_db(transaction=True)
def test_unlocked_seq_is_caught(table, monkeypatch):
    """The head is read without its lock: two writers want the same place."""
    seats = play_to_ballot(table, 30)

    def read_and_tarry(number):
        head = store.read_head(number)
        # Or chance alone decides whether two writers meet.
        time.sleep(0.02)
        return head

    monkeypatch.setattr(store, "lock_head", read_and_tarry)
    if connection.vendor == "sqlite":
        # There the transaction itself is the lock.
        monkeypatch.setattr(transaction, "atomic", _no_transaction)
    assert is_caught(promises.check_writers_at_once_leave_no_gap, table, seats)


@pytest.mark.django_db(transaction=True)
def test_ack_before_the_commit_is_caught(table, monkeypatch):
    """Answers leave although the transaction was undone."""
    seat = play_to_ballot(table, 2)[0]
    together = committer._commit_together

    def answered_too_early(batches):
        with transaction.atomic():
            answers = together(batches)
            transaction.set_rollback(True)
        return answers

    monkeypatch.setattr(committer, "_commit_together", answered_too_early)
    vote = envelope(c.CastBallot(2, (1,)), seat, now=VOTING)
    outcomes = committer.commit([Batch(table.pk, (vote,))])[0].outcomes
    assert isinstance(outcomes[0], Accepted)
    assert is_caught(promises.check_acknowledged_is_stored, table, outcomes)


@pytest.mark.django_db
def test_stale_seat_is_caught(table, monkeypatch):
    seat = play_to_ballot(table, 2)[0]
    monkeypatch.setattr(deciding, "check_seat", lambda _state, _by: None)
    assert is_caught(promises.check_replaced_device_is_refused, table, seat)


@pytest.mark.django_db
def test_stale_state_is_caught(table, monkeypatch):
    """The committer trusts what its process remembers, although another one has written meanwhile."""
    seats = play_to_ballot(table, 2)
    base, epoch = store.load(table.pk), TableHead.objects.get(table=table).epoch
    monkeypatch.setattr(committer, "_state_at", lambda batch, head: replace(batch.base, seq=head.seq))
    for seat in seats:
        vote = envelope(c.CastBallot(2, (1,)), seat, now=VOTING)
        committed = committer.commit([Batch(table.pk, (vote,), base, epoch)])[0]
    assert committed.state != store.load(table.pk)


@pytest.mark.django_db
def test_broken_chain_is_caught(table, monkeypatch):
    monkeypatch.setattr(store.chain, "link", lambda previous, _opened: previous)
    play_to_ballot(table, 2)
    monkeypatch.undo()
    assert is_caught(promises.check_log_is_in_order, table)


@pytest.mark.django_db
@pytest.mark.parametrize("check", ["check_same_id_lands_once", "check_replaced_device_is_refused"])
def test_checks_pass_without_a_bug(table, check):
    """A check that always fails would catch everything."""
    assert not is_caught(getattr(promises, check), table, play_to_ballot(table, 2)[0])


@pytest.mark.django_db(transaction=True)
def test_race_check_passes_without_a_bug(table):
    assert not is_caught(promises.check_writers_at_once_leave_no_gap, table, play_to_ballot(table, 10))
    assert log_of(table)


# Bugs of the rules


def _rule_is_caught(check) -> bool:
    exploring = settings(
        max_examples=SEED_EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        report_multiple_bugs=False,
    )
    return is_caught(exploring(given(stories())(check)))


def _keeps_voting(ballot_of):
    def open_ballot(state, number, now):
        try:
            return ballot_of(state, number, now)
        except Refused:
            if number in state.ballots:
                return state.ballots[number]
            raise

    return open_ballot


def _patches(monkeypatch, bug):
    """Put one bug into the rules."""
    bugs = {
        "stale seat": lambda: monkeypatch.setattr(deciding, "check_seat", lambda _state, _by: None),
        "revoked card": lambda: monkeypatch.setattr(deciding, "check_facilitation", lambda _state, _by: None),
        "votes after the close": lambda: monkeypatch.setattr(
            deciding_ballots, "open_ballot", _keeps_voting(deciding_ballots.open_ballot)
        ),
        "cards after the close": lambda: monkeypatch.setattr(
            deciding_cards, "_check_writing", lambda _state, _now: None
        ),
        "any choice": lambda: monkeypatch.setattr(deciding_ballots, "_check_choice", lambda *_arguments: None),
        "second voter": lambda: monkeypatch.setattr(
            deciding_ballots,
            "voter_now",
            lambda state, seat, _electors: f"organisation:{state.seats[seat].organisation}",
        ),
        "covered texts": lambda: monkeypatch.setattr(view_cards, "card_state", lambda *_arguments: "shown"),
        "state changed in place": lambda: monkeypatch.setattr(evolve, "with_one", _in_place),
        "tally before the close": lambda: monkeypatch.setattr(view, "_result", _early_result),
    }
    bugs[bug]()


def _in_place(mapping, key, value):
    if not mapping:
        # The empty state is shared by every test of this process: the bug must not outlive its own.
        return {key: value}
    mapping[key] = value
    return mapping


def _early_result(state):
    ballot = state.ballot()
    return (
        {"ballot": ballot.number, "votes": [list(choice) for choice, _seat in ballot.votes.values()]}
        if ballot
        else None
    )


@pytest.mark.parametrize(
    ("bug", "check"),
    [
        ("stale seat", invariants.check_accepts_only_valid_senders),
        ("revoked card", invariants.check_accepts_only_valid_senders),
        ("votes after the close", invariants.check_closed_moments_take_nothing),
        ("cards after the close", invariants.check_closed_moments_take_nothing),
        ("any choice", invariants.check_one_vote_per_voter),
        ("second voter", invariants.check_one_vote_per_voter),
        ("covered texts", visibility.check_covered_texts_stay_here),
        ("state changed in place", invariants.check_snapshot_and_events_equal_the_fold),
        ("tally before the close", visibility.check_choices_do_not_show_before_the_result),
    ],
)
def test_bug_in_the_rules_is_caught(monkeypatch, bug, check):
    _patches(monkeypatch, bug)
    assert _rule_is_caught(check)
