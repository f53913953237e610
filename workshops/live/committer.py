"""The one place where a table's log grows.

One transaction carries the batches of all tables that wait, a savepoint each, tables in order of their ids. Inside, per
table: lock the row, fold what is lacking, look up command ids, decide one command after another, write. The answers
leave only after the commit. When the outcome is unknown nothing is kept in memory: the next batch reads again.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import DataError, IntegrityError, connection, transaction
from django.db.utils import Error as DatabaseErrors

from home.domain.refusal import Refused
from workshops.domain import chain
from workshops.domain.decide import decide
from workshops.domain.events import (
    BallotCast,
    CardPosted,
    CorrectionAsked,
    Event,
    FacilitationTaken,
    ObjectionRaised,
    PhotoAdded,
    QuestionAsked,
    SeatReopened,
    SeatTaken,
    SecretBallotCast,
    SentenceProposed,
    WordingSuggested,
)
from workshops.domain.evolve import evolve
from workshops.domain.state import TableState
from workshops.domain.summary import summary_of
from workshops.live import secrecy, store
from workshops.live.envelope import (
    Accepted,
    Batch,
    Committed,
    Envelope,
    Failed,
    Outcome,
)
from workshops.live.places import names_unknown_area
from workshops.live.projections import project

logger = logging.getLogger(__name__)


def commit(batches: Sequence[Batch]) -> list[Committed]:
    """Commit the batches in one transaction; one Committed per batch, in the order given. Never raises."""
    try:
        return _commit_together(batches)
    except Exception as error:
        logger.exception("a batch of %d tables was not committed", len(batches))
        if _is_certain(error):
            # Nothing of it is stored. In smaller pieces only what is at fault fails.
            return _commit_in_pieces(batches)
        # It may be on disk or not. Everybody asks again with the same command ids.
        _drop_broken_connection()
        return [_failed(batch, "outcome unknown") for batch in batches]


def _is_certain(error: Exception) -> bool:
    """Whether an error means that the transaction is not on disk: the database refused a row, or it never got there."""
    return isinstance(error, (IntegrityError, DataError)) or not isinstance(error, DatabaseErrors)


def _commit_together(batches: Sequence[Batch]) -> list[Committed]:
    results: list[Committed] = [_failed(batch, "not committed") for batch in batches]
    if len(batches) == 1:
        # Alone there is nobody to be kept from harm: a savepoint would only be two more waits for the server.
        with transaction.atomic():
            return [_commit_one(batches[0])]
    with transaction.atomic():
        for index in sorted(range(len(batches)), key=lambda index: batches[index].table):
            results[index] = _commit_one_safely(batches[index])
    return results


def _commit_in_pieces(batches: Sequence[Batch]) -> list[Committed]:
    """Each table in a transaction of its own, and where only one is left each of its commands."""
    if len(batches) > 1:
        return [commit([batch])[0] for batch in batches]
    batch = batches[0]
    if len(batch.envelopes) <= 1:
        return [_failed(batch, "refused by the database")]
    return [_joined([commit([replace(batch, envelopes=(item,))])[0] for item in batch.envelopes])]


def _joined(pieces: Sequence[Committed]) -> Committed:
    """What became of one table's commands that were committed one by one."""
    return replace(pieces[-1], outcomes=tuple(outcome for piece in pieces for outcome in piece.outcomes))


def _failed(batch: Batch, reason: str) -> Committed:
    return Committed(
        table=batch.table,
        outcomes=tuple(Failed(reason) for _envelope in batch.envelopes),
    )


def _drop_broken_connection() -> None:
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def _commit_one_safely(batch: Batch) -> Committed:
    """One table in its own savepoint: its failure leaves the other tables' batches alone."""
    try:
        with transaction.atomic():
            return _commit_one(batch)
    except Exception:
        logger.exception("the batch of table %d failed", batch.table)
        if connection.needs_rollback:
            # The savepoint is gone with the whole transaction. Django would roll back at its end without a word,
            # and what the other tables were promised would be lost.
            raise
    if len(batch.envelopes) <= 1:
        return _failed(batch, "failed")
    # One command that cannot be written must not keep the others of its table waiting for ever.
    return _joined([_commit_one_safely(replace(batch, envelopes=(item,))) for item in batch.envelopes])


def _commit_one(batch: Batch) -> Committed:
    head = store.lock_head(batch.table)
    if head is None:
        refused = Refused("table_unknown")
        return Committed(table=batch.table, outcomes=tuple(refused for _envelope in batch.envelopes))
    state = _state_at(batch, head)
    writing = store.Writing(table=batch.table, seq=head.seq, hash=head.hash)
    known = store.read_results(batch.table, [(item.by.key, item.command_id) for item in batch.envelopes])
    outcomes: list[Outcome] = []
    for envelope in batch.envelopes:
        outcome, state = _answer(envelope, state, writing, known)
        outcomes.append(outcome)
    if writing.events:
        store.write(writing, summary_of(state))
        secrecy.write(writing)
    return Committed(table=batch.table, outcomes=tuple(outcomes), state=state, epoch=head.epoch)


def _state_at(batch: Batch, head: store.Head) -> TableState:
    """The state at the locked head. A base from another epoch or ahead of the head is of a lost timeline."""
    base = batch.base
    if base is not None and (batch.epoch != head.epoch or base.seq > head.seq):
        base = None
    if base is not None and base.seq == head.seq:
        return base
    return store.load(batch.table, base)


def _answer(
    envelope: Envelope,
    state: TableState,
    writing: store.Writing,
    known: dict[tuple[str, str], store.Stored],
) -> tuple[Outcome, TableState]:
    key = (envelope.by.key, envelope.command_id)
    payload = secrecy.payload_hash(envelope, writing)
    if key in known:
        stored = known[key]
        if not secrecy.is_repeat(envelope, payload, stored):
            return Refused("command_id_reused"), state
        return Accepted(stored.first_seq, stored.last_seq, json.loads(stored.result), is_repeat=True), state
    now = max(envelope.now, state.last_at)
    if names_unknown_area(envelope.command):
        return Refused("area_unknown"), state
    urn = secrecy.urn_for(envelope.command, state, writing)
    decided = decide(state, envelope.command, by=envelope.by, now=now, urn=urn)
    if isinstance(decided, Refused):
        return decided, state
    first = writing.seq + 1
    for event in decided:
        seq = writing.append(event, now)
        project(event, seq, envelope, writing)
        secrecy.project(event, state, envelope, writing)
        state = evolve(state, event, seq=seq, at=now)
    result = chain.canonical(_result(decided))
    # Accepted, a secret command has its ballot's key: the hash is there.
    assert payload is not None
    known[key] = writing.answered(key, payload, first, result)
    return Accepted(first, writing.seq, json.loads(result)), state


# What the sender is told beside the places in the log: the numbers that its command made.
_TOLD: Mapping[type[Event], tuple[str, ...]] = {
    SeatTaken: ("seat",),
    SeatReopened: ("seat", "generation"),
    FacilitationTaken: ("card", "generation"),
    CardPosted: ("card",),
    QuestionAsked: ("remark",),
    WordingSuggested: ("remark",),
    ObjectionRaised: ("remark",),
    SentenceProposed: ("sentence",),
    CorrectionAsked: ("correction",),
    PhotoAdded: ("photo",),
    BallotCast: ("ballot",),
    SecretBallotCast: ("ballot",),
}


def _result(events: Sequence[Event]) -> dict[str, Any]:
    """Of the first event that tells anything."""
    for event in events:
        if type(event) in _TOLD:
            return {name: getattr(event, name) for name in _TOLD[type(event)]}
    return {}
