"""The polling rung of a phone: the same verbs as tests.support.sockets.Phone, over plain HTTP."""

import asyncio
import json
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable
from typing import Any

from tests.support.serving import Server
from workshops.domain.difference import apply

ANSWER_SECONDS = 20


def fetch(url: str, *, token: str | None = None, body: object = None) -> tuple[int, dict[str, Any]]:
    """(status, JSON) of one request; an error status is an answer too."""
    headers = {"Accept": "application/json", **({"Authorization": f"Seat {token}"} if token else {})}
    data = json.dumps(body).encode() if body is not None else None
    if data is not None:
        headers["Content-Type"] = "application/json"
    request = urllib.request.Request(url, data=data, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as response:
            return response.status, json.loads(response.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, _told(error)


def _told(error: urllib.error.HTTPError) -> dict[str, Any]:
    said = error.read()
    assert error.headers.get_content_type() == "application/json", (error.url, error.code, said[:2000])
    return json.loads(said)


class PollingPhone:
    def __init__(self, server: Server, code: str, token: str | None = None, role: str = "participant") -> None:
        self.base, self.token, self.role = f"{server.url}/tavoli/{code}/", token, role
        self.seq: int | None = None
        self.epoch: str | None = None
        self.view: dict[str, Any] = {}
        self.mine: dict[str, Any] | None = None
        self.frames: list[dict[str, Any]] = []
        self.gaps = 0
        self.refused: str | None = None

    async def arrive(self, *, resume: bool = True) -> "PollingPhone":
        if not resume:
            self.seq = None
        await self._poll()
        return self

    async def leave(self) -> None:
        """Nothing is held open on this rung."""

    async def _poll(self, **more: str) -> None:
        query = {"role": self.role, **more}
        if self.seq is not None:
            query |= {"since": str(self.seq), "epoch": self.epoch or ""}
        address = f"{self.base}stato/?{urllib.parse.urlencode(query)}"
        _status, frame = await asyncio.to_thread(fetch, address, token=self.token)
        self.frames.append(frame)
        match frame["type"]:
            case "snapshot":
                self.seq, self.epoch, self.view = frame["seq"], frame["epoch"], frame["view"]
            case "patch" if frame["to"] > (self.seq or 0):
                self.gaps += frame["from"] != self.seq
                self.view, self.seq = apply(self.view, frame), frame["to"]
            case "refused":
                self.refused = frame["code"]
                return
        self.mine = frame["mine"]

    async def ask(self, kind: str, *, command_id: str = "", **payload: Any) -> dict[str, Any]:
        body = {"id": command_id or f"cmd-{uuid.uuid4().hex}", "kind": kind, "payload": payload}
        while True:
            _status, frame = await asyncio.to_thread(fetch, f"{self.base}comandi/", token=self.token, body=body)
            if frame["type"] != "retry":
                return frame
            await asyncio.sleep(frame["after"] / 1000)

    async def until(self, holds: Callable[[], Any], seconds: float = ANSWER_SECONDS) -> None:
        give_up = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < give_up, self.frames[-2:]
            assert self.refused is None, self.refused
            await self._poll()
            await asyncio.sleep(0.05)

    async def until_refused(self, seconds: float = ANSWER_SECONDS) -> str:
        give_up = time.monotonic() + seconds
        while self.refused is None:
            assert time.monotonic() < give_up, self.frames[-2:]
            await self._poll()
            await asyncio.sleep(0.05)
        return self.refused


class WaitingPhone(PollingPhone):
    """As the scripts poll: one question after another, each kept open by the server until there is something new."""

    _asking: asyncio.Task[None] | None = None

    async def arrive(self, *, resume: bool = True) -> "WaitingPhone":
        await super().arrive(resume=resume)
        self._asking = asyncio.create_task(self._ask_on())
        return self

    async def leave(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    async def _ask_on(self) -> None:
        while self.refused is None:
            await self._poll(wait="1")

    async def until(self, holds: Callable[[], Any], seconds: float = ANSWER_SECONDS) -> None:
        give_up = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < give_up, self.frames[-2:]
            await asyncio.sleep(0.02)

    async def until_refused(self, seconds: float = ANSWER_SECONDS) -> str:
        await self.until(lambda: self.refused, seconds)
        return str(self.refused)
