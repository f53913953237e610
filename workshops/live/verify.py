"""Is a table's log what was recorded? Recomputes the hash chain and the sealed digests from the rows, counts again.

Sealed parts may be gone: the chain covers their digest only. Each that is gone must have been declared by an
erasing event (`card_erased`, `sentence_erased` …); one that vanished without a word makes the log not in order.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import NamedTuple

from workshops.domain import chain
from workshops.domain.events import EVENTS
from workshops.domain.recount import first_miscount
from workshops.live.store import Head, read_events, read_head
from workshops.models import LogEvent, SealedPart

# Events that declare the deletion of sealed parts: those that name them.
ERASING = frozenset(kind for kind, (event, _newest) in EVENTS.items() if "parts" in event.__dataclass_fields__)


class Row(NamedTuple):
    """The open part of one event, as it is stored."""

    seq: int
    kind: str
    version: int
    at: int
    body: str
    sealed_digest: bytes | None
    hash: bytes


@dataclass(frozen=True, slots=True)
class Verification:
    """`first_bad` is the first place that is not as recorded and `problem` says what is wrong there.

    `seq` is the last place read; `missing_sealed` are the places whose sealed part is gone, declared or not.
    """

    ok: bool
    seq: int
    first_bad: int | None = None
    problem: str = ""
    missing_sealed: tuple[int, ...] = ()


def verify(table: int) -> Verification:
    """Verify one table's log against its head. On a live table a finding is looked at again when the log has grown."""
    head = read_head(table)
    found = _verify_up_to(table, head)
    while not found.ok and (newer := read_head(table)) != head:
        head = newer
        found = _verify_up_to(table, head)
    return found


def _verify_up_to(table: int, head: Head | None) -> Verification:
    last = head.seq if head else 0
    columns = ("seq", "kind", "version", "at", "body", "sealed_digest", "hash")
    log = LogEvent.objects.filter(table=table)
    rows = (
        Row(*row[:5], None if row[5] is None else bytes(row[5]), bytes(row[6]))
        for row in log.filter(seq__lte=last).order_by("seq").values_list(*columns).iterator()
    )
    parts = SealedPart.objects.filter(table=table).values_list("seq", "salt", "body")
    sealed = {seq: (bytes(salt), body) for seq, salt, body in parts.iterator()}
    found = verify_rows(table, rows, sealed, head)
    if not found.ok:
        return found
    if log.filter(seq__gt=last).exists():
        return Verification(ok=False, seq=last, first_bad=last + 1, problem="head")
    miscounted = first_miscount(takewhile(lambda event: event[0] <= last, read_events(table, 0)))
    return found if miscounted is None else replace(found, ok=False, first_bad=miscounted, problem="recount")


def verify_rows(
    table: int, rows: Iterable[Row], sealed: Mapping[int, tuple[bytes, str]], head: Head | None
) -> Verification:
    """The same on rows from anywhere: a published copy, a backup. `sealed` maps a place to (salt, text)."""
    seq, previous = 0, chain.GENESIS
    missing: dict[int, bool] = {}
    for row in rows:
        problem = _problem(table, row, seq, previous) or _sealed_problem(row, sealed.get(row.seq))
        if problem:
            return Verification(
                ok=False, seq=seq, first_bad=seq + 1 if row.seq != seq + 1 else row.seq, problem=problem
            )
        seq, previous = row.seq, row.hash
        if row.sealed_digest is not None and seq not in sealed:
            missing[seq] = False
        if row.kind in ERASING:
            missing.update({part: True for part in json.loads(row.body)["parts"] if part in missing})
    gone = tuple(missing)
    if head is None or (head.seq, head.hash) != (seq, previous):
        return Verification(ok=False, seq=seq, first_bad=seq + 1, problem="head", missing_sealed=gone)
    undeclared = [place for place, is_declared in missing.items() if not is_declared]
    if undeclared:
        return Verification(ok=False, seq=seq, first_bad=undeclared[0], problem="sealed_gone", missing_sealed=gone)
    return Verification(ok=True, seq=seq, missing_sealed=gone)


def _problem(table: int, row: Row, seq: int, previous: bytes) -> str:
    if row.seq != seq + 1:
        return "gap"
    if row.kind not in EVENTS or not _is_canonical(row.body):
        # Otherwise kind and body could be cut at another place of the same hashed text.
        return "form"
    opened = chain.open_part(
        table=table,
        seq=row.seq,
        kind=row.kind,
        version=row.version,
        at=row.at,
        body_text=row.body,
        sealed=row.sealed_digest,
    )
    return "" if chain.link(previous, opened) == row.hash else "hash"


def _sealed_problem(row: Row, part: tuple[bytes, str] | None) -> str:
    if part is None:
        return ""
    salt, text = part
    is_committed = len(salt) == chain.SALT_BYTES and chain.sealed_digest(salt, text) == row.sealed_digest
    return "" if is_committed else "sealed"


def _is_canonical(text: str) -> bool:
    try:
        return chain.canonical(json.loads(text)) == text
    except ValueError:
        return False
