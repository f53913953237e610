"""What stands for a server at the other end of a connection: it takes messages, slowly if asked, and keeps them."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from workshops.live.frames import Frame


class Server:
    """`send` as an ASGI server has it. While `held` is set nothing gets through."""

    def __init__(self) -> None:
        self.messages: list[Mapping[str, Any]] = []
        self.let_through = asyncio.Event()
        self.let_through.set()
        self.faults = 0

    async def send(self, message: Mapping[str, Any]) -> None:
        await self.let_through.wait()
        if self.faults:
            self.faults -= 1
            raise ConnectionError
        self.messages.append(message)

    def hold(self) -> None:
        self.let_through.clear()

    async def settle(self) -> list[Any]:
        """Let everything through and return what was sent: frames as JSON, a close as its number."""
        self.let_through.set()
        for _turn in range(500):
            await asyncio.sleep(0)
        return [read(message) for message in self.messages]


def read(message: Mapping[str, Any]) -> Any:
    return json.loads(message["text"]) if message["type"] == "websocket.send" else message["code"]


class Raw:
    """A raw writer that takes frames until it is told not to."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.takes = True
        self.unread = 0
        self.is_aborted = False

    def waiting(self) -> int:
        return self.unread

    def abort(self) -> None:
        self.is_aborted = True

    def write(self, wire: bytes) -> bool:
        if self.takes:
            self.taken.append(wire)
        return self.takes


def frame(number: int, *, seq: int = 0, padding: int = 0) -> Frame:
    return Frame({"n": number, **({"padding": "x" * padding} if padding else {})}, seq=seq)
