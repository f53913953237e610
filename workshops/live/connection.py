"""One socket, seen from the hub: writing frames to it without ever waiting for it."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

from workshops.domain.audiences import Audience
from workshops.live.frames import Frame

Send = Callable[[Mapping[str, Any]], Awaitable[None]]

# What a client may have outstanding before it is skipped: a minute of a busy table on a bad network.
OUTSTANDING_BYTES_MAX = 256 * 1024
BACKLOG_FRAMES_MAX = 200
# What may wait here for one socket, answers included. Reports are the client's word; this is what is really unread.
UNREAD_BYTES_MAX = 2 * 1024 * 1024


class RawWriter(Protocol):
    """A way round the server's send for frames that are encoded already."""

    def write(self, wire: bytes) -> bool:
        """Whether the bytes were taken; False means: use the ordinary way."""
        ...

    def waiting(self) -> int:
        """Bytes that the server holds for this socket because the other end does not read."""
        ...

    def abort(self) -> None:
        """End the connection now, without a word."""
        ...


class Connection:
    """A client that said hello. `skipping` clients lag: they get nothing until they report and are resynchronised."""

    def __init__(self, send: Send, audience: Audience, raw: RawWriter | None = None) -> None:
        self.audience = audience
        self.seat: int | None = None
        self.generation = 0
        self.facilitation: int | None = None
        self.token_hash = ""
        self.last_seq = 0
        self.skipping = False
        self.closing = False
        self.heard_at = 0.0
        self.last_mine: Mapping[str, Any] | None = None
        self._send = send
        self._raw = raw
        self._backlog: deque[Mapping[str, Any]] = deque()
        self._backlog_bytes = 0
        self._drain: asyncio.Task[None] | None = None
        self._written = 0
        self._mark = (0, 0)

    def write(self, frame: Frame) -> None:
        """Hand a frame over. Personal answers go through even while skipping; the caller skips shared frames."""
        if self.closing:
            return
        if self._unread > UNREAD_BYTES_MAX:
            self._drop()
            return
        self._written += frame.size
        if frame.seq:
            self.last_seq = max(self.last_seq, frame.seq)
        if not self._backlog and self._drain is None and self._raw is not None and self._raw.write(frame.wire):
            return
        self._enqueue({"type": "websocket.send", "text": frame.text})

    def share(self, frame: Frame) -> None:
        """Hand over a frame made for everybody; a client that lags is skipped instead of buffered for."""
        if self.skipping:
            return
        if self.outstanding > OUTSTANDING_BYTES_MAX or len(self._backlog) > BACKLOG_FRAMES_MAX:
            self.skipping = True
            return
        self.write(frame)

    @property
    def outstanding(self) -> int:
        """Bytes sent since the newest report that is known to cover them."""
        return self._written - self._mark[1]

    def seen(self, seq: int, at: float) -> bool:
        """The client reports what it shows. Returns whether it was skipped and must be resynchronised."""
        self.heard_at = at
        if seq >= self._mark[0]:
            self._mark = (self.last_seq, self._written)
        was_skipping, self.skipping = self.skipping, False
        return was_skipping

    def fail(self, frame: Frame, code: int) -> None:
        """Say why, then close. A close before the reason would reach a browser as a mere 1006."""
        if self.closing:
            return
        self.write(frame)
        self._enqueue({"type": "websocket.close", "code": code})
        self.closing = True

    @property
    def _unread(self) -> int:
        return self._backlog_bytes + (self._raw.waiting() if self._raw is not None else 0)

    def _drop(self) -> None:
        """Whoever asks and never reads is not buffered for: a farewell would only wait behind the rest."""
        self.closing = True
        self._backlog.clear()
        self._backlog_bytes = 0
        if self._raw is not None:
            self._raw.abort()

    def _enqueue(self, message: Mapping[str, Any]) -> None:
        self._backlog.append(message)
        self._backlog_bytes += len(message.get("text", ""))
        if self._drain is None:
            self._drain = asyncio.ensure_future(self._empty_backlog())

    async def _empty_backlog(self) -> None:
        try:
            while self._backlog:
                message = self._backlog[0]
                # A socket that went away meanwhile is noticed by its own reader; what is left for it is dropped.
                with contextlib.suppress(Exception):
                    await self._send(message)
                if self._backlog and self._backlog[0] is message:
                    self._backlog.popleft()
                    self._backlog_bytes -= len(message.get("text", ""))
        finally:
            self._drain = None
