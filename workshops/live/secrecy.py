"""The secret ballot beside the log: its key, its slips, and what is destroyed at the close.

    voter's mark = HMAC-SHA256(ballot key, voter)       the primary key of a slip; voter: `organisation:12`, `seat:7`
    payload hash = HMAC-SHA256(ballot key, payload)     in the stored answer to a secret command

While the key is there a voter finds their own slip and changes it. Once it is gone neither the mark nor the payload
hash can be made again, and nothing joins a choice to who made it. docs/decisions/0014 says what remains.
"""

import hashlib
import hmac
import secrets

from django.db import connection
from django.db.backends.utils import CursorWrapper

from workshops.domain import chain
from workshops.domain import events as e
from workshops.domain.commands import CastSecretBallot, Command, Tick
from workshops.domain.script import Kind, Secrecy
from workshops.domain.state import TableState
from workshops.domain.urn import Slip, Urn
from workshops.live.envelope import Envelope
from workshops.live.store import Stored, Writing
from workshops.models import BallotKey, SecretChoice

KEY_BYTES = 32


def payload_hash(envelope: Envelope, writing: Writing) -> bytes | None:
    """32 bytes by which a repeated command is known. None for a secret one whose key is gone: nothing can tell."""
    if not isinstance(envelope.command, CastSecretBallot):
        return envelope.payload_hash
    key = _key(writing, envelope.command.ballot)
    return hmac.digest(key, envelope.payload_text.encode(), hashlib.sha256) if key is not None else None


def is_repeat(envelope: Envelope, payload: bytes | None, stored: Stored) -> bool:
    """Whether the stored answer is to this very command.

    After the close a secret one is known by its id and its ballot alone: its choice can no longer be compared, and to
    say "reused" to a phone that only asks again would be wrong more often.
    """
    if payload is not None:
        return stored.repeats(payload)
    assert isinstance(envelope.command, CastSecretBallot)
    return stored.result == chain.canonical({"ballot": envelope.command.ballot})


def urn_for(command: Command, state: TableState, writing: Writing) -> Urn:
    """The choices that this command may publish: those of the secret ballot whose time may be over."""
    spec = state.spec
    if not isinstance(command, Tick) or state.moment is None or spec is None:
        return ()
    if spec.kind is not Kind.CHOOSE or spec.secrecy is not Secrecy.SECRET:
        return ()
    number = state.moment.number
    rows = SecretChoice.objects.filter(table=writing.table, ballot=number).values_list("mark", "receipt", "choice")
    slips = {mark: (receipt, choice) for mark, receipt, choice in rows}
    # Those of this very batch are not written yet.
    slips |= {mark: (receipt, choice) for mark, (of, choice, receipt) in writing.secrets.slips.items() if of == number}
    return tuple(Slip(receipt, chain.numbers_of(choice)) for receipt, choice in slips.values())


def project(event: e.Event, state: TableState, envelope: Envelope, writing: Writing) -> None:
    """Apply one event to the secret rows. `state` is the one before the event."""
    held = writing.secrets
    match event:
        case e.BallotOpened() if state.script[event.ballot - 1].secrecy is Secrecy.SECRET:
            held.keys[event.ballot] = held.new_keys[event.ballot] = secrets.token_bytes(KEY_BYTES)
        case e.SecretBallotCast() if event.voter is not None and isinstance(envelope.command, CastSecretBallot):
            key = _key(writing, event.ballot)
            assert key is not None
            mark = hmac.digest(key, event.voter.encode(), hashlib.sha256).hex()
            cast = envelope.command
            held.slips[mark] = (event.ballot, chain.canonical(cast.choice), cast.receipt)
        case e.BallotClosed() if state.script[event.ballot - 1].secrecy is Secrecy.SECRET:
            held.keys[event.ballot] = None
            held.new_keys.pop(event.ballot, None)
            held.slips = {mark: slip for mark, slip in held.slips.items() if slip[0] != event.ballot}
            held.closed.append(event.ballot)
        case _:
            pass


def _key(writing: Writing, ballot: int) -> bytes | None:
    known = writing.secrets.keys
    if ballot not in known:
        key = BallotKey.objects.filter(table=writing.table, ballot=ballot).values_list("key", flat=True).first()
        known[ballot] = None if key is None else bytes(key)
    return known[ballot]


_KEY = "INSERT INTO workshops_ballotkey (table_id, ballot, key) VALUES (%s, %s, %s)"
_SLIP = """
    INSERT INTO workshops_secretchoice (mark, table_id, ballot, choice, receipt) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT (mark) DO UPDATE SET choice = excluded.choice, receipt = excluded.receipt
"""
# The key goes first: the database lets slips go only once nothing could join them to anybody.
_DESTROY = (
    "DELETE FROM workshops_ballotkey WHERE table_id = %s AND ballot = %s",
    "DELETE FROM workshops_secretchoice WHERE table_id = %s AND ballot = %s",
)


def write(writing: Writing) -> None:
    """Write the batch's secret rows, after its events and in their transaction: publication and destruction are one."""
    held = writing.secrets
    if not (held.new_keys or held.slips or held.closed):
        return
    # In the order of the marks, which says nothing of when they came.
    slips = [(mark, writing.table, *held.slips[mark]) for mark in sorted(held.slips)]
    with connection.cursor() as cursor:
        if held.new_keys:
            cursor.executemany(_KEY, [(writing.table, ballot, key) for ballot, key in held.new_keys.items()])
        if slips:
            cursor.executemany(_SLIP, slips)
        for ballot in held.closed:
            _destroy(cursor, writing.table, ballot)


def _destroy(cursor: CursorWrapper, table: int, ballot: int) -> None:
    if connection.vendor == "sqlite":
        # Otherwise what was deleted stays legible in the file until its page is used again.
        cursor.execute("PRAGMA secure_delete = ON")
    for statement in _DESTROY:
        cursor.execute(statement, (table, ballot))
