"""What time does by itself: the end of a timer and the end of a grace, as commands of the clock."""

import asyncio
import time

from workshops.domain.actors import ClockActor
from workshops.domain.commands import Tick
from workshops.live.committing import committer
from workshops.live.envelope import Accepted, Envelope, Outcome
from workshops.live.room import Room

MARGIN_SECONDS = 0.02
RETRY_SECONDS = 1.0


def now_ms() -> int:
    """The server's clock: the only one that counts."""
    return time.time_ns() // 1_000_000


def tick_envelope(moment: int, due: int, now: int) -> Envelope:
    """The id says what is due: whoever notices, and however many do, it happens once."""
    return Envelope(ClockActor(), f"tick-{moment}-{due}", Tick(moment=moment, due=due), now)


class Timers:
    """One timer per open table, for the next thing that is due there."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._handles: dict[int, asyncio.TimerHandle] = {}

    def schedule(self, room: Room) -> None:
        """Forget what was awaited for this table and await what is due now, if anything."""
        self.cancel(room.table)
        if room.due is None:
            return
        moment, due = room.due
        delay = max(0.0, (due - now_ms()) / 1000) + MARGIN_SECONDS
        self._handles[room.table] = self._loop.call_later(delay, self._tick, room, moment, due)

    def cancel(self, table: int) -> None:
        handle = self._handles.pop(table, None)
        if handle is not None:
            handle.cancel()

    def _tick(self, room: Room, moment: int, due: int) -> None:
        answer = committer.submit(room.table, tick_envelope(moment, due, now_ms()))
        answer.add_done_callback(lambda done: self._ticked(room, done.result()))

    def _ticked(self, room: Room, outcome: Outcome) -> None:
        """A tick that was not accepted (somebody undid, or the commit failed) is looked at again a second later."""
        if not isinstance(outcome, Accepted):
            self.cancel(room.table)
            self._handles[room.table] = self._loop.call_later(RETRY_SECONDS, self.schedule, room)
