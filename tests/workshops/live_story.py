"""Scenes of a live table, played before its server starts."""

import time

from tests.support.people import CLOCK
from tests.support.rows import must
from tests.support.serving import LiveTable
from tests.support.stories import GIULIA
from workshops.domain import commands as c
from workshops.domain.actors import SeatActor
from workshops.models import TableHead


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def open_writing(live: LiveTable) -> None:
    must(live.table, c.OpenMoment(1), GIULIA, now=now_ms())


def open_ballot(live: LiveTable, cards: int = 3) -> None:
    """Some cards, every delegate confirmed, and the ballot (number 2) open without a timer."""
    open_writing(live)
    for number in range(1, cards + 1):
        must(live.table, c.PostCard(f"Proposta di esempio {number}"), SeatActor(1), now=now_ms())
    for seat in list(live.tokens)[:4]:
        must(live.table, c.ConfirmVoter(seat), GIULIA, now=now_ms())
    must(live.table, c.CloseMoment(1), GIULIA, now=now_ms())
    later = now_ms() + 60_000
    must(live.table, c.Tick(1, 0), CLOCK, now=later)
    must(live.table, c.OpenMoment(2), GIULIA, now=later)


def open_now(live: LiveTable) -> None:
    """Three cards, every delegate confirmed, the ballot open: all at the server's own time, so that it can close."""
    must(live.table, c.OpenMoment(1), GIULIA, now=now_ms())
    for number in range(1, 4):
        must(live.table, c.PostCard(f"Proposta di esempio {number}"), SeatActor(1), now=now_ms())
    for seat in range(1, 5):
        must(live.table, c.ConfirmVoter(seat), GIULIA, now=now_ms())
    must(live.table, c.CloseMoment(1), GIULIA, now=now_ms())
    must(live.table, c.Tick(1, 0), CLOCK, now=now_ms())
    must(live.table, c.OpenMoment(2), GIULIA, now=now_ms())


def projected(live: LiveTable) -> bool:
    """Whether the server's projector has done its work up to the log's end: then it touches this table no more."""
    for _attempt in range(200):
        head = TableHead.objects.get(table=live.table)
        if head.projected_seq == head.seq:
            return True
        time.sleep(0.05)
    return False
