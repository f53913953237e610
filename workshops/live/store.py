"""Rows of the log: reading what a state lacks, writing what a batch decided, inside the committer's transaction."""

import itertools
import json
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from workshops.domain import chain
from workshops.domain.codec import from_record, to_record
from workshops.domain.events import Event
from workshops.domain.evolve import fold
from workshops.domain.state import EMPTY, TableState
from workshops.live import inserting
from workshops.live.inserting import Insert
from workshops.models import LogEvent, SealedPart, TableHead


class Head(NamedTuple):
    """The locked row: where the log has got to."""

    epoch: UUID
    seq: int
    hash: bytes


class Stored(NamedTuple):
    """What a command was answered. `salt` is of the sealed part at `first_seq`, None where nothing was sealed."""

    payload_hash: bytes
    first_seq: int
    last_seq: int
    result: str
    salt: bytes | None = None
    is_erased: bool = False

    def repeats(self, payload_hash: bytes) -> bool:
        """Whether this is the same command again. Of an erased one nobody can tell any more: its id alone says so."""
        return self.is_erased or self.payload_hash == chain.salted(self.salt, payload_hash)


@dataclass(slots=True)
class Secrets:
    """What one table's batch does to secret ballots: keys known so far, rows to write, ballots that end here."""

    keys: dict[int, bytes | None] = field(default_factory=dict[int, bytes | None])
    new_keys: dict[int, bytes] = field(default_factory=dict[int, bytes])
    # voter's mark -> (ballot, choice in canonical form, receipt)
    slips: dict[str, tuple[int, str, str]] = field(default_factory=dict[str, tuple[int, str, str]])
    closed: list[int] = field(default_factory=list[int])


@dataclass(slots=True)
class Writing:
    """Rows that one table's batch will write, in order."""

    table: int
    seq: int
    hash: bytes
    events: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    sealed: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    salts: dict[int, bytes] = field(default_factory=dict[int, bytes])
    results: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    ballots: dict[tuple[int, str], tuple[Any, ...]] = field(default_factory=dict[tuple[int, str], tuple[Any, ...]])
    secrets: Secrets = field(default_factory=Secrets)

    def answered(self, key: tuple[str, str], payload_hash: bytes, first: int, result: str) -> Stored:
        """Note what the command that wrote everything from `first` on is answered."""
        salt = self.salts.get(first)
        stored = Stored(chain.salted(salt, payload_hash), first, self.seq, result, salt)
        self.results.append((self.table, *key, *stored[:4]))
        return stored

    def append(self, event: Event, at: int) -> int:
        """Place an event at the end of the chain; returns its seq."""
        kind, version, body, sealed = to_record(event)
        self.seq += 1
        digest = None
        if sealed is not None:
            salt = self.salts[self.seq] = secrets.token_bytes(chain.SALT_BYTES)
            sealed_text = chain.canonical(sealed)
            digest = chain.sealed_digest(salt, sealed_text)
            self.sealed.append((self.table, self.seq, salt, sealed_text))
        body_text = chain.canonical(body)
        opened = chain.open_part(
            table=self.table,
            seq=self.seq,
            kind=kind,
            version=version,
            at=at,
            body_text=body_text,
            sealed=digest,
        )
        self.hash = chain.link(self.hash, opened)
        self.events.append((self.table, self.seq, kind, version, at, body_text, digest, self.hash))
        return self.seq


def lock_head(table: int) -> Head | None:
    """Lock the table's row until the end of the transaction (SQLite: the transaction itself is IMMEDIATE)."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(_HEAD + lock, (table,))
        row = cursor.fetchone()
    return Head(row[0] if isinstance(row[0], UUID) else UUID(row[0]), row[1], bytes(row[2])) if row else None


def read_head(table: int) -> Head | None:
    row = TableHead.objects.filter(pk=table).values_list("epoch", "seq", "hash").first()
    return Head(row[0], row[1], bytes(row[2])) if row else None


def read_events(table: int, after: int) -> Iterator[tuple[int, int, Event]]:
    """(seq, at, event) for every event after a place, in order, with whatever sealed parts still exist."""
    sealed = dict(SealedPart.objects.filter(table=table, seq__gt=after).values_list("seq", "body"))
    rows = (
        LogEvent.objects.filter(table=table, seq__gt=after)
        .order_by("seq")
        .values_list("seq", "at", "kind", "version", "body")
    )
    for seq, at, kind, version, body in rows:
        text = sealed.get(seq)
        yield (
            seq,
            at,
            from_record(
                kind,
                version,
                json.loads(body),
                json.loads(text) if text is not None else None,
            ),
        )


def load(table: int, base: TableState | None = None) -> TableState:
    """The newest committed state: the base with what it lacks folded onto it."""
    start = base or EMPTY
    return fold(read_events(table, start.seq), start)


def load_many(tables: Sequence[int]) -> dict[int, TableState]:
    """The newest committed states of several tables: two queries, however many."""
    sealed = {(row[0], row[1]): row[2] for row in SealedPart.objects.filter(table__in=tables).values_list(*_PART)}
    rows = LogEvent.objects.filter(table__in=tables).order_by("table", "seq").values_list(*_EVENT)
    found = dict.fromkeys(tables, EMPTY)
    for table, group in itertools.groupby(rows, key=lambda row: row[0]):
        found[table] = fold((seq, at, _event(*stored, sealed.get((table, seq)))) for _t, seq, at, *stored in group)
    return found


def _event(kind: str, version: int, body: str, text: str | None) -> Event:
    return from_record(kind, version, json.loads(body), json.loads(text) if text is not None else None)


_PART = ("table", "seq", "body")
_EVENT = ("table", "seq", "at", "kind", "version", "body")


def read_results(table: int, keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Stored]:
    """Stored answers by (seat key, command id)."""
    if not keys:
        return {}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_RESULTS_ONE_BY_ONE, (inserting.given(keys), table))
        else:
            asked = ", ".join(["(%s, %s)"] * len(keys))
            cursor.execute(_RESULTS_JOINED.format(asked=asked), (*itertools.chain.from_iterable(keys), table))
        return {(seat, command_id): _stored(*row) for seat, command_id, *row in cursor.fetchall()}


def _stored(payload: bytes, first: int, last: int, result: str, was_sealed: bool, salt: bytes | None) -> Stored:  # noqa: FBT001 -- a row as it comes
    known = bytes(salt) if salt is not None else None
    return Stored(bytes(payload), first, last, result, known, is_erased=bool(was_sealed) and known is None)


# The statements of one commit are written out: the ORM builds each anew, which costs several times the commit itself.
_HEAD = "SELECT epoch, seq, hash FROM workshops_tablehead WHERE table_id = %s"
_MOVE_HEAD = "UPDATE workshops_tablehead SET seq = %s, hash = %s, summary = %s WHERE table_id = %s"
_RESULT = """
    SELECT stored.seat, stored.command_id, stored.payload_hash, stored.first_seq, stored.last_seq, stored.result,
        (SELECT event.sealed_digest IS NOT NULL FROM workshops_logevent AS event
            WHERE event.table_id = stored.table_id AND event.seq = stored.first_seq),
        (SELECT part.salt FROM workshops_sealedpart AS part
            WHERE part.table_id = stored.table_id AND part.seq = stored.first_seq)
"""
# However many results the table has, only those asked for are read: SQLite joins pair by pair (with two IN lists it
# would read all), PostgreSQL, which would rather hash the whole table, is made to look up each (LIMIT).
_RESULTS_JOINED = f"""
    WITH asked(seat, command_id) AS (VALUES {{asked}}) {_RESULT} FROM asked JOIN workshops_commandresult AS stored
    ON stored.table_id = %s AND stored.seat = asked.seat AND stored.command_id = asked.command_id
"""
_RESULTS_ONE_BY_ONE = f"""{_RESULT} FROM jsonb_array_elements(%s::jsonb) AS asked
    CROSS JOIN LATERAL (SELECT * FROM workshops_commandresult
        WHERE table_id = %s AND seat = asked->>0 AND command_id = asked->>1 LIMIT 1) AS stored
"""  # noqa: S608 -- of constants


def write(writing: Writing, summary: dict[str, Any]) -> None:
    """Write the batch's rows and move the head. Unique constraints refuse what a broken lock would double."""
    rows = (writing.events, writing.sealed, writing.results, list(writing.ballots.values()))
    head = (writing.seq, writing.hash, json.dumps(summary), writing.table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_WRITE_AT_ONCE, (inserting.given(rows), *head))
            return
        for insert, some in zip(_INSERTS, rows, strict=True):
            if some:
                cursor.executemany(insert.row_by_row, some)
        cursor.execute(_MOVE_HEAD, head)


_INSERTS = (
    Insert(
        "workshops_logevent",
        {
            "table_id": "bigint",
            "seq": "integer",
            "kind": "text",
            "version": "smallint",
            "at": "bigint",
            "body": "text",
            "sealed_digest": "bytea",
            "hash": "bytea",
        },
    ),
    Insert("workshops_sealedpart", {"table_id": "bigint", "seq": "integer", "salt": "bytea", "body": "text"}),
    Insert(
        "workshops_commandresult",
        {
            "table_id": "bigint",
            "seat": "text",
            "command_id": "text",
            "payload_hash": "bytea",
            "first_seq": "integer",
            "last_seq": "integer",
            "result": "text",
        },
    ),
    Insert(
        "workshops_ballotrow",
        {"table_id": "bigint", "ballot": "smallint", "voter": "text", "choice": "text", "seq": "integer"},
        "ON CONFLICT (table_id, ballot, voter) DO UPDATE SET choice = excluded.choice, seq = excluded.seq",
    ),
)
_WRITE_AT_ONCE = inserting.at_once(_INSERTS, _MOVE_HEAD)
