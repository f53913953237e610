"""A WebSocket client small enough to have a thousand of: the handshake, text frames, and an answer to each ping.

It trusts the server that the bench itself started: no checks of UTF-8, no fragments, the masking key is zero (which the
protocol allows and which leaves the text as it is).
"""

import asyncio
import base64
import os
from collections.abc import Callable

TEXT, CLOSE, PING = 0x81, 0x88, 0x89
PONG = 0x8A
_MASKED = 0x80
_SHORT, _MEDIUM = 126, 1 << 16
_NO_MASK = bytes(4)
READY_SECONDS = 30

OnText = Callable[["Socket", bytes], None]


def client_frame(opcode: int, payload: bytes) -> bytes:
    length = len(payload)
    if length < _SHORT:
        head = bytes((opcode, _MASKED | length))
    elif length < _MEDIUM:
        head = bytes((opcode, _MASKED | 126)) + length.to_bytes(2, "big")
    else:
        head = bytes((opcode, _MASKED | 127)) + length.to_bytes(8, "big")
    return head + _NO_MASK + payload


def next_frame(data: bytes, start: int) -> tuple[int, int, int] | None:
    """(first byte, start of the payload, its end) of the server frame at `start`; None when it is not whole."""
    if len(data) < start + 2:
        return None
    length, body = data[start + 1], start + 2
    if length == _SHORT:
        length, body = int.from_bytes(data[start + 2 : start + 4], "big"), start + 4
    elif length > _SHORT:
        length, body = int.from_bytes(data[start + 2 : start + 10], "big"), start + 10
    end = body + length
    return (data[start], body, end) if end <= len(data) and body <= len(data) else None


class Socket(asyncio.Protocol):
    """One client. `on_text` gets every text frame; `closed` is the reason once the server has gone away."""

    def __init__(self, path: str, port: int, on_text: OnText) -> None:
        self._request = handshake(path, port)
        self._on_text = on_text
        self._rest = b""
        self._is_upgraded = False
        self._transport: asyncio.Transport | None = None
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.closed = ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def connection_lost(self, exc: Exception | None) -> None:
        self.closed = self.closed or f"connection lost: {exc}"
        if not self.opened.done():
            self.opened.set_exception(ConnectionError(self.closed))

    def data_received(self, data: bytes) -> None:
        data = self._rest + data if self._rest else data
        start = 0
        if not self._is_upgraded:
            start = self._upgrade(data)
            if not start:
                self._rest = data
                return
        while (frame := next_frame(data, start)) is not None:
            first, body, end = frame
            if first == TEXT:
                self._on_text(self, data[body:end])
            elif first == PING:
                self._write(client_frame(PONG, data[body:end]))
            elif first == CLOSE:
                self.closed = f"closed with {int.from_bytes(data[body : body + 2], 'big')}"
            start = end
        self._rest = data[start:]

    def _upgrade(self, data: bytes) -> int:
        """Where the frames begin; 0 while the answer to the handshake is not whole, or when it is a refusal."""
        head, found, _rest = data.partition(b"\r\n\r\n")
        if not found:
            return 0
        if not head.startswith(b"HTTP/1.1 101"):
            self.closed = head.split(b"\r\n", 1)[0].decode(errors="replace")
            self.close()
            return 0
        self._is_upgraded = True
        self.opened.set_result(None)
        return len(head) + 4

    def send(self, text: str) -> None:
        self._write(client_frame(TEXT, text.encode()))

    def _write(self, wire: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(wire)

    def close(self) -> None:
        if self._transport is not None:
            self._transport.abort()


def handshake(path: str, port: int) -> bytes:
    key = base64.b64encode(os.urandom(16)).decode()
    lines = (
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Origin: http://127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {key}",
        "",
        "",
    )
    return "\r\n".join(lines).encode()


async def open_socket(path: str, port: int, on_text: OnText) -> Socket:
    """A socket whose handshake is done. Raises ConnectionError when the server refuses."""
    loop = asyncio.get_running_loop()
    _transport, socket = await loop.create_connection(lambda: Socket(path, port, on_text), "127.0.0.1", port)
    async with asyncio.timeout(READY_SECONDS):
        await socket.opened
    return socket
