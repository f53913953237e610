"""The line of the log that holds somebody's own vote, and the fingerprint that the log has there.

The fingerprint is the hash of the chain at that place: `manage.py verify_log` makes it again from the first line on, so
whoever has kept it finds out whether anything up to there was changed since.
"""

import json
from collections.abc import Iterable

from home.domain.refusal import Refused
from workshops.domain import events as e
from workshops.domain.events import KIND_OF
from workshops.models import LogEvent, SealedPart

Mark = dict[str, int | str]


def fingerprints(table: int, lines: Iterable[int | None]) -> dict[int, str]:
    """By line, in hexadecimal digits: one query, however many."""
    found = LogEvent.objects.filter(table=table, seq__in=[line for line in lines if line]).values_list("seq", "hash")
    return {seq: bytes(digest).hex() for seq, digest in found}


def own_line(table: int, seat: int, line: int) -> Mark:
    """`line` and `fingerprint` of a vote that this seat gave. Raises Refused("not_allowed") for any other line."""
    is_a_vote = LogEvent.objects.filter(table=table, seq=line, kind=KIND_OF[e.BallotCast]).exists()
    sealed = SealedPart.objects.filter(table=table, seq=line).values_list("body", flat=True).first()
    if not is_a_vote or sealed is None or json.loads(sealed)["seat"] != seat:
        raise Refused("not_allowed")
    return {"line": line, "fingerprint": fingerprints(table, [line])[line]}
