"""People of the load generator: clients at one table of one subject, speaking as the real clients do."""

import asyncio
import json
import re
import time
from array import array
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bench.servers import Server
from bench.websocket import Socket, open_socket

OPENING_AT_ONCE = 50
READY_SECONDS = 60
# As static/js/table/socket.js: after a patch, at most once in five seconds.
SEEN_EVERY_SECONDS = 5.0
_PLACE = re.compile(rb'"to":(\d+)')

Heard = Callable[["Client", bytes], None]


@dataclass(frozen=True)
class Subject:
    """What is measured: a path of a running server. `is_platform` clients say hello and report what they saw."""

    name: str
    server: str
    path: str
    is_platform: bool = False


PLATFORM = Subject("voci", "voci", "/ws/tavoli/{code}/", is_platform=True)
STOCK = Subject("stock Channels", "stock", "/ws/stock/{code}/")
QUIET = Subject("stock Channels, telling nobody", "stock", "/ws/quiet/{code}/")
AWAITED = Subject("bare daphne, awaited send", "bare", "/ws/awaited/{code}/")
RAW = Subject("bare daphne, one frame to all", "bare", "/ws/raw/{code}/")


@dataclass(frozen=True)
class Table:
    """Where they sit: tokens of the seats (none at a reference), and what can be chosen."""

    code: str
    tokens: Sequence[str] = ()
    ballot: int = 0
    options: Sequence[int] = (1, 2, 3)


class Client:
    """One socket. Without a token it is a room screen."""

    def __init__(self, number: int, subject: Subject, heard: Heard, token: str | None) -> None:
        self.number = number
        self.is_ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.marks = array("b", bytes(1024))
        self.waiting_since = 0.0
        self._subject = subject
        self._heard = heard
        self._token = token
        # People do not arrive in step: reports are spread over the interval, as they are in a room.
        self._seen_at = time.monotonic() - SEEN_EVERY_SECONDS * (number % 50) / 50
        self._commands = 0
        self._socket: Socket | None = None

    async def open(self, server: Server, code: str) -> None:
        self._socket = await open_socket(self._subject.path.format(code=code), server.port, self._on_text)
        if not self._subject.is_platform:
            self.is_ready.set_result(None)
            return
        role = {"role": "participant", "token": self._token} if self._token else {"role": "screen"}
        self._socket.send(json.dumps({"type": "hello", "protocol": 1, "since": None, "epoch": None, **role}))

    def _on_text(self, _socket: Socket, payload: bytes) -> None:
        if self._subject.is_platform:
            if not self.is_ready.done() and payload.startswith((b'{"type":"snapshot"', b'{"type":"error"')):
                self._arrive(payload)
            elif payload.startswith(b'{"type":"patch"'):
                self._report(payload)
        self._heard(self, payload)

    def _arrive(self, payload: bytes) -> None:
        if payload.startswith(b'{"type":"snapshot"'):
            self.is_ready.set_result(None)
        else:
            self.is_ready.set_exception(ConnectionError(payload.decode()))

    def _report(self, payload: bytes) -> None:
        now = time.monotonic()
        if now - self._seen_at >= SEEN_EVERY_SECONDS and (place := _PLACE.search(payload)):
            self._seen_at = now
            self.send({"type": "seen", "seq": int(place[1])})

    def command(self, kind: str, payload: dict[str, Any]) -> str:
        self._commands += 1
        command_id = f"bench-{self.number}-{self._commands}"
        self.waiting_since = time.perf_counter()
        self.send({"type": "command", "id": command_id, "kind": kind, "payload": payload})
        return command_id

    def send(self, frame: dict[str, Any]) -> None:
        assert self._socket is not None
        self._socket.send(json.dumps(frame))

    @property
    def closed(self) -> str:
        return self._socket.closed if self._socket else "never opened"

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()


@asynccontextmanager
async def sitting(
    subject: Subject, server: Server, table: Table, count: int, heard: Heard
) -> AsyncIterator[list[Client]]:
    """`count` clients whose screens are drawn: seats first, room screens beyond the last seat."""
    tokens = [*table.tokens, *[None] * count][:count]
    clients = [Client(number, subject, heard, token) for number, token in enumerate(tokens, 1)]
    try:
        async with asyncio.timeout(READY_SECONDS):
            for start in range(0, count, OPENING_AT_ONCE):
                some = clients[start : start + OPENING_AT_ONCE]
                await asyncio.gather(*(client.open(server, table.code) for client in some))
                await asyncio.gather(*(client.is_ready for client in some))
        yield clients
    finally:
        for client in clients:
            client.close()
        await asyncio.sleep(0.2)
