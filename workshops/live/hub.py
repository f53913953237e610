"""One per process and event loop: rooms, pokes between processes, timers, and the watchdog that heals what is lost."""

import asyncio
import logging
import uuid
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from django.db import close_old_connections

from workshops.domain.audiences import Audience
from workshops.domain.rehearsal import is_rehearsing
from workshops.live.committing import committer
from workshops.live.envelope import Accepted, Committed
from workshops.live.frames import Frame
from workshops.live.neighbours import Neighbours
from workshops.live.reading import read_heads, read_newer, read_table
from workshops.live.room import Room
from workshops.live.timers import Timers, now_ms
from workshops.queries import read_directory, read_rehearsals

logger = logging.getLogger(__name__)
T = TypeVar("T")

WATCHDOG_SECONDS = 2.0
REGISTER_SECONDS = 0.25
PRESENCE_SECONDS = 15.0
LINGER_SECONDS = 60.0
# Who waits over HTTP holds a thread of the server; beyond these an answer comes at once.
WAITING_MAX = 200


class Hub:
    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.process = uuid.uuid4().hex
        self.rooms: dict[int, Room] = {}
        self._loop = loop
        self._opening: dict[int, asyncio.Future[Room | None]] = {}
        self._reader = ThreadPoolExecutor(max_workers=2, thread_name_prefix="reader")
        self._timers = Timers(loop)
        self._emptied_at: dict[int, float] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._neighbours = Neighbours(self.process, self._spawn, self._hear)
        self._running = False
        committer.listeners.append(self._heard)

    # Rooms

    async def room(self, table: int) -> Room | None:
        """The room of a table, read once from the record; None where there is no such table."""
        found = self.rooms.get(table)
        if found is not None:
            return found
        if table not in self._opening:
            self._opening[table] = asyncio.ensure_future(self._open(table))
        try:
            return await asyncio.shield(self._opening[table])
        finally:
            self._opening.pop(table, None)

    async def _open(self, table: int) -> Room | None:
        read = await self.in_reader(read_table, table)
        if read is None:
            return None
        epoch, state, directory, door = read
        room = Room(table, epoch, state, directory, door)
        room.clock = now_ms
        self.rooms[table] = room
        self._emptied_at[table] = self._loop.time()
        self._timers.schedule(room)
        return room

    @property
    def may_wait(self) -> bool:
        """Whether one more may wait for news over HTTP."""
        return sum(room.waiting for room in self.rooms.values()) < WAITING_MAX

    def number_of(self, code: str) -> int | None:
        """The table of a code if it is open here: a whole room that comes back at once does not ask the database."""
        return next((room.table for room in self.rooms.values() if room.directory.table.get("code") == code), None)

    async def enter(self, table: int) -> Room | None:
        """A room that is about to get a socket: subscribe first, then read, so that nothing falls between."""
        self._start()
        await self._neighbours.subscribe((table,))
        return await self.room(table)

    async def in_reader(self, function: Callable[..., T], *arguments: object) -> T:
        """Run a database read on the reader threads."""

        def read() -> T:
            close_old_connections()
            try:
                return function(*arguments)
            finally:
                # A thread that waits for the next question keeps no connection of the pool.
                close_old_connections()

        return await self._loop.run_in_executor(self._reader, read)

    # News

    def _heard(self, committed: Committed) -> None:
        """From the committer's thread: this process has committed something."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._take_in, committed)

    def _take_in(self, committed: Committed) -> None:
        if committed.state is None or committed.epoch is None:
            return
        room = self.rooms.get(committed.table)
        if room is not None and room.advance(committed.state, committed.epoch):
            self._tell(room)
        if self._running and any(isinstance(outcome, Accepted) for outcome in committed.outcomes):
            self._neighbours.poke(committed.table, committed.state.seq)

    def _tell(self, room: Room) -> None:
        self._timers.schedule(room)
        if room.lacks_names:
            self._spawn(self._tell_with_names(room))
        else:
            room.publish_soon(self._loop)

    async def _tell_with_names(self, room: Room) -> None:
        """Names and state in one frame. Somebody who sat down while they were being read has another reading for them.

        Without that check two who sit down at once would be shown together, the second as a seat without a name: and
        screens that have a state already do not take it again for the sake of a name.
        """
        state = room.state
        await self.refresh_names(room)
        if room.state is state or not room.lacks_names:
            room.publish()

    async def refresh_names(self, room: Room) -> None:
        directory, door = await self.in_reader(read_directory, room.table, room.directory.table)
        room.know(directory, door)

    async def catch_up(self, table: int) -> None:
        """Read what this process lacks of a table, once, whoever says so."""
        room = self.rooms.get(table)
        if room is None:
            return
        read = await self.in_reader(read_newer, table, room.epoch, room.state)
        if read is not None and room.advance(read[1], read[0]):
            self._tell(room)

    def _hear(self, message: Mapping[str, Any]) -> None:
        """What another process says about a table that is open here too."""
        room = self.rooms.get(message["table"])
        if room is None:
            return
        if message["type"] == "poke" and message["seq"] > room.state.seq:
            self._spawn(self.catch_up(room.table))
        elif message["type"] == "presence":
            room.registers.heard_from(message["process"], frozenset(message["seats"]), self._loop.time())

    # The watchdog

    async def _watch(self) -> None:
        """One query per process every 2 s: where have the open tables got to? Heals every lost poke."""
        while True:
            await asyncio.sleep(WATCHDOG_SECONDS)
            try:
                await self._watch_once()
            except Exception:
                logger.exception("the watchdog could not read")

    async def _watch_once(self) -> None:
        self._forget_empty_rooms()
        await self._neighbours.look()
        if not self.rooms:
            return
        looked_at = tuple(self.rooms)
        heads = await self.in_reader(read_heads, looked_at)
        for table in {*looked_at} - {table for table, _seq, _epoch in heads}:
            # Cleared, as the demonstration's tables are: otherwise what was due there would be tried for ever.
            if table in self.rooms and self.rooms[table].is_empty:
                self._forget(table)
        for table, seq, epoch in heads:
            room = self.rooms.get(table)
            if room is None:
                continue
            if seq != room.state.seq or epoch != room.epoch:
                await self.catch_up(table)
            elif room.is_behind:
                # Its names could not be read when it was to be shown.
                self._tell(room)
        await self._neighbours.subscribe(tuple(self.rooms))
        await self._watch_rehearsals()

    async def _watch_rehearsals(self) -> None:
        """What is tried at tables that have not begun: no event, so no poke. Read with the watchdog, and then gone."""
        begun = [room for room in self.rooms.values() if not is_rehearsing(room.state)]
        for room in begun:
            room.registers.trials, room.registers.lines = None, ()
        waiting = tuple(table for table, room in self.rooms.items() if is_rehearsing(room.state))
        if not waiting:
            return
        for table, (lines, trials) in (await self.in_reader(read_rehearsals, waiting)).items():
            room = self.rooms.get(table)
            if room is not None:
                room.registers.lines, room.registers.trials = lines, trials

    def _forget_empty_rooms(self) -> None:
        """Memory grows with open tables, not with history."""
        now = self._loop.time()
        for table, room in tuple(self.rooms.items()):
            if not room.is_empty or room.due is not None:
                self._emptied_at[table] = now
            elif now - self._emptied_at.get(table, now) > LINGER_SECONDS:
                self._forget(table)

    def _forget(self, table: int) -> None:
        del self.rooms[table]
        self._emptied_at.pop(table, None)
        self._timers.cancel(table)
        self._spawn(self._neighbours.leave(table))

    # Registers

    async def _register(self) -> None:
        """Presence and typing to who facilitates, at most four times a second, and to other processes."""
        told_at = 0.0
        while True:
            await asyncio.sleep(REGISTER_SECONDS)
            now = self._loop.time()
            is_time = now - told_at > PRESENCE_SECONDS
            told_at = now if is_time else told_at
            for room in tuple(self.rooms.values()):
                self._send_registers(room, now)
                if is_time and room.seats_here():
                    self._neighbours.tell_presence(room.table, room.seats_here())

    @staticmethod
    def _send_registers(room: Room, now: float) -> None:
        registers = room.registers
        here, typing = registers.here(room.seats_here(), now), registers.typing_now(now)
        in_full = registers.rehearsal(in_full=True)
        if registers.last_sent == (here, typing, in_full):
            return
        registers.last_sent = (here, typing, in_full)
        seats = {str(seat): {"here": seat in here, "typing": seat in typing} for seat in room.state.seats}
        full = Frame({"type": "registers", "seats": seats, "here": len(here), **in_full})
        brief = Frame({"type": "registers", "here": len(here), **registers.rehearsal(in_full=False)})
        for audience, connections in room.connections.items():
            for connection in connections:
                connection.share(full if audience is Audience.FACILITATOR else brief)

    # Life

    def _start(self) -> None:
        if self._running:
            return
        self._running = True
        for work in (self._neighbours.listen(), self._watch(), self._register()):
            self._spawn(work)

    def _spawn(self, work: Any) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            logger.error("a task of the hub ended", exc_info=task.exception())

    async def stop(self) -> None:
        committer.listeners.remove(self._heard)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._reader.shutdown(wait=False)


_hubs: "WeakKeyDictionary[asyncio.AbstractEventLoop, Hub]" = WeakKeyDictionary()


def current_hub() -> Hub:
    """The hub of the running event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub(loop)
    return _hubs[loop]
