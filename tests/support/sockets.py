"""A client of the live table, as a phone would be one: it folds frames, keeps what it sent, and sends it again."""

import asyncio
import contextlib
import json
import uuid
from collections.abc import AsyncIterator, Callable
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.support.serving import Server
from workshops.domain.difference import apply
from workshops.protocol_answers import server_frame

ANSWER_SECONDS = 20


class Phone:
    """`view`, `mine`, `seq` and `epoch` are what it shows; `unanswered` is what it must send again."""

    def __init__(self, server: Server, code: str, token: str | None = None, role: str = "participant") -> None:
        self.server, self.code, self.token, self.role = server, code, token, role
        self.seq: int | None = None
        self.epoch: str | None = None
        self.view: dict[str, Any] = {}
        self.mine: dict[str, Any] | None = None
        self.here: int | None = None
        self.frames: list[dict[str, Any]] = []
        self.gaps = 0
        self.unanswered: dict[str, dict[str, Any]] = {}
        self.acknowledged: dict[str, dict[str, Any]] = {}
        self.close_code: int | None = None
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None
        self._changed = asyncio.Condition()

    @property
    def address(self) -> str:
        return f"{self.server.url.replace('http', 'ws')}/ws/tavoli/{self.code}/"

    # The connection

    async def arrive(self, *, resume: bool = True) -> "Phone":
        """Connect, say hello with what is known, send again what was never answered."""
        self.close_code = None
        self._socket = await connect(
            self.address, origin=self.server.origin, proxy=None, open_timeout=ANSWER_SECONDS, ping_interval=None
        )
        hello = {"type": "hello", "protocol": 1, "role": self.role, "token": self.token}
        position = {"since": self.seq, "epoch": self.epoch} if resume and self.seq is not None else {}
        await self.say({**hello, **position})
        self._reader = asyncio.create_task(self._read(self._socket))
        for frame in list(self.unanswered.values()):
            await self.say(frame)
        return self

    async def leave(self) -> None:
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            self._reader.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._reader

    async def say(self, frame: dict[str, Any] | str | bytes) -> None:
        assert self._socket is not None
        await self._socket.send(json.dumps(frame) if isinstance(frame, dict) else frame)

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for text in socket:
                frame = json.loads(text)
                self.frames.append(frame)
                await self._take(frame)
                async with self._changed:
                    self._changed.notify_all()
        except ConnectionClosed:
            pass
        finally:
            self.close_code = socket.close_code
            async with self._changed:
                self._changed.notify_all()

    async def _take(self, frame: dict[str, Any]) -> None:
        match frame["type"]:
            case "welcome":
                if frame["epoch"] != self.epoch:
                    self.seq, self.epoch = None, frame["epoch"]
            case "snapshot":
                self.seq, self.epoch, self.view = frame["seq"], frame["epoch"], frame["view"]
                self.mine = frame["mine"]
            case "patch":
                await self._take_patch(frame)
            case "mine":
                self.mine = frame["mine"]
            case "registers":
                self.here = frame["here"]
            case "ack" | "refused":
                self.unanswered.pop(frame["id"], None)
                self.acknowledged[frame["id"]] = frame
            case "retry":
                asyncio.get_running_loop().call_later(frame["after"] / 1000, self._again, frame["id"])

    async def _take_patch(self, frame: dict[str, Any]) -> None:
        if self.seq is not None and frame["to"] <= self.seq:
            return
        if frame["from"] != self.seq:
            self.gaps += 1
            hello = {"type": "hello", "protocol": 1, "role": self.role, "token": self.token}
            await self.say({**hello, "since": self.seq, "epoch": self.epoch})
            return
        self.view, self.seq = apply(self.view, frame), frame["to"]

    def _again(self, command_id: str) -> None:
        frame = self.unanswered.get(command_id)
        if frame is not None and self.close_code is None:
            asyncio.ensure_future(self._say_if_open(frame))  # noqa: RUF006 -- sent again anyway on the next arrival

    async def _say_if_open(self, frame: dict[str, Any]) -> None:
        with contextlib.suppress(ConnectionClosed):
            await self.say(frame)

    # What a person does

    async def send(self, kind: str, *, command_id: str = "", **payload: Any) -> str:
        """Send a command without waiting for its answer; returns its id."""
        frame = {"type": "command", "id": command_id or f"cmd-{uuid.uuid4().hex}", "kind": kind, "payload": payload}
        self.unanswered[frame["id"]] = frame
        await self.say(frame)
        return frame["id"]

    async def ask(self, kind: str, *, command_id: str = "", **payload: Any) -> dict[str, Any]:
        """Send a command and wait for its final answer: ack or refused."""
        self.acknowledged.pop(command_id, None)
        sent = await self.send(kind, command_id=command_id, **payload)
        await self.until(lambda: sent in self.acknowledged)
        return self.acknowledged[sent]

    async def until(self, holds: Callable[[], Any], seconds: float = ANSWER_SECONDS) -> None:
        """Wait until something holds of what was received."""

        async def wait() -> None:
            async with self._changed:
                await self._changed.wait_for(lambda: holds() or self.close_code is not None)

        await asyncio.wait_for(wait(), seconds)
        assert holds(), f"the socket was closed with {self.close_code}: {self.frames[-2:]}"

    async def until_refused(self) -> str:
        """The code with which the server ended the connection."""
        await self.until_closed()
        return next(frame["code"] for frame in reversed(self.frames) if frame["type"] == "error")

    async def until_closed(self, seconds: float = ANSWER_SECONDS) -> int:
        async with asyncio.timeout(seconds):
            async with self._changed:
                await self._changed.wait_for(lambda: self.close_code is not None)
        assert self.close_code is not None
        return self.close_code


@contextlib.asynccontextmanager
async def phones(*guests: Any) -> AsyncIterator[tuple[Any, ...]]:
    """Phones that have arrived and been shown the table; all leave at the end.

    Whatever a scene is about, each frame of it has to be one that docs/protocol.md describes, to the letter.
    """
    try:
        for guest in guests:
            await guest.arrive()
        for guest in guests:
            await guest.until(lambda guest=guest: guest.seq is not None)
        yield guests
        for frame in (frame for guest in guests for frame in guest.frames):
            server_frame.validate_json(json.dumps(frame))
    finally:
        await asyncio.gather(*(guest.leave() for guest in guests), return_exceptions=True)


__all__ = ["ConnectionClosed", "InvalidHandshake", "Phone", "phones"]
