"""One table in one process: its newest state, what each audience has been shown, and who is connected.

Everything here runs on the event loop and never waits: states come in from the committer or the reader, frames go out.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from workshops.domain.audiences import Audience, Directory
from workshops.domain.difference import difference, is_empty
from workshops.domain.state import EMPTY, TableState
from workshops.domain.touched import touched_seats
from workshops.domain.view import view_of
from workshops.domain.view_seats import mine_of
from workshops.live import frames
from workshops.live.connection import Connection
from workshops.live.frames import CLOSE_CODES, Frame
from workshops.live.registers import Registers
from workshops.queries import Doorkeeper

TALLY_SECONDS = 0.25
SHOWN_KEPT = 128


@dataclass(frozen=True, slots=True)
class Shown:
    """What an audience has on its screens."""

    state: TableState
    directory: Directory


class Room:
    """`advance` takes a newer state in; `publish` brings every audience to it with one frame each."""

    def __init__(self, table: int, epoch: UUID, state: TableState, directory: Directory, door: Doorkeeper) -> None:
        self.table = table
        self.epoch = epoch
        self.state = state
        self.directory = directory
        self.door = door
        self.clock: Callable[[], int] = lambda: 0
        self.registers = Registers()
        self.connections: dict[Audience, set[Connection]] = {audience: set() for audience in Audience}
        self._seats: dict[int, set[Connection]] = {}
        self._shown: dict[Audience, OrderedDict[int, Shown]] = {
            audience: OrderedDict({state.seq: Shown(state, directory)}) for audience in Audience
        }
        self._published = state
        self._publishing: asyncio.TimerHandle | None = None
        self._waiting: set[asyncio.Future[None]] = set()

    # Who is here

    def join(self, connection: Connection) -> None:
        if not self.connections[connection.audience]:
            # Nobody of this audience was served lately: it is shown the newest state from here on.
            self._remember(connection.audience)
        self.connections[connection.audience].add(connection)
        self.registers.last_sent = None
        if connection.seat is not None:
            self._seats.setdefault(connection.seat, set()).add(connection)

    def leave(self, connection: Connection) -> None:
        self.connections[connection.audience].discard(connection)
        if connection.seat is not None:
            self._seats.get(connection.seat, set()).discard(connection)

    @property
    def is_empty(self) -> bool:
        return not any(self.connections.values()) and not self._waiting

    @property
    def is_behind(self) -> bool:
        """Something is known here that nobody was shown, and nobody is about to."""
        return self._published is not self.state and self._publishing is None

    async def wait_for_news(self, seconds: float) -> bool:
        """For who has no socket: until the next publication. Whether there was one in time."""
        news: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(news)
        try:
            await asyncio.wait_for(news, seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(news)
        return True

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def every_connection(self) -> list[Connection]:
        return [connection for connections in self.connections.values() for connection in connections]

    def seats_here(self) -> frozenset[int]:
        return frozenset(seat for seat, connections in self._seats.items() if connections)

    # What is new

    def advance(self, state: TableState, epoch: UUID) -> bool:
        """Take in a committed state. An older one is ignored; another epoch starts everything anew."""
        if epoch != self.epoch:
            self._start_anew(state, epoch)
            return True
        if state.seq <= self.state.seq:
            return False
        self.state = state
        return True

    def know(self, directory: Directory, door: Doorkeeper) -> None:
        """Newer names. The unchanging section is kept, so that comparing it stays cheap."""
        self.directory = Directory(table=self.directory.table, people=directory.people)
        self.door = door

    @property
    def lacks_names(self) -> bool:
        """Somebody sat down, or a device changed hands, since the names were read."""
        known = dict(self.door.seats.values())
        if len(self.state.seats) > len(self.directory.people):
            return True
        return any(known.get(seat.number, seat.generation) != seat.generation for seat in self.state.seats.values())

    def _start_anew(self, state: TableState, epoch: UUID) -> None:
        self.epoch, self.state, self._published = epoch, state, EMPTY
        for audience in Audience:
            self._shown[audience] = OrderedDict({state.seq: Shown(state, self.directory)})
        for connection in self.every_connection():
            self.catch_up(connection, since=None, epoch=None)

    # What goes out

    def publish_soon(self, loop: asyncio.AbstractEventLoop) -> None:
        """At once for what people write and do; at most four times a second for what only moves a tally.

        While names are being read nothing goes out: whoever reads them publishes, names and state in one frame.
        """
        if self.lacks_names:
            return
        if self._only_votes_moved():
            if self._publishing is None:
                self._publishing = loop.call_later(TALLY_SECONDS, self.publish)
            return
        self.publish()

    def _only_votes_moved(self) -> bool:
        old, new = self._published, self.state
        return (
            old.moment is new.moment
            and old.cards is new.cards
            and old.seats is new.seats
            and old.voters is new.voters
            and old.is_locked == new.is_locked
            and old.ballots is not new.ballots
        )

    def publish(self) -> None:
        if self._publishing is not None:
            self._publishing.cancel()
            self._publishing = None
        before, self._published = self._published, self.state
        for audience, connections in self.connections.items():
            if connections:
                self._publish_to(audience, connections)
        self._publish_own(before)
        for news in self._waiting:
            if not news.done():
                news.set_result(None)

    def _publish_to(self, audience: Audience, connections: set[Connection]) -> None:
        last = self._last(audience)
        patch = difference(last.state, self.state, last.directory, self.directory, audience)
        if is_empty(patch):
            return
        frame = Frame(self._patch_frame(patch, last.state.seq, self.state.seq), seq=self.state.seq)
        self._remember(audience)
        for connection in connections:
            connection.share(frame)

    def _patch_frame(self, patch: dict[str, Any], start: int, end: int) -> dict[str, Any]:
        return {"type": "patch", "from": start, "to": end, "now": self.clock(), **patch}

    def _last(self, audience: Audience) -> Shown:
        return next(reversed(self._shown[audience].values()))

    def _remember(self, audience: Audience) -> None:
        shown = self._shown[audience]
        shown[self.state.seq] = Shown(self.state, self.directory)
        shown.move_to_end(self.state.seq)
        if len(shown) > SHOWN_KEPT:
            shown.popitem(last=False)

    def _publish_own(self, before: TableState) -> None:
        touched = touched_seats(before, self.state)
        for seat in tuple(self._seats) if touched is None else touched:
            for connection in tuple(self._seats.get(seat, ())):
                self.send_own(connection)
        if before.seats is not self.state.seats or before.facilitation is not self.state.facilitation:
            self._dismiss()

    def send_own(self, connection: Connection) -> None:
        """What only this seat may see, when it changed."""
        mine = mine_of(self.state, connection.seat or 0, self.directory)
        if mine != connection.last_mine:
            connection.last_mine = mine
            connection.write(Frame({"type": "mine", "to": self.state.seq, "mine": mine}))

    def _dismiss(self) -> None:
        """Close the sockets of seats that were freed or taken over, and of facilitation that was."""
        for connection in self.every_connection():
            code = self.why_not(connection)
            if code is not None:
                connection.fail(Frame(frames.error(code)), CLOSE_CODES.get(code, 4401))

    def why_not(self, connection: Connection) -> str | None:
        """The code for which a connection may not stay, or None."""
        return self.why_not_held(connection.seat, connection.facilitation, connection.generation)

    def why_not_held(self, seat: int | None, facilitation: int | None, generation: int) -> str | None:
        """The code for which who holds a seat or a facilitation card may not be here, or None."""
        if seat is not None:
            taken = self.state.seats.get(seat)
            if taken is None:
                return "seat_unknown"
            if taken.generation != generation:
                return "seat_replaced"
            return "seat_freed" if taken.is_freed else None
        if facilitation is not None:
            held = self.state.facilitation.get(facilitation)
            if held is None:
                return "not_facilitating"
            if held.is_revoked:
                return "facilitation_revoked"
            return "facilitation_replaced" if held.generation != generation else None
        return None

    # Catching up

    def catch_up(self, connection: Connection, *, since: int | None, epoch: str | None) -> None:
        """Bring one client to what its audience is shown: the difference when its place is known, else all."""
        answer, seq = self.answer_for(connection.audience, since=since, epoch=epoch)
        if answer is not None:
            if answer["type"] == "snapshot":
                connection.last_mine = answer["mine"] = self._mine(connection)
            connection.write(Frame(answer, seq=seq))
        if connection.seat is not None:
            self.send_own(connection)

    def _mine(self, connection: Connection) -> dict[str, Any] | None:
        return mine_of(self.state, connection.seat, self.directory) if connection.seat is not None else None

    def answer_for(
        self, audience: Audience, *, since: int | None, epoch: str | None
    ) -> tuple[dict[str, Any] | None, int]:
        """(frame or None when nothing is new, its seq) for a client at `since`."""
        if not self.connections[audience]:
            self._remember(audience)
        last = self._last(audience)
        known = self._shown[audience].get(since) if since is not None and epoch == str(self.epoch) else None
        if known is None:
            view = view_of(last.state, last.directory, audience)
            return self._snapshot_frame(view, last.state.seq), last.state.seq
        patch = difference(known.state, last.state, known.directory, last.directory, audience)
        if is_empty(patch) and known.state.seq == last.state.seq:
            return None, last.state.seq
        # An empty patch still moves the client on: the next one begins where this audience stands.
        return self._patch_frame(patch, known.state.seq, last.state.seq), last.state.seq

    def _snapshot_frame(self, view: dict[str, Any], seq: int) -> dict[str, Any]:
        return {
            "type": "snapshot",
            "seq": seq,
            "epoch": str(self.epoch),
            "now": self.clock(),
            "view": view,
            "mine": None,
        }

    # Time

    @property
    def due(self) -> tuple[int, int] | None:
        """(moment, ms) of the next thing that time does here, or None."""
        return self.state.due
